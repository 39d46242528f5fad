"""How far the reading of the results is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.closing.state import ClosingState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Decisions and actions that were read, of how many."""
    found = ClosingState(session, stage).items
    return sum(not item.is_open for item in found), len(found)
