"""Which OPDs have spoken at a telaah: whoever made a remark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.talkers import Spoke
from bimtek.stages.review.records import Remark

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def spoken(session: Session, stage: Stage) -> Iterator[Spoke]:
    """Every remark that stands; of a guest nothing is counted."""
    for seen in session.all(Remark):
        if seen.value.stage == stage.id and seen.value.opd:
            yield Spoke(seen.value.opd, seen.value.said)
