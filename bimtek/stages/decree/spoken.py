"""Which OPDs have spoken at an SK: whoever asked, objected, or said something to its role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.talkers import Spoke
from bimtek.stages.decree.records import Attitude, Stance

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def spoken(session: Session, stage: Stage) -> Iterator[Spoke]:
    """Every question and objection, with words or without; a bare "siap" is only a nod."""
    for seen in session.all(Stance):
        said = seen.value
        if said.stage != stage.id or said.stance is None:
            continue
        if said.stance.stance is not Attitude.READY or said.sentence or said.wish:
            yield Spoke(said.opd, said.stance.at)
