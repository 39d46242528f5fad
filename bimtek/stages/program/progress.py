"""How far the programmes are."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.program.state import ProgrammeState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Pillars with a programme, of all; without pillars quick wins of how many are wanted."""
    return counted(ProgrammeState(session, stage))


def counted(state: ProgrammeState) -> tuple[int, int]:
    """The same of a state that is there already; at tables what any group proposes counts."""
    if state.scripted:
        return sum(bool(state.of(one.id)) for one in state.scripted), len(state.scripted)
    return min(len(state.result.quick_wins), state.wanted), state.wanted


def reached(session: Session, stage: Stage) -> str:
    """`12 program di 5 dari 6 pilar, 2 dari 6 quick win`; nothing before any stands."""
    state = ProgrammeState(session, stage).result
    if not state.everything:
        return ""
    told = f"{len(state.everything)} program"
    if state.scripted:
        done, of = counted(state)
        told += f" di {done} dari {of} pilar"
    wanted = state.wanted
    if state.quick_wins or wanted:
        told += f", {len(state.quick_wins)}{f' dari {wanted}' if wanted else ''} quick win"
    return told
