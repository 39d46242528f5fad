"""What the hall sees of a break (W14d): until when, what comes next, how many were here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.counting import roll_counts
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Participant, StageState
from bimtek.hall.running import coming_up, countdown, run_of
from bimtek.hall.session_records import SessionSheet
from bimtek.locale.dates import clock
from bimtek.page import Page, PageLine
from bimtek.stages.pause.records import Pause
from bimtek.stages.pause.rules import back_at
from bimtek.stages.roll_call import roll_call_for
from bimtek.stages.seating_page import seating_page, sits_next

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.script.model import Stage
    from bimtek.session import Session


def page(session: Session, stage: Stage, pointed: str) -> Page:  # noqa: ARG001 - what every kind takes
    """Few words in the middle; where one sits at tables next, that and the time beside it."""
    if (seated := _seats_next(session, stage)) is not None:
        return seated
    runs = session.runs
    run, now = run_of(runs, stage.id), session.now()
    back = ends(session, stage)
    lines = [PageLine(stage.title.upper(), strong=True), PageLine()]
    if run.state is StageState.DONE:
        lines.append(PageLine("Silakan kembali ke tempat duduk."))
    elif back is not None:
        back = session.local(back)
        lines.append(PageLine(f"kembali pukul {clock(back)}"))
        if run.state is StageState.RUNNING:
            seconds = int((back - now).total_seconds())
            lines += [PageLine(), PageLine(countdown(seconds), strong=True)]
            if seconds < 0:
                lines.append(PageLine("Silakan kembali ke tempat duduk."))
    following = coming_up(session.stages, runs, stage.id)
    if following is not None:
        lines += [PageLine(), PageLine(f"Sesudah ini: {following.title}")]
        if where := _where(session):
            lines.append(PageLine(where))
    return Page(lines=tuple(lines), foot=_counts(session, stage), centered=True)


def _seats_next(session: Session, stage: Stage) -> Page | None:
    """The seats of the acara that follows, with the rest of the break; None: it is in plenary."""
    following = sits_next(session, stage)
    if following is None:
        return None
    back, now = ends(session, stage), session.now()
    words = stage.title.upper()
    corner = ""
    if back is not None:
        back = session.local(back)
        words = f"{words}, kembali pukul {clock(back)}"
        if run_of(session.runs, stage.id).state is StageState.RUNNING:
            corner = countdown(int((back - now).total_seconds()))
    seats = seating_page(session, following)
    lines = (PageLine(f"Di mana saya duduk? {following.title}", strong=True), *seats.lines)
    return seats._replace(title=words, corner=corner, lines=lines, foot=_counts(session, stage))


def ends(session: Session, stage: Stage) -> datetime | None:
    """When everybody shall be back, as the hall sees it."""
    seen = session.get(Pause, stage.id)
    run = run_of(session.runs, stage.id)
    return back_at(stage, run, seen.value if seen else None, session.now())


def _where(session: Session) -> str:
    """Where the session goes on, if it is known."""
    sheet = session.get(SessionSheet, "1")
    place = (sheet.value.place if sheet else "") or session.script.place
    return f"di {place}" if place else ""


def _counts(session: Session, stage: Stage) -> str:
    """The roll call by which the break goes, counts only."""
    calls = [seen.value for seen in session.all(RollCall)]
    rows = [seen.value for seen in session.all(Attendance)]
    people = (seen.value for seen in session.all(Participant))
    current = roll_call_for(session, stage)
    counts = roll_counts((call for call in calls if call.id == current), rows, people)
    return f"Hadir {counts[0].words}" if counts else ""
