"""The running order as it stands: what the script plans, moved, inserted and postponed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.hall.records import AddedStage, StageRun, StageState
from bimtek.hall.running import all_running, run_of, spent
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.script.model import Stage

if TYPE_CHECKING:
    from bimtek.hall.running import Runs

UNDECIDED = 0
"""The day of an acara that was postponed without saying to when."""
UNDECIDED_TITLE = "Ditunda, waktunya belum ditentukan"
NIGHT = timedelta(hours=8)
"""After this long without a new acara, a new day of the programme may have begun."""
CLOSING = "penutup"
"""Kind of the acara that closes a day."""
HALF_A_DAY = 12
"""Hours; what is planned so much earlier than the first acara lies after midnight."""
SpecOf = Callable[[str], Any]
"""Word of a kind → what a section of it without any text says; None: it needs a script."""


class Slot(NamedTuple):
    """An acara and its place among those of its day."""

    stage: Stage
    place: Decimal


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


def slots(
    planned: Sequence[Stage], runs: Runs, added: Iterable[AddedStage], spec_of: SpecOf
) -> tuple[Slot, ...]:
    """Every acara in the order in which the hall takes them; equal in all copies."""
    titles = {stage.day: stage.day_title for stage in planned}
    found = [
        Slot(_on_day(stage, runs, titles), _place(runs, stage.id, Decimal(number)))
        for number, stage in enumerate(planned, 1)
    ]
    for one in added:
        spec = spec_of(one.sort)
        if spec is None:
            continue
        day = one.day if one.day is not None else 1
        stage = Stage(
            one.id, one.sort, one.title, day, titles.get(day, ""), None, one.minutes, False,
            one.by, "", (), spec, 0,
        )  # fmt: skip
        found.append(
            Slot(
                _on_day(stage, runs, titles), _place(runs, one.id, place_in(one.place, Decimal(1)))
            )
        )
    found.sort(key=lambda slot: (slot.stage.day or 10**6, slot.place, slot.stage.id))
    return tuple(found)


def _on_day(stage: Stage, runs: Runs, titles: Mapping[int, str]) -> Stage:
    day = run_of(runs, stage.id).day
    if day is None or day == stage.day:
        return stage
    title = titles.get(day, UNDECIDED_TITLE if day == UNDECIDED else "")
    # the hour was meant for the day as planned
    return stage._replace(day=day, day_title=title, starts=None)


def _place(runs: Runs, stage: str, otherwise: Decimal) -> Decimal:
    return place_in(run_of(runs, stage).place, otherwise)


def place_in(text: str, otherwise: Decimal) -> Decimal:
    """A place as it is kept, or the usual one where none or nonsense is kept."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return otherwise
    return found if found.is_finite() else otherwise


# -- deeds


def moved(
    slots: Sequence[Slot], runs: Mapping[str, Seen[StageRun]], stage: str, by: int
) -> list[Change]:
    """An acara one place up or down, into the next day where that is its neighbour.

    Where no place is left between two, because two people gave the same one, all acara of that
    day are counted anew.

    Raises:
        Refusal: at the end of the order.
    """
    at = next(n for n, slot in enumerate(slots) if slot.stage.id == stage)
    others = [slot for slot in slots if slot.stage.id != stage]
    to = at + by
    if not 0 <= to <= len(others):
        raise Refusal("no-further", "Acara ini sudah di ujung susunan.")
    neighbour = others[to] if by < 0 else others[to - 1]
    day = neighbour.stage.day
    if day == UNDECIDED != slots[at].stage.day:
        raise Refusal("no-further", "Di bawah ini hanya acara yang ditunda. Tekan t untuk menunda.")
    same_day = [slot for slot in others if slot.stage.day == day]
    index = same_day.index(neighbour) + (0 if by < 0 else 1)
    place = _between(same_day, index)
    if not any(slot.place == place for slot in same_day):
        return [_set(runs.get(stage), stage, place=str(place), day=day)]
    same_day.insert(index, slots[at])
    return [
        _set(runs.get(slot.stage.id), slot.stage.id, place=str(number), day=day)
        for number, slot in enumerate(same_day, 1)
    ]


def _between(day: Sequence[Slot], index: int) -> Decimal:
    """A place before the acara with this index, behind the one before it."""
    if not day:
        return Decimal(1)
    if index <= 0:
        return day[0].place - 1
    if index >= len(day):
        return day[-1].place + 1
    return (day[index - 1].place + day[index].place) / 2


def insert(
    slots: Sequence[Slot], after: str, title: str, sort: str, minutes: int | None, by: str = ""
) -> Change:
    """A new acara behind another one.

    Raises:
        Refusal: without a title.
    """
    if not title.strip():
        raise Refusal("no-title", "Tulis nama acara yang disisipkan.")
    decided = [slot for slot in slots if slot.stage.day != UNDECIDED]
    before = next((slot for slot in decided if slot.stage.id == after), None)
    before = before or (decided[-1] if decided else None)
    day = before.stage.day if before else 1
    same_day = [slot for slot in slots if slot.stage.day == day]
    index = same_day.index(before) + 1 if before else 0
    return AddedStage.new(
        title=title.strip(),
        sort=sort,
        minutes=minutes,
        day=day,
        place=str(_between(same_day, index)),
        by=by,
    )


def postpone(
    slots: Sequence[Slot], runs: Mapping[str, Seen[StageRun]], stage: str, day: int, reason: str,
    now: datetime,
) -> Change:  # fmt: skip
    """To the end of another day, before what closes it, or to a time that is not decided yet.

    Raises:
        Refusal: without a reason, or if the acara is over.
    """
    seen = runs.get(stage)
    state = seen.value.state if seen else StageState.PENDING
    if state is StageState.DONE:
        raise Refusal("has-ended", "Acara ini sudah selesai. Batalkan selesainya dahulu (u).")
    if not reason.strip():
        raise Refusal("no-reason", "Tulis alasan acara ini ditunda; alasan tercetak di notulen.")
    there = [slot for slot in slots if slot.stage.day == day and slot.stage.id != stage]
    values: dict[str, object] = {
        "state": StageState.POSTPONED,
        "day": day,
        "place": str(_between(there, _before_the_close(there))),
        "reason": reason.strip(),
    }
    if state is StageState.RUNNING:
        values["ended"] = now
    return _set(seen, stage, **values)


def _before_the_close(day: Sequence[Slot]) -> int:
    """Where a day ends for what is added to it: before its penutup, if that is what comes last."""
    return len(day) - 1 if day and day[-1].stage.kind == CLOSING else len(day)


def _set(seen: Seen[StageRun] | None, stage: str, **values: object) -> Change:
    return seen.change(**values) if seen else StageRun.new(id=stage, **values)


# -- what comes


def outlook(stages: Sequence[Stage], runs: Runs, now: datetime) -> Outlook:
    """When what is still to come today will probably begin and end.

    Today is the day of the acara that runs, else of the next one. What is to come begins when
    what runs ends, but not before its planned time; an acara that was moved, or over which one was
    moved, has no planned time any more. What the hall has passed over without beginning it is not
    expected any more.
    """
    begun = [n for n, one in enumerate(stages) if run_of(runs, one.id).started is not None]
    last = begun[-1] if begun else -1
    left = [one for n, one in enumerate(stages) if _is_left(run_of(runs, one.id), n > last)]
    running = all_running(left, runs)
    day = _today(stages[last] if begun else None, running or left, runs, now)
    if day == UNDECIDED or not any(one.day == day for one in left):
        return Outlook({}, None, None, ())
    clock = max((_ends(one, run_of(runs, one.id), now) for one in running), default=now)
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
    ends = [
        planned[one.id] + timedelta(minutes=one.minutes or 0) for one in today if one.id in planned
    ]
    coming = tuple(one for one in left if one.optional and one.id in expected)
    return Outlook(expected, clock, max(ends, default=None), coming)


def _is_left(run: StageRun, coming: bool) -> bool:
    ended = (StageState.DONE, StageState.SKIPPED)
    return run.state is StageState.RUNNING or (coming and run.state not in ended)


def _today(last: Stage | None, left: Sequence[Stage], runs: Runs, now: datetime) -> int:
    """The day of the acara that was begun last, if that was today or within these hours; else of
    what comes next.
    """
    started = run_of(runs, last.id).started if last else None
    if last and started and (_is_recent(started, now) or _date(started, now) == now.date()):
        return last.day
    return left[0].day if left else UNDECIDED


def _ends(stage: Stage, run: StageRun, now: datetime) -> datetime:
    if run.started is None:
        return now
    left = timedelta(minutes=stage.minutes or 0) - spent(run)
    return max(now, run.started.astimezone(now.tzinfo) + left)


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
