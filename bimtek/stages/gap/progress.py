"""How far a gap analysis is."""

from __future__ import annotations

from bimtek.script.model import Stage
from bimtek.session import Session
from bimtek.stages.gap.records import CITY, GapStatus
from bimtek.stages.gap.state import GapState


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Rows that are answered, of how many, over all pillars."""
    return _answers(GapState(session, stage))


def _answers(state: GapState) -> tuple[int, int]:
    counts = [state.progress(pillar) for pillar in state.pillars]
    return sum(count.answered for count in counts), sum(count.asked for count in counts)


def reached(session: Session, stage: Stage) -> str:
    """What the hall did and the OPDs answered: `3 dari 18 sub-dimensi, 12 dari 92 jawaban`."""
    state = GapState(session, stage)
    counts = ((*state.city_levels, "sub-dimensi"), (*_answers(state), "jawaban"))
    return ", ".join(f"{n} dari {of} {what}" for n, of, what in counts if of)


def agreed(session: Session, stage: Stage) -> tuple[int, int]:
    """OPDs whose every answer so far is agreed, of how many that are asked.

    The hall agrees to the city's levels; where no OPD's own answer was ever agreed, none is asked.
    Nobody has agreed to both of two answers that stand side by side.
    """
    state = GapState(session, stage)
    said: dict[str, set[GapStatus]] = {}
    for pillar in state.pillars:
        for row in state.rows(pillar):
            if row.who != CITY:
                statuses = said.setdefault(row.who, set())
                gap = state.gap(row)
                if gap.stated:
                    split = state.standing(row).split
                    statuses.add(GapStatus.CHANGED if split else gap.status)
    if not any(statuses - {GapStatus.DRAFT} for statuses in said.values()):
        return 0, 0
    return sum(statuses == {GapStatus.AGREED} for statuses in said.values()), len(said)
