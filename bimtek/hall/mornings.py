"""The morning after: which day of the programme begins, and what those before left to it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.outlook import NIGHT
from bimtek.hall.programme import CLOSING
from bimtek.hall.records import StageState
from bimtek.hall.running import UNDECIDED, last_held, next_up, run_of, stage_now

if TYPE_CHECKING:
    from bimtek.hall.running import Runs
    from bimtek.script.model import Stage


class Left(NamedTuple):
    """What the days before left to a day of the programme."""

    running: tuple[Stage, ...]
    """Still recorded as running: somebody forgot to end them."""
    unclosed: tuple[int, ...]
    """Days whose closing was not held."""
    not_held: tuple[Stage, ...]
    """Neither held nor postponed nor left out."""
    moved_here: tuple[Stage, ...]
    """Postponed to this day."""
    undecided: tuple[Stage, ...]
    """Postponed without saying to when."""


def new_day(stages: Sequence[Stage], runs: Runs, now: datetime) -> int | None:
    """The day of the programme that is to begin now; None: the hall is in the middle of one.

    A day begins on another date than what was held last, and after a night. What somebody forgot
    to end before that keeps nobody in the day that is over.
    """
    last = last_held(stages, runs)
    if last < 0:
        return None
    run = run_of(runs, stages[last].id)
    held = run.ended or run.started
    if held is None or now - held < NIGHT or held.astimezone(now.tzinfo).date() == now.date():
        return None
    later = [one.day for one in stages[last + 1 :] if one.day > stages[last].day]
    return min(later, default=None)


def opens_at(stages: Sequence[Stage], runs: Runs, now: datetime) -> Stage | None:
    """What a person who opens the session now wants to see: on a new morning its first acara."""
    day = new_day(stages, runs, now)
    first = next_up([one for one in stages if one.day == day], runs)
    return first or stage_now(stages, runs)


def left_to(stages: Sequence[Stage], runs: Runs, day: int) -> Left:
    """What the days before left to a day, in the order of the hall."""
    before = [one for one in stages if UNDECIDED < one.day < day]

    def of(found: Sequence[Stage], state: StageState) -> tuple[Stage, ...]:
        return tuple(one for one in found if run_of(runs, one.id).state is state)

    closings = [one for one in before if one.kind == CLOSING]
    unclosed = {one.day for one in closings} - {one.day for one in of(closings, StageState.DONE)}
    return Left(
        of(before, StageState.RUNNING),
        tuple(sorted(unclosed)),
        tuple(one for one in of(before, StageState.PENDING) if one.kind != CLOSING),
        of([one for one in stages if one.day == day], StageState.POSTPONED),
        of([one for one in stages if one.day == UNDECIDED], StageState.POSTPONED),
    )
