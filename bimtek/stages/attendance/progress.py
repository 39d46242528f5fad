"""How far a roll call is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.attendance.desk import read_desk


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Seats that are filled, of how many."""
    turnout = read_desk(session, stage).turnout
    return turnout.covered, turnout.invited
