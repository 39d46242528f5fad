"""Pembukaan hari: what the day before left to this one, on one card before the first acara."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from bimtek.hall.chair import leads_now
from bimtek.hall.mornings import Left, left_to, new_day
from bimtek.hall.outlook import day_now
from bimtek.hall.records import Chair
from bimtek.hall.running import next_up, run_of
from bimtek.locale.dates import clock, long_date
from bimtek.stages.sheet import first_day_of
from bimtek.tui.parking import waiting
from bimtek.ui.columns import safe
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.closing.overnight import Overnight

MOST_OFFICES = 5


def morning_card(session: Session) -> Reading | None:
    """The card of the day that begins now, or runs; None on the first day."""
    stages, runs, now = session.stages, session.runs, session.now()
    day = new_day(stages, runs, now) or day_now(stages, runs, now)
    if day <= min((one.day for one in stages if one.day), default=day):
        return None
    return Reading(f"Pembukaan hari {day}", list(card_lines(session, day)))


def card_lines(session: Session, day: int) -> Iterator[str]:
    """What whoever opens the day should know."""
    from bimtek.stages.closing.overnight import since_closing

    stages, runs = session.stages, session.runs
    yield f"{_date(session, day)}. {_first(next_up([s for s in stages if s.day == day], runs))}"
    yield ""
    yield from _left(session, left_to(stages, runs, day))
    yield from _tasks(since_closing(session, day))
    if aside := waiting(session):
        yield f"Diparkir, belum dibahas: {len(aside)} (g, lalu d)."
    if leads_now(session.all(Chair)) is None:
        yield "Pimpinan rapat: belum disebut (F4, p)."
    yield "Absen: F7. Yang masih kurang: F9. Kartu ini lagi: Ctrl+P, Pembukaan hari."


def _date(session: Session, day: int) -> str:
    return long_date(first_day_of(session) + timedelta(days=day - 1))


def _first(stage: Stage | None) -> str:
    if stage is None:
        return "Tidak ada acara lagi."
    at = f"{clock(stage.starts)} " if stage.starts else ""
    return f"Acara berikutnya: {at}{safe(stage.title)}."


def _left(session: Session, left: Left) -> Iterator[str]:
    runs = session.runs
    if left.running:
        yield (
            f"Masih tercatat berjalan: {_titles(left.running)}. F4: s menyelesaikan, lalu j "
            "meralat jamnya."
        )
    for day in left.unclosed:
        yield f"Hari {day} belum ditutup: jamnya tidak tercatat di notulen."
    if left.not_held:
        yield f"Belum berlangsung: {_titles(left.not_held)}. F4: t menunda ke hari ini, l melewati."
    for stage in left.moved_here:
        reason = _why(run_of(runs, stage.id).reason)
        yield f"Ditunda ke hari ini: {safe(stage.title)}{reason}{_place(session, stage)}."
    for stage in left.undecided:
        reason = _why(run_of(runs, stage.id).reason)
        yield f"Ditunda, waktunya belum ditentukan: {safe(stage.title)}{reason}."


def _place(session: Session, stage: Stage) -> str:
    """Where it waits in the running order now, and how it comes earlier."""
    behind = session.stages[session.stages.index(stage) + 1 :]
    before = next((one for one in behind if one.day == stage.day), None)
    return f"; kini sebelum ‘{safe(before.title)}’ (F4, K menaikkan)" if before else ""


def _tasks(found: Iterable[Overnight]) -> Iterator[str]:
    tasks = list(found)
    owing, done = [o for o in tasks if o.left], [o for o in tasks if not o.left]
    if not tasks:
        yield "Tugas malam: tidak ada."
        return
    total = sum(one.left for one in owing)
    yield f"Tugas malam: {len(done)} kantor selesai, {len(owing)} kantor masih {total} tugas."
    yield from (f"  {safe(one.told)}: {safe(one.words)}" for one in owing[:MOST_OFFICES])
    if len(owing) > MOST_OFFICES:
        yield f"  dan {len(owing) - MOST_OFFICES} kantor lagi, di acara penutup"
    if done:
        yield f"  selesai: {', '.join(safe(one.name) for one in done)}"


def _titles(stages: Iterable[Stage]) -> str:
    return ", ".join(f"‘{safe(one.title)}’" for one in stages)


def _why(reason: str) -> str:
    return f" ({safe(reason)})" if reason else ""
