"""On which day a roll call was held, and whether that day is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.presence_records import Attendance, Status
from bimtek.hall.records import StageState
from bimtek.hall.roll_calls import day_of, name_of
from bimtek.hall.running import run_of
from bimtek.locale.dates import clock, short_date

if TYPE_CHECKING:
    from datetime import date, time

    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.attendance.desk import Deed, Desk

CLOSING = "penutup"
"""Kind of an acara that ends a day."""


def held_on(session: Session, roll_call: str) -> date | None:
    """The day on which somebody was first recorded in any roll call of that day."""
    day = day_of(roll_call)
    stamps = [
        stamp
        for seen in session.all(Attendance)
        if day_of(seen.value.roll_call) == day
        for stamp in seen.stamps("presence")
    ]
    author = session.author(min(stamps)) if stamps else None
    return author.at.date() if author else None


def is_closed(session: Session, stage: Stage) -> bool:
    """Whether the day of an acara was closed."""
    runs = session.runs
    day = next((one.day for one in session.stages if one.id == stage.id), stage.day)
    return any(
        one.kind == CLOSING and one.day == day and run_of(runs, one.id).state is StageState.DONE
        for one in session.stages
    )


def late(session: Session, stage: Stage, desk: Desk, deed: Deed) -> str:
    """The doubt about somebody who comes or goes once the day of the roll call is over."""
    if not _comes_or_goes(desk, deed):
        return ""
    on, today = held_on(session, desk.roll_call), session.now().date()
    name = name_of(desk.roll_call)
    called = f"Absen {name} {short_date(on)}" if on else f"Absen {name}"
    if is_closed(session, stage):
        return f"{called} sudah ditutup. Tetap catat? Sekali lagi: ya."
    if on is not None and on != today:
        return f"{called}: kini {short_date(today)}. Tetap catat? Sekali lagi: ya."
    return ""


def _comes_or_goes(desk: Desk, deed: Deed) -> bool:
    """Corrections of who came already, such as a letter or a name, are made in the evening."""
    for change in deed.changes:
        call, _, who = change.record.partition("/")
        if change.kind != Attendance.kind or call != desk.roll_call:
            continue
        presence = change.patch.get("presence")
        coming = isinstance(presence, dict) and presence.get("status") == Status.PRESENT.value
        fresh = who not in desk.room.people or desk.status(who) is not Status.PRESENT
        if "left" in change.patch or (coming and fresh):
            return True
    return False


def hour(
    session: Session, seen: Seen[Attendance], field: str, at: time | None, on: date | None
) -> str:
    """A time as it is printed: with its date, where it is that of a key pressed on another day."""
    if at is None:
        return ""
    author = session.author(next(iter(seen.stamps(field)), ""))
    if author is None or on is None or author.at.date() == on:
        return clock(at)
    of_that_key = (author.at.hour, author.at.minute) == (at.hour, at.minute)
    return f"{clock(at)} ({short_date(author.at.date())})" if of_that_key else clock(at)
