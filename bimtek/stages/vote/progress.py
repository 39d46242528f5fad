"""How far a vote is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.vote.state import VoteState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Voters who have voted, of how many who are here; of totals the options that are counted."""
    return counted(VoteState(session, stage))


def counted(state: VoteState) -> tuple[int, int]:
    """The same of a state that is there already."""
    if state.by_name:
        return state.turnout.voted, state.turnout.of
    return len(state.options) - len(state.uncounted), len(state.options)


def reached(session: Session, stage: Stage) -> str:
    """The same to the hall: `12 dari 20 OPD sudah memilih`."""
    state = VoteState(session, stage)
    done, of = counted(state)
    if not of or not state.anything:
        return ""
    what = f"{state.voters_are} sudah memilih" if state.by_name else "pilihan sudah dihitung"
    opened = ", hasil dibuka" if state.opened_at is not None else ""
    return f"{done} dari {of} {what}{opened}"
