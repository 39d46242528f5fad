"""How far an agenda is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.timed import counted


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Items that are over, of how many."""
    return counted(BriefingState(session, stage).points)
