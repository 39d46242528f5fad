"""How far a reading is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.decree.rules import Standing
from bimtek.stages.decree.state import DecreeState

OPEN = (Standing.SILENT, Standing.ABSENT)


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """OPDs of the SK that said where they stand, of how many."""
    rows = DecreeState(session, stage).rows
    return sum(row.standing not in OPEN for row in rows), len(rows)


def agreed(session: Session, stage: Stage) -> tuple[int, int]:
    """OPDs that are ready for every role that the SK gives them, of how many."""
    rows = DecreeState(session, stage).rows
    return sum(row.standing is Standing.READY for row in rows), len(rows)
