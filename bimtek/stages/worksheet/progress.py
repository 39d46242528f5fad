"""How far a kertas kerja is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.worksheet.state import WorksheetState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Rows that are answered, of how many, over all sheets."""
    total = WorksheetState(session, stage).total
    return total.filled, total.asked


def reached(session: Session, stage: Stage) -> str:
    """The same to the hall: `13 dari 15 baris terjawab`."""
    filled, asked = progress(session, stage)
    return f"{filled} dari {asked} baris terjawab" if asked else ""
