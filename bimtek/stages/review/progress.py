"""How far a telaah is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.review.records import Decision
from bimtek.stages.review.rules import decided
from bimtek.stages.review.state import ReviewState
from bimtek.stages.timed import counted


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Chapters that are over, of all."""
    return counted(ReviewState(session, stage).parts)


def reached(session: Session, stage: Stage) -> str:
    """`5 dari 8 bab selesai, 12 catatan (9 diterima)`; nothing before any was begun."""
    state = ReviewState(session, stage)
    done, of = counted(state.parts)
    if not state.everything and not any(one.began for one in state.parts):
        return ""
    told = [f"{done} dari {of} bab selesai"]
    if state.everything:
        counts = decided(state.everything)
        yes = counts.get(Decision.ACCEPTED, 0) + counts.get(Decision.PARTLY, 0)
        told.append(f"{len(state.everything)} catatan" + (f" ({yes} diterima)" if yes else ""))
    return ", ".join(told)
