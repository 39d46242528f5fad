"""Which roll call an acara goes by: its own, else the one that holds in its hour. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bimtek.hall.presence_records import RollCall
from bimtek.hall.records import StageState
from bimtek.hall.running import Runs, all_running, last_held, run_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage

ROLL_CALL = "presensi"
"""Kind of an acara that is a roll call, whether or not it names one."""


def roll_call_of(stage: Stage) -> str:
    """The id of an acara's own roll call, as it was planned."""
    return stage.roll_call or f"{stage.day}-{stage.id}"[:40]


def day_of(roll_call: str) -> str:
    """The day that the id of a roll call begins with: `1` of `1-pagi`."""
    return roll_call.partition("-")[0]


def name_of(roll_call: str) -> str:
    """What people call a roll call within its day: `setelah makan` of `2-setelah-makan`."""
    return roll_call.partition("-")[2].replace("-", " ")


def roll_call_at(
    stage: Stage,
    stages: Sequence[Stage],
    calls: Iterable[RollCall],
    begun: Collection[str],
    runs: Runs,
) -> str:
    """The roll call that counts who is here in an acara.

    An acara that holds a roll call goes by that one, also before anybody came. Any other goes by
    the last one of its day that has begun: while it is open, of all; once it is over, of those
    before it. Where none has begun, by the first of the day: nobody is here yet. Never by that of
    another day; empty where the day has none.

    Args:
        stages: the running order.
        begun: roll calls in which somebody was recorded.
    """
    places = {one.id: place for place, one in enumerate(stages)}
    days = {one.id: one.day for one in stages}
    mine = sorted(
        (places[call.stage], call.order, call.id)
        for call in calls
        if days.get(call.stage) == stage.day
    )
    own = [call for place, _, call in mine if place == places.get(stage.id)]
    if own:
        return own[-1]
    if run_of(runs, stage.id).state is StageState.DONE:
        here = places.get(stage.id, 0)
        mine = [one for one in mine if one[0] <= here] or mine
    running = {one.id for one in all_running(stages, runs)}
    held = [call for place, _, call in mine if call in begun or stages[place].id in running]
    return next(iter((*held[::-1], *(call for _, _, call in mine))), "")


def begins_by_coming(stage: Stage, stages: Sequence[Stage], runs: Runs, now: datetime) -> bool:
    """Whether the first who comes begins this acara: a roll call of today whose turn is not over.

    What was left out or put off stays so, and what the hall has passed over begins no more.
    """
    if stage.kind != ROLL_CALL or run_of(runs, stage.id).state is not StageState.PENDING:
        return False
    last = last_held(stages, runs)
    place = next((n for n, one in enumerate(stages) if one.id == stage.id), -1)
    return place > last and stage.day == _day_by(stages, runs, last, now)


def _day_by(stages: Sequence[Stage], runs: Runs, last: int, now: datetime) -> int | None:
    """The day of what was held today; else the one that comes after what was held before."""
    if last < 0:
        return stages[0].day
    run, day = run_of(runs, stages[last].id), stages[last].day
    held = run.ended or run.started
    if run.state is StageState.RUNNING or held is None or _same_date(held, now):
        return day
    return next((one.day for one in stages[last + 1 :] if one.day != day), day)


def _same_date(at: datetime, now: datetime) -> bool:
    return at.astimezone(now.tzinfo).date() == now.date()
