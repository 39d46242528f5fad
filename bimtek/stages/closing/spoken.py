"""Which OPDs have spoken at the closing: whoever said what it sees differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.talkers import Spoke
from bimtek.stages.closing.records import Dissent

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def spoken(session: Session, _stage: Stage) -> Iterator[Spoke]:
    """Every dissent; it hangs on a note, not on an acara."""
    return (Spoke(seen.value.opd, seen.value.at) for seen in session.all(Dissent))
