"""How far a SWOT is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.swot.state import SwotState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Quadrants in which anything stands, of how many."""
    return SwotState(session, stage).filled()


def reached(session: Session, stage: Stage) -> str:
    """`24 butir, 10 dari 12 kuadran terisi`, and the keywords; nothing before anything stands."""
    state = SwotState(session, stage)
    if not state.everything:
        return ""
    done, asked = state.filled()
    parts = [f"{len(state.items)} butir, {done} dari {asked} kuadran terisi"]
    words = state.choosing
    if words.keywords:
        parts.append(f"{len(words.chosen)} dari {len(words.keywords)} kata kunci dipilih")
    return ", ".join(parts)
