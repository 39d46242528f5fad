"""How far a reading is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.decree.rules import Standing
from bimtek.stages.decree.state import DecreeState


def agreed(session: Session, stage: Stage) -> tuple[int, int]:
    """OPDs that are ready for every role that the SK gives them, of how many.

    The one count of an SK, so that it says the same wherever it stands as `18/50`.
    """
    rows = DecreeState(session, stage).rows
    return sum(row.standing is Standing.READY for row in rows), len(rows)


def reached(session: Session, stage: Stage) -> str:
    """The same to the hall: `42 dari 50 kantor siap`."""
    ready, of = agreed(session, stage)
    return f"{ready} dari {of} kantor siap" if of else ""
