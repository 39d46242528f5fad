"""The pages of the projector: that of the acara in sight, and those that every session has.

Only counts and names of offices stand on them, never a person's data, never a note; on the page of
one office the actions that it takes home, which are read out in the hall anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierAction, in_order
from bimtek.hall.offices import Offices
from bimtek.hall.presence import begun_calls
from bimtek.hall.presence_records import Attendance
from bimtek.hall.questions import may_be_read_out
from bimtek.hall.queue import breaks, speaking, waiting
from bimtek.hall.records import Label, Note, Opd, Participant, Turn
from bimtek.hall.roll_calls import ROLL_CALL
from bimtek.hall.running import (
    coming_up,
    countdown,
    ends_at,
    next_up,
    run_of,
    running_now,
    time_left,
)
from bimtek.hall.session_records import SessionSheet
from bimtek.hall.showing import Showing, Subject
from bimtek.locale.dates import clock, medium_date
from bimtek.page import Page, PageLine
from bimtek.stages import KINDS
from bimtek.stages.closing.outcomes import dropped
from bimtek.stages.earlier_page import EARLIER, earlier_page
from bimtek.stages.ending import told_end
from bimtek.stages.presence_page import presence_page
from bimtek.stages.roll_call import OPEN, roll_call_for, roll_call_in
from bimtek.stages.seating_page import seating_page
from bimtek.stages.sheet import city_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

MOST_WAITING = 5
"""Turns that are named after the one who speaks."""


def page_of(session: Session, showing: Showing) -> Page:
    """The page that shall be shown now."""
    return PAGES[showing.subject](session, showing)


# -- the acara in sight


def stage_page(session: Session, showing: Showing) -> Page:
    """The page of the acara's kind, else its title and agenda."""
    stage = _in_sight(session, showing)
    if stage is None:
        return blank_page(session, showing)
    if showing.pointed == EARLIER:
        return earlier_page(session)
    pointed = showing.pointed
    if pointed == OPEN:
        call = roll_call_in(session, stage)
        begun = begun_calls(seen.value for seen in session.all(Attendance))
        if stage.kind == ROLL_CALL or call in begun:
            return presence_page(session, call)
        pointed = ""  # nobody was called yet: the hall stays in the acara
    kind = KINDS.of(stage.kind)
    page: Page | None = None
    if kind.page:
        page = KINDS.ask(kind, "page", session, stage, pointed)
    return page or plain_page(session, stage)


def plain_page(session: Session, stage: Stage) -> Page:
    """An acara whose kind has no page of its own; guide text is for the front alone."""
    run = run_of(session.runs, stage.id)
    items = tuple(
        PageLine(item.title, str(number), f"{item.minutes}'" if item.minutes else "")
        for number, item in enumerate(getattr(stage.spec, "items", ()), 1)
    )
    by = (PageLine(f"oleh {stage.by}"),) if stage.by else ()
    return Page(stage.title.upper(), time_left(stage, run, session.now()), (*by, *items))


# -- the pages that every session has


def blank_page(session: Session, _: Showing) -> Page:
    """Title and city: nothing that could embarrass anybody."""
    sheet = session.get(SessionSheet, "1")
    title = (sheet.value.title if sheet else "") or session.script.title
    return Page(
        lines=(PageLine(title, strong=True), PageLine(), PageLine(city_of(session))),
        foot=_coming(session),
        centered=True,
    )


def current_presence_page(session: Session, showing: Showing) -> Page:
    """The roll call that counts who is here in the acara in sight."""
    return presence_page(session, roll_call_for(session, _in_sight(session, showing)))


def queue_page(session: Session, _: Showing) -> Page:
    """Who speaks and who comes next, by office."""
    offices = {seen.value.code: seen.value for seen in session.all(Opd)}
    turns = session.all(Turn)
    ends = breaks(session.runs.values())
    speaks, queue = speaking(turns, ends), waiting(turns, ends)
    lines = []
    if speaks is not None:
        lines.append(PageLine(_office(session, speaks.value, offices).upper(), "▶", strong=True))
        lines.append(PageLine())
    lines += [
        PageLine(_office(session, turn.value, offices), str(number))
        for number, turn in enumerate(queue[:MOST_WAITING], 1)
    ]
    if not lines:
        lines = [PageLine("Silakan mengangkat tangan.")]
    more = len(queue) - MOST_WAITING
    return Page("ANTREAN BICARA", lines=tuple(lines), foot=f"dan {more} lagi" if more > 0 else "")


def timer_page(session: Session, _: Showing) -> Page:
    """The time that is left of the acara that runs."""
    runs, now = session.runs, session.now()
    stage = running_now(session.stages, runs)
    if stage is None:
        return blank_page(session, _)
    ends = ends_at(stage, run_of(runs, stage.id), told_end(session, stage))
    seconds = int((ends - now).total_seconds()) if ends else None
    big = clock(now) if seconds is None else countdown(seconds)
    word = "" if seconds is None else "tersisa" if seconds >= 0 else "melewati waktu"
    return Page(
        lines=(
            PageLine(stage.title.upper()),
            PageLine(),
            PageLine(big, strong=True),
            PageLine(word),
        ),
        foot=_after(session, stage),
        centered=True,
    )


def seats_page(session: Session, showing: Showing) -> Page:
    """Where everybody sits in the acara in sight, else in the next one at tables."""
    return seating_page(session, _in_sight(session, showing))


def office_page(session: Session, showing: Showing) -> Page:
    """All that is recorded of one OPD: what each acara says of it, then what it has to do."""
    offices = Offices(seen.value for seen in session.all(Opd))
    office = offices.by_code.get(showing.opd)
    if office is None:
        return blank_page(session, showing)
    parts = [
        KINDS.ask(kind, "office", session, stage, showing.opd)
        for stage in session.stages
        if (kind := KINDS.of(stage.kind)).office
    ]
    parts.append(_tasks(session, showing.opd))
    lines: list[PageLine] = []
    for part in filter(None, parts):
        lines += [PageLine(), *part] if lines else part
    return Page(
        (office.name or office.short).upper(),
        lines=tuple(lines) or (PageLine("Belum ada yang tercatat."),),
    )


def _tasks(session: Session, opd: str) -> tuple[PageLine, ...]:
    gone = dropped(session)
    lines = [
        PageLine(note.value.printed, ">", _due(note.value.due))
        for note in session.all(Note)
        if note.value.label is Label.ACTION
        and opd in note.value.opd
        and note.record not in gone
        and may_be_read_out(note)
    ]
    lines += [
        PageLine(action.text, ">", _due(action.deadline))
        for action in in_order(seen.value for seen in session.all(EarlierAction))
        if action.is_open and opd in action.opd
    ]
    return (PageLine("Tindak lanjut", strong=True), *lines) if lines else ()


def _due(due: date | None) -> str:
    return medium_date(due) if due else "tanpa tenggat"


PAGES: Mapping[Subject, Callable[[Session, Showing], Page]] = {
    Subject.STAGE: stage_page,
    Subject.PRESENCE: current_presence_page,
    Subject.QUEUE: queue_page,
    Subject.TIMER: timer_page,
    Subject.BLANK: blank_page,
    Subject.OFFICE: office_page,
    Subject.SEATS: seats_page,
}


def _in_sight(session: Session, showing: Showing) -> Stage | None:
    return next((one for one in session.stages if one.id == showing.stage), None)


def _coming(session: Session) -> str:
    """What runs, else what comes next; nothing after the last acara."""
    stages, runs = session.stages, session.runs
    if running := running_now(stages, runs):
        return f"Sedang berlangsung: {running.title}"
    following = next_up(stages, runs)
    return f"Sesudah ini: {following.title}" if following else ""


def _after(session: Session, stage: Stage) -> str:
    following = coming_up(session.stages, session.runs, stage.id)
    return f"Sesudah ini: {following.title}" if following else ""


def _office(session: Session, turn: Turn, offices: Mapping[str, Opd]) -> str:
    """The OPD, of a guest the institution; never the person."""
    if found := offices.get(turn.opd):
        return found.short or found.name
    guest = session.get(Participant, turn.speaker) if turn.speaker and not turn.opd else None
    return turn.opd or (guest.value.agency if guest else "") or "Tamu"
