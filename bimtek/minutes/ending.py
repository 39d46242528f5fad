"""When the meeting ended, as the last part of the minutes says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import StageState
from bimtek.locale.dates import clock, medium_date
from bimtek.minutes.wording import UNSETTLED
from bimtek.stages.closing.ends import End, ends

if TYPE_CHECKING:
    from bimtek.minutes.course import Course
    from bimtek.session import Session

LEFT = {
    StageState.PENDING: "Saat itu belum berlangsung",
    StageState.RUNNING: "Saat itu masih berlangsung",
}


class Ending(NamedTuple):
    """Whether all is over, and what is told of it."""

    is_over: bool
    words: str
    """Sentences."""


def ending(session: Session, courses: Sequence[Course], first_day: date) -> Ending:
    """As whoever closed it said, else as the running order tells."""

    def hour(at: datetime) -> str:
        day = "" if at.date() == first_day else f" pada {medium_date(at)}"
        return f"pukul {clock(at)} {session.script.zone}{day}"

    def ended(end: End) -> str:
        unsettled = f" {UNSETTLED}" if end.unsettled else ""
        return hour(session.local(end.at)) + unsettled

    found = list(ends(session))
    last = next((one for one in found if one.is_last), None)
    if last is not None:
        return Ending(True, " ".join((f"Acara ditutup {ended(last)}.", *_left(courses))))
    moments = [one.ended for one in courses if one.ended]
    if moments and not any(one.state in LEFT for one in courses):
        return Ending(True, f"Acara ditutup {hour(max(moments))}.")
    if not found:
        return Ending(False, "Waktu penutupan belum dicatat.")
    told = "; ".join(f"Hari {one.stage.day} ditutup {ended(one)}" for one in found)
    return Ending(False, f"{told}. Waktu penutupan seluruh acara belum dicatat.")


def _left(courses: Sequence[Course]) -> list[str]:
    """What nobody had finished, left out or postponed by then."""
    parts = []
    for state, words in LEFT.items():
        titles = [one.stage.title for one in courses if one.state is state]
        if titles:
            parts.append(f"{words}: {', '.join(titles)}.")
    return parts
