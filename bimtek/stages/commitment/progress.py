"""How far a commitment is signed."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.commitment.rules import Standing, counted, signed
from bimtek.stages.commitment.state import CommitmentState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Signatures, of how many."""
    rows = CommitmentState(session, stage).rows
    return signed(rows), len(rows)


def reached(session: Session, stage: Stage) -> str:
    """`24 dari 30 menandatangani, 2 menyusul`; nothing before anybody did anything."""
    rows = CommitmentState(session, stage).rows
    if all(row.is_open for row in rows):
        return ""
    later = counted(rows).get(Standing.LATER, 0)
    told = f"{signed(rows)} dari {len(rows)} menandatangani"
    return f"{told}, {later} menyusul" if later else told
