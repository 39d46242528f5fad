"""How the rest of a day will probably go. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import UNDECIDED, all_running, ends_at, last_held, run_of
from bimtek.locale.dates import clock

if TYPE_CHECKING:
    from bimtek.hall.running import Runs
    from bimtek.script.model import Stage

NIGHT = timedelta(hours=8)
"""After this long without a new acara, a new day of the programme may have begun."""
HALF_A_DAY = 12
"""Hours; what is planned so much earlier than the first acara lies after midnight."""


class Expected(NamedTuple):
    """When an acara that is still to come will probably run."""

    starts: datetime
    ends: datetime


class Outlook(NamedTuple):
    """How the rest of the day will go if nothing else changes."""

    expected: Mapping[str, Expected]
    ends: datetime | None
    """When the last acara of today will be over; None: nothing runs and nothing is to come."""
    planned_end: datetime | None
    shortenable: tuple[Stage, ...]
    """Acara still to come that the script allows to shorten."""

    @property
    def late(self) -> int:
        """Minutes behind the plan; below zero: ahead of it."""
        if self.ends is None or self.planned_end is None:
            return 0
        return round((self.ends - self.planned_end).total_seconds() / 60)


def end_in_words(found: Outlook) -> str:
    """`Selesai ± 16.20, lewat 20'`; or that nothing is to come."""
    if found.ends is None:
        return "Tidak ada acara lagi hari ini."
    said = f"Selesai ± {clock(found.ends)}"
    if found.late > 0:
        return f"{said}, lewat {found.late}'"
    return f"{said}, lebih cepat {-found.late}'" if found.late < 0 else said


def outlook(
    stages: Sequence[Stage],
    runs: Runs,
    now: datetime,
    told: Mapping[str, datetime] | None = None,
    planned_minutes: Mapping[str, int] = MappingProxyType({}),
) -> Outlook:
    """When what is still to come today will probably begin and end.

    Today is the day of the acara that runs, else of the next one. What is to come begins when
    what runs ends, but not before its planned time; an acara that was moved, or over which one was
    moved, has no planned time any more. What the hall has passed over without beginning it is not
    expected any more.

    Args:
        told: acara that runs → when it ends, where the hall was told so.
        planned_minutes: of acara that the hall has shortened, by the plan.
    """
    told = told or {}
    left = _left(stages, runs)
    running = all_running(left, runs)
    day = day_now(stages, runs, now)
    if day == UNDECIDED or not any(one.day == day for one in left):
        return Outlook({}, None, None, ())
    ends = (ends_at(one, run_of(runs, one.id), told.get(one.id)) for one in running)
    clock = max([now, *(at.astimezone(now.tzinfo) for at in ends if at)])
    today = [one for one in stages if one.day == day]
    planned = _planned(today, _began(today, runs, now), now.tzinfo)
    kept = _in_their_turn([one.id for one in today if one.id in planned], planned)
    expected: dict[str, Expected] = {}
    for one in left:
        if one.day != day or one in running:
            continue
        starts = max(clock, planned[one.id]) if one.id in kept else clock
        clock = starts + timedelta(minutes=one.minutes or 0)
        expected[one.id] = Expected(starts, clock)
    planned_ends = [
        planned[one.id] + timedelta(minutes=planned_minutes.get(one.id, one.minutes or 0))
        for one in today
        if one.id in planned
    ]
    coming = tuple(one for one in left if one.optional and one.id in expected)
    return Outlook(expected, clock, max(planned_ends, default=None), coming)


def day_now(stages: Sequence[Stage], runs: Runs, now: datetime) -> int:
    """The day of the acara that was begun last, if that was today or within these hours; else of
    what comes next.
    """
    last = last_held(stages, runs)
    started = run_of(runs, stages[last].id).started if last >= 0 else None
    if started and (_is_recent(started, now) or _date(started, now) == now.date()):
        return stages[last].day
    left = _left(stages, runs)
    following = all_running(left, runs) or left
    return following[0].day if following else UNDECIDED


def _left(stages: Sequence[Stage], runs: Runs) -> list[Stage]:
    """What runs, and what the hall has not passed over."""
    last = last_held(stages, runs)
    return [one for n, one in enumerate(stages) if _is_left(run_of(runs, one.id), n > last)]


def _is_left(run: StageRun, coming: bool) -> bool:
    ended = (StageState.DONE, StageState.SKIPPED)
    return run.state is StageState.RUNNING or (coming and run.state not in ended)


def _is_recent(started: datetime, now: datetime) -> bool:
    return timedelta(0) <= now - started < NIGHT


def _date(at: datetime, now: datetime) -> date:
    """The day of a moment in the hall."""
    return at.astimezone(now.tzinfo).date()


def _began(today: Sequence[Stage], runs: Runs, now: datetime) -> date:
    """The date of this day of the programme: after midnight it is still the one it began on."""
    started = (run_of(runs, one.id).started for one in today)
    recent = [_date(at, now) for at in started if at is not None and _is_recent(at, now)]
    return min(recent, default=now.date())


def _planned(today: Iterable[Stage], day: date, zone: tzinfo | None) -> dict[str, datetime]:
    """Acara → when it was planned to begin; long before the others it is after midnight."""
    times = {one.id: one.starts for one in today if one.starts is not None}
    first = next(iter(times.values()), time())
    return {
        who: datetime.combine(day + timedelta(days=first.hour - at.hour > HALF_A_DAY), at, zone)
        for who, at in times.items()
    }


def _in_their_turn(order: Sequence[str], planned: Mapping[str, datetime]) -> frozenset[str]:
    """Acara that nobody moved across another one: their planned times still mean something."""
    times = [planned[who] for who in order]
    return frozenset(
        who
        for n, who in enumerate(order)
        if all(at <= times[n] for at in times[:n]) and all(at >= times[n] for at in times[n:])
    )
