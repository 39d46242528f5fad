"""What is missing in an agenda; questions without an answer the hall names itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.records import StageState
from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.briefing.rules import Point
from bimtek.stages.briefing.speakers import not_here
from bimtek.stages.briefing.state import BriefingState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """What an acara that is over still owes, and whose talk it holds although they never came."""
    state = BriefingState(session, stage)
    away = not_here(
        state.points_by_the_hall, state.everybody, state.attendance, state.offices, state.city
    )
    yield from talks_of_the_absent(stage.id, stage.title, away)
    if state.run.state is StageState.DONE:
        yield from never_begun(stage.id, stage.title, state.points)


def never_begun(stage: str, title: str, points: Sequence[Point]) -> Iterator[Finding]:
    """Items that nobody began; where nobody timed any of them there is nothing to say."""
    waiting = [point for point in points if point.began is None and not point.skipped]
    if not waiting or len(waiting) == len(points):
        return
    spots = tuple(Spot(point.title, AgendaRun.kind, f"{stage}/{point.id}") for point in waiting)
    text = f"{len(waiting)} butir ‘{title}’ tidak pernah dimulai"
    detail = " · ".join(spot.text for spot in spots)
    yield Finding(
        f"agenda.{stage}", Weight.SHOULD, text, detail, spots[0].kind, spots[0].record, spots
    )


def talks_of_the_absent(stage: str, title: str, away: Mapping[str, str]) -> Iterator[Finding]:
    """Items that are told as the talk of somebody who is not recorded as here.

    Args:
        away: item → whose talk it is and what it is called.
    """
    if not away:
        return
    spots = tuple(Spot(said, AgendaRun.kind, f"{stage}/{item}") for item, said in away.items())
    text = f"{len(spots)} pembicara ‘{title}’ tidak tercatat hadir"
    detail = " · ".join(spot.text for spot in spots)
    first = spots[0]
    yield Finding(f"speakers.{stage}", Weight.SHOULD, text, detail, first.kind, first.record, spots)
