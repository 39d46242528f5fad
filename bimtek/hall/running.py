"""Running an acara: begun, finished, left out, and how much time is left. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bimtek.hall.records import StageRun, StageState
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.dates import clock

if TYPE_CHECKING:
    from bimtek.script.model import Stage

MARKS = {
    StageState.PENDING: "○",
    StageState.RUNNING: "▶",
    StageState.DONE: "✓",
    StageState.POSTPONED: "…",
    StageState.SKIPPED: "✗",
}
"""One letter for each state, so that nothing is told by colour alone."""

HELD = (StageState.RUNNING, StageState.DONE)
"""An acara that runs or is over."""

UNDECIDED = 0
"""The day of an acara that was postponed without saying to when."""

Runs = Mapping[str, StageRun]
"""Acara → how it went; one that is missing has not begun."""


def run_of(runs: Runs, stage: str) -> StageRun:
    """How an acara went so far."""
    return runs.get(stage) or StageRun(stage)


def all_running(stages: Sequence[Stage], runs: Runs) -> list[Stage]:
    """The acara that run now, in the order of the hall."""
    return [one for one in stages if run_of(runs, one.id).state is StageState.RUNNING]


def unbegun(stages: Sequence[Stage], runs: Runs) -> list[Stage]:
    """The acara of which nobody has said yet whether they were held."""
    return [one for one in stages if run_of(runs, one.id).state is StageState.PENDING]


def running_now(stages: Sequence[Stage], runs: Runs) -> Stage | None:
    """The acara that runs; of several the last in the order."""
    running = all_running(stages, runs)
    return running[-1] if running else None


def stage_now(stages: Sequence[Stage], runs: Runs) -> Stage | None:
    """What a person who opens the session wants: the acara that runs, else the next one.

    Where nothing comes any more it is the last that was held.
    """
    if found := running_now(stages, runs) or next_up(stages, runs):
        return found
    return stages[last_held(stages, runs)] if stages else None


def next_up(stages: Sequence[Stage], runs: Runs) -> Stage | None:
    """The acara whose turn comes next; what the hall has passed over has no turn any more."""
    coming = stages[last_held(stages, runs) + 1 :]
    return next((one for one in coming if _waits(run_of(runs, one.id))), None)


def ends_at(stage: Stage, run: StageRun, told: datetime | None = None) -> datetime | None:
    """When a running acara shall be over; None: not known.

    Args:
        told: what the hall was told, such as the end of a break; None: as planned.
    """
    if run.state is not StageState.RUNNING or run.started is None:
        return None
    if told is not None or stage.minutes is None:
        return told
    return run.started + timedelta(minutes=stage.minutes) - spent(run)


def minutes_left(
    stage: Stage, run: StageRun, now: datetime, told: datetime | None = None
) -> int | None:
    """Minutes that are left of a running acara; below zero: over time; None: not known."""
    ends = ends_at(stage, run, told)
    return -((now - ends) // timedelta(minutes=1)) if ends else None


def time_left(stage: Stage, run: StageRun, now: datetime, told: datetime | None = None) -> str:
    """The same in words: `sisa 6'`, `lewat 8'`, or nothing."""
    left = minutes_left(stage, run, now, told)
    if left is None:
        return ""
    return f"sisa {left}'" if left >= 0 else f"lewat {-left}'"


def spells(run: StageRun) -> tuple[tuple[datetime, datetime], ...]:
    """From when to when it ran before it went on; what nobody can read is left out."""
    found = []
    for text in run.earlier:
        begun, _, ended = text.partition("/")
        try:
            found.append((datetime.fromisoformat(begun), datetime.fromisoformat(ended)))
        except ValueError:
            continue
    return tuple(found)


def ran_at(stages: Sequence[Stage], runs: Runs, at: datetime) -> Stage | None:
    """The acara that ran at a moment; of several the last in the order; None: none did."""
    found = (one for one in reversed(stages) if _ran_at(run_of(runs, one.id), at))
    return next(found, None)


def _ran_at(run: StageRun, at: datetime) -> bool:
    if run.started is not None and run.started <= at and (run.ended is None or at < run.ended):
        return True
    return any(begun <= at < ended for begun, ended in spells(run))


def spent(run: StageRun) -> timedelta:
    """How long it ran before it went on."""
    return sum((ended - begun for begun, ended in spells(run)), timedelta())


def countdown(seconds: int) -> str:
    """`47:12`, or `+2:05` once the time is over."""
    sign, seconds = ("+", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"


def coming_up(stages: Sequence[Stage], runs: Runs, stage: str) -> Stage | None:
    """The acara that comes after this one and still waits, or runs already."""
    place = next((n for n, one in enumerate(stages) if one.id == stage), len(stages))
    for one in stages[place + 1 :]:
        run = run_of(runs, one.id)
        if run.state is StageState.RUNNING or _waits(run):
            return one
    return None


def jumped_over(stages: Sequence[Stage], runs: Runs, stage: str) -> tuple[Stage, ...]:
    """What waits before an acara and would be passed over if that one began now.

    What the hall has passed over already, or put off without saying to when, waits no more.
    """
    last = last_held(stages, runs)
    place = next((n for n, one in enumerate(stages) if one.id == stage), 0)
    return tuple(one for one in stages[last + 1 : place] if _waits(run_of(runs, one.id)))


def last_held(stages: Sequence[Stage], runs: Runs) -> int:
    """Where the last acara stands that runs or is over; -1: none."""
    return max(
        (n for n, one in enumerate(stages) if run_of(runs, one.id).state in HELD), default=-1
    )


def _waits(run: StageRun) -> bool:
    """Whether its turn is still to come: not where it is put off without saying to when."""
    return run.state is StageState.PENDING or (run.state is StageState.POSTPONED and bool(run.day))


def why(run: StageRun) -> str:
    """`ditunda: mikrofon rusak`; of what was held all the same nothing."""
    given = run.reason and run.state in (StageState.SKIPPED, StageState.POSTPONED)
    return f"{run.state.value}: {run.reason}" if given else ""


def begin(stage: str, seen: Seen[StageRun] | None, now: datetime, **moved: object) -> Change:
    """An acara begins, or goes on after it was finished, postponed or left out.

    What it had run before stays recorded as a spell of its own.

    Args:
        moved: `day` and `place`, where it takes another place by it.

    Raises:
        Refusal: if it runs already.
    """
    if seen is None:
        return StageRun.new(id=stage, state=StageState.RUNNING, started=now, **moved)
    run = seen.value
    if run.state is StageState.RUNNING:
        raise Refusal("runs-already", "Acara ini sudah berjalan.")
    if run.started is None:
        return seen.change(state=StageState.RUNNING, started=now, ended=None, **moved)
    if run.ended is None:
        return seen.change(state=StageState.RUNNING, **moved)
    spell = "/".join(at.isoformat(timespec="seconds") for at in (run.started, run.ended))
    return seen.change(
        state=StageState.RUNNING,
        started=now,
        ended=None,
        earlier=(*run.earlier, spell),
        **moved,
    )


def finish(seen: Seen[StageRun] | None, now: datetime) -> Change:
    """An acara has ended.

    Raises:
        Refusal: if it does not run.
    """
    if seen is None or seen.value.state is not StageState.RUNNING:
        raise Refusal("not-running", "Acara ini tidak sedang berjalan. Mulai dahulu.")
    return seen.change(state=StageState.DONE, ended=now)


def correct(
    seen: Seen[StageRun] | None, started: datetime, ended: datetime | None, now: datetime
) -> Change:
    """When an acara began and ended, put right; an end given to one that runs ends it.

    Raises:
        Refusal: if it was never held, or if the times run backwards, meet an earlier spell or have
            not come yet.
    """
    if seen is None or seen.value.state not in HELD:
        raise Refusal("not-held", "Acara ini belum dimulai; m memulainya, sesudah itu j.")
    run = seen.value
    if ended is None and run.state is StageState.DONE:
        raise Refusal("no-end", "Tulis jam selesainya; u membuka lagi acara yang selesai.")
    if ended is not None and ended < started:
        raise Refusal("backwards", f"Selesai {clock(ended)} mendahului mulai {clock(started)}.")
    if max(started, ended or started) > now:
        raise Refusal("ahead", f"Jam itu belum tiba: sekarang {clock(now)}.")
    before = max((until for _, until in spells(run)), default=None)
    if before is not None and started < before:
        until = clock(before.astimezone(started.tzinfo))
        raise Refusal("before", f"Acara ini pernah berjalan sampai {until}; mulai sesudah itu.")
    if ended is None:
        return seen.change(started=started)
    return seen.change(state=StageState.DONE, started=started, ended=ended)


def held_before(
    stage: str, seen: Seen[StageRun] | None, started: datetime, now: datetime
) -> Change:
    """An acara that was held without anybody having begun it, and is over now."""
    values = {"state": StageState.DONE, "started": started, "ended": now}
    return seen.change(**values) if seen else StageRun.new(id=stage, **values)


def skip(stage: str, seen: Seen[StageRun] | None, reason: str) -> Change:
    """An acara is left out.

    Raises:
        Refusal: without a reason, or if it has begun.
    """
    refuse_skipping_what_began(seen)
    if not reason.strip():
        raise Refusal("no-reason", "Tulis alasan acara ini dilewati; alasan tercetak di notulen.")
    if seen is None:
        return StageRun.new(id=stage, state=StageState.SKIPPED, reason=reason.strip())
    return seen.change(state=StageState.SKIPPED, reason=reason.strip())


def refuse_skipping_what_began(seen: Seen[StageRun] | None) -> None:
    """Before anybody is asked for a reason.

    Raises:
        Refusal: if it has begun.
    """
    if seen is not None and seen.value.state in HELD:
        raise Refusal("has-begun", "Acara ini sudah dimulai: s menyelesaikannya, l tidak berlaku.")


def reopen(seen: Seen[StageRun] | None) -> Change:
    """Take back that an acara was finished, left out or postponed.

    Raises:
        Refusal: if it was none of these.
    """
    state = seen.value.state if seen else StageState.PENDING
    if state is StageState.RUNNING:
        raise Refusal(
            "not-ended", "Acara ini sedang berjalan. Bila baru saja salah dimulai: Ctrl+Z."
        )
    if seen is None or state is StageState.PENDING:
        raise Refusal("not-ended", "Acara ini belum selesai, tidak dilewati, dan tidak ditunda.")
    if state is StageState.DONE:
        return seen.change(state=StageState.RUNNING, ended=None)
    if state is StageState.POSTPONED:
        return seen.change(state=StageState.PENDING, reason="", place="", day=None)
    return seen.change(state=StageState.PENDING, reason="")
