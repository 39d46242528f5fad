"""A paparan in the minutes: its agenda as it went, then the questions with their answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.questions import UNNAMED, Asked, is_closed
from bimtek.hall.records import Note
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock
from bimtek.stages.briefing.records import item_place
from bimtek.stages.briefing.rules import Point
from bimtek.stages.briefing.speakers import not_here
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.edited import edited_notes
from bimtek.stages.knowledge import known_to
from bimtek.stages.timed import over, spent

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

UNSETTLED = "(berbeda, belum dipilih)"


class PrintedQuestion(NamedTuple):
    """A question and what was answered."""

    note: str
    at: str
    who: str
    text: str
    item: str
    answers: tuple[tuple[str, str, str], ...]
    """At, by whom, text."""
    hidden_answer: bool
    """An answer stands, but is tertutup."""
    is_open: bool
    """Nobody answered it."""
    says_who: bool
    """Its sentence begins by saying who asked."""


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = BriefingState(session, stage)
    questions = tuple(_questions(state))
    timed = any(point.began for point in state.points)
    away = not_here(
        state.points_by_the_hall, state.everybody, state.attendance, state.offices, state.city
    ).keys()
    changed = any(point.skipped or point.added for point in state.points)
    return {
        "recorded": timed or changed or bool(questions),
        "items": [_row(state, point, away) for point in state.points] if timed else [],
        "skipped": [point.title for point in state.points if point.skipped and not timed],
        "questions": questions,
        "zone": session.script.zone,
        "told": {question.note for question in questions},
        "places": {item_place(stage.id, point.id): point.title for point in state.points},
    }


def _row(
    state: BriefingState, point: Point, away: Collection[str]
) -> tuple[str, str, str, str, str]:
    """Item, who spoke, planned, from–to, remark; nobody spoke who was not here.

    Args:
        away: items of which the plan names somebody who is not recorded as here.
    """
    planned = f"{point.minutes} menit" if point.minutes else ""
    began, ended = state.session.local(point.began), state.session.local(point.ended)
    went = f"{clock(began)}–{clock(ended) if ended else '…'}" if began else ""
    remark = _remark(point, held=state.over)
    if point.id not in away or (point.seen and point.seen.value.by):  # the hall said who
        return point.title, point.by, planned, went, remark
    told = f"menurut rencana {point.by}, yang tidak tercatat hadir"
    return point.title, "", planned, went, "; ".join(filter(None, (remark, told)))


def _remark(point: Point, *, held: bool) -> str:
    """What became of an item; before the acara is over nobody knows of one that has not begun."""
    if point.skipped:
        return "dilewati"
    if point.began is None:
        return "tidak dibahas" if held else "belum"
    added = ["tambahan di aula"] if point.added else []
    until = point.ended
    if until is None:
        return ", ".join(["sedang berlangsung", *added])
    late = over(point, until)
    took = [f"{spent(point, until)} menit"] if not point.minutes or late else []
    return ", ".join([*took, *([f"melebihi rencana {late} menit"] if late else []), *added])


def _questions(state: BriefingState) -> Iterator[PrintedQuestion]:
    titles = {item_place(state.stage.id, point.id): point.title for point in state.points}
    notes = {seen.record: seen.value for seen in state.session.all(Note)}
    edited = edited_notes(state.session)
    for one in sorted(state.asked, key=lambda one: edited.place(one.question.record)):
        told = edited.is_printed(one.question) and edited.is_alone(one.question, *one.answers)
        if not told or _goes_deeper(one, notes):
            continue
        yield PrintedQuestion(
            one.question.record,
            *_words(state, one.question, subject=True),
            titles.get(one.question.value.about) or _place(state, one.question.value),
            tuple(_answer(state, answer) for answer in one.answers if edited.is_printed(answer)),
            any(is_closed(answer) for answer in one.answers),
            not one.answers,
            state.says_who(one.question.value),
        )


def _place(state: BriefingState, note: Note) -> str:
    """The pillar or row that a question names with `#`; it hangs on no item then."""
    named = note.about or note.pillar
    return known_to(state.session).place(note.about, note.pillar) if named else ""


def _goes_deeper(one: Asked, notes: Mapping[str, Note]) -> bool:
    """Part of a longer exchange, asked back or answered on: that thread is printed as notes."""
    thread = {one.question.record, *(answer.record for answer in one.answers)}
    replies = {note.id for note in notes.values() if note.answers in thread}
    return one.question.value.answers in notes or not replies <= thread


def _answer(state: BriefingState, note: Seen[Note]) -> tuple[str, str, str]:
    """The same of an answer, which says so where nobody recorded whose it is."""
    at, who, text = _words(state, note)
    return at, "" if state.says_who(note.value) else who or UNNAMED, text


def _words(
    state: BriefingState, note: Seen[Note], *, subject: bool = False
) -> tuple[str, str, str]:
    """At, by whom, text."""
    moment = state.said_at(note)
    who = state.speaker(note.value, subject=subject)
    return clock(moment) if moment else "", who, _text(note)


def _text(note: Seen[Note]) -> str:
    """The sentence of the minutes, else the words as they were typed; several that nobody chose."""
    field = "sentence" if note.value.sentence else "text"
    if field in note.destroyed:
        return DESTROYED
    if field not in note.conflicts:
        return str(getattr(note.value, field))
    values = dict.fromkeys(str(value) for _, value in note.values(field))
    return f"{' / '.join(values)} {UNSETTLED}"
