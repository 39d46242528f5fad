"""How the running order was planned and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import HELD, spells
from bimtek.hall.shifts import shifts
from bimtek.locale.dates import at_minute, clock, long_date, medium_date
from bimtek.minutes.wording import UNSETTLED, standing
from bimtek.script.rundown import times

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

STATES = {
    StageState.PENDING: "belum berlangsung",
    StageState.RUNNING: "sedang berlangsung",
    StageState.DONE: "",
    StageState.POSTPONED: "ditunda",
    StageState.SKIPPED: "dilewati",
}


EARLY, LATE = timedelta(minutes=15), timedelta(minutes=30)
"""From so much on it was held at quite another time; a little late is usual."""


class Course(NamedTuple):
    """One acara: planned and as it went."""

    number: int
    stage: Stage
    day: date
    planned: str
    """`08.30–10.15`, or nothing."""
    state: StageState
    started: datetime | None
    ended: datetime | None
    reason: str
    unsettled: bool
    """Somebody else recorded another time; a person has yet to choose."""
    planned_day: int | None = None
    """The day of the plan, where the hall took it on another one."""
    earlier: tuple[tuple[datetime, datetime], ...] = ()
    """Spells before the last one, where it was interrupted."""
    shortened: str = ""
    """`diringkas dari 60 menjadi 30 menit`; or nothing."""
    shift: str = ""
    """Whether the hall took it before or behind others, against the plan."""
    starts: time | None = None
    """When the plan says that it begins."""

    @property
    def by_the_clock(self) -> bool:
        """Whether the plan says a time of day."""
        return "." in self.planned

    @property
    def actual(self) -> str:
        """`08.35–10.20`, with dates where it was another day; nothing if it never began.

        Interrupted it has several spells: `08.35–09.00, dilanjutkan 10.10–10.40`.
        """
        if self.started is None and self.ended is None:
            return ""
        spells = [*self.earlier, (self.started, self.ended)]
        went = ", dilanjutkan ".join(spell(begun, ended, self.day) for begun, ended in spells)
        return f"{went} {UNSETTLED}" if self.unsettled else went

    @property
    def was_held(self) -> bool:
        """Whether it took place, in part or until now; else only its state can be told."""
        return bool(self.actual) or self.state in HELD

    @property
    def remark(self) -> str:
        """What the list says of its state, with the reason."""
        word, why = STATES[self.state], self.reason
        if self.state in HELD:
            why = f"sempat tertunda: {why}" if why else ""
        if self.state is StageState.POSTPONED and self.stage.day:
            word = f"ditunda ke hari {self.stage.day}"
        elif self.state is StageState.POSTPONED:
            word = "ditunda" if why else "ditunda, waktunya belum ditentukan"
        told = f"{word} ({why})" if word and why else word or why
        moved = f"semula hari {self.planned_day}" if self.planned_day else ""
        inserted = "disisipkan" if self.inserted else ""
        shift = self.shift or self._off_the_plan
        return "; ".join(filter(None, (inserted, moved, shift, self.shortened, told)))

    @property
    def _off_the_plan(self) -> str:
        """Whether it was held at quite another hour of its day, though nobody moved it."""
        first = self.earlier[0][0] if self.earlier else self.started
        if first is None or self.starts is None or self.planned_day or first.date() != self.day:
            return ""
        late = first - datetime.combine(self.day, self.starts, first.tzinfo)
        if late <= -EARLY:
            return "lebih awal dari rencana"
        return "lebih lambat dari rencana" if late >= LATE else ""

    @property
    def inserted(self) -> bool:
        """The hall put it in; the script knows nothing of it."""
        return self.stage.line == 0


def courses(session: Session, first_day: date) -> tuple[Course, ...]:
    """All acara in the order of the script."""
    placed = {run.id for run in session.runs.values() if run.place}
    shifted = shifts(session.script.stages, session.stages, placed)
    return tuple(
        _course(session, number, stage, first_day)._replace(shift=shifted.get(stage.id, ""))
        for number, stage in enumerate(session.stages, start=1)
    )


def _course(session: Session, number: int, stage: Stage, first_day: date) -> Course:
    seen = session.get(StageRun, stage.id)
    run = seen.value if seen and seen.withdrawn is None else StageRun(stage.id)
    day = first_day + timedelta(days=max(stage.day, 1) - 1)
    moments = [session.local(at) for at in (run.started, run.ended)]
    unsettled = seen is not None and any(
        len(standing(seen, field)) > 1 for field in ("started", "ended")
    )
    plan = next((one for one in session.script.stages if one.id == stage.id), stage)
    return Course(
        number,
        stage,
        day,
        times(plan),
        run.state,
        moments[0],
        moments[1],
        run.reason,
        unsettled,
        plan.day if plan.day != stage.day else None,
        tuple((session.local(a), session.local(b)) for a, b in spells(run)),
        _shortened(plan, run),
        starts=plan.starts,
    )


def _shortened(plan: Stage, run: StageRun) -> str:
    if run.minutes is None or run.state is StageState.SKIPPED:
        return ""
    before = f"dari {plan.minutes} " if plan.minutes and plan.minutes != run.minutes else ""
    return f"diringkas {before}menjadi {run.minutes} menit"


def planned_end(stage: Stage) -> time | None:
    """When an acara ends as planned; None: the script does not say it."""
    return at_minute(stage.ends) if stage.ends is not None else None


def planned_hours(stages: Iterable[Stage]) -> tuple[time | None, time | None]:
    """When the first acara begins as planned and the last one ends, on whichever day."""
    known = list(stages)
    ends = [end for one in known if (end := planned_end(one)) and one.starts and end > one.starts]
    return min((one.starts for one in known if one.starts), default=None), max(ends, default=None)


def span(begins: time | datetime | None, ends: time | datetime | None) -> str:
    """From–to as people write it; an ellipsis for what is not known."""
    return f"{clock(begins) if begins else '…'}–{clock(ends) if ends else '…'}"


def spell(begun: datetime | None, ended: datetime | None, day: date) -> str:
    """From–to; of another day than `day` with its date, once where both are of the same.

    `13.01–14.20`, `1 Agustus 2023 pukul 13.01–14.20`, `13.01 sampai 1 Agustus 2023 pukul 13.03`.
    """
    from_day = begun.date() if begun else day
    goes_over = ended is not None and ended.date() != from_day
    return f"{_moment(begun, day)}{' sampai ' if goes_over else '–'}{_moment(ended, from_day)}"


def _moment(at: datetime | None, day: date) -> str:
    if at is None:
        return "…"
    return clock(at) if at.date() == day else f"{medium_date(at)} pukul {clock(at)}"


def days(first_day: date, last_day: date) -> str:
    """Hari/tanggal: one day, or from–to."""
    if last_day <= first_day:
        return long_date(first_day)
    return f"{long_date(first_day)} sampai dengan {long_date(last_day)}"


def by_day(found: Sequence[Course]) -> Mapping[str, tuple[Course, ...]]:
    """`Hari 2: Selasa, 4 Juli 2023` → its acara; of one day only under no name."""
    if len({one.stage.day for one in found}) < 2:
        return {"": tuple(found)} if found else {}
    days: dict[str, tuple[Course, ...]] = {}
    for one in found:
        day = one.stage.day
        name = f"Hari {day}: {long_date(one.day)}" if day else "Ditunda ke waktu lain"
        days[name] = (*days.get(name, ()), one)
    return days


def held(found: tuple[Course, ...]) -> Mapping[date, tuple[datetime, datetime | None]]:
    """Day → when its first acara began and its last one ended; None: something still runs."""
    went: dict[date, tuple[datetime, datetime | None]] = {}
    ran = [spell for one in found for spell in (*one.earlier, (one.started, one.ended))]
    for start, end in ran:
        if start is None:
            continue
        day = start.date()
        begun, ended = went.get(day, (start, end))
        open_end = end is None or (day in went and ended is None)
        latest = None if open_end else max(filter(None, (ended, end)))
        went[day] = (min(begun, start), latest)
    return dict(sorted(went.items()))
