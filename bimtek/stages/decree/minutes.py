"""The SK in the minutes: who read it, what was asked, and where every OPD stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.hall.offices import is_part
from bimtek.hall.presence_records import RollCall
from bimtek.hall.questions import UNNAMED, is_closed
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock
from bimtek.stages.decree.reading import span
from bimtek.stages.decree.records import Attitude, How, Position, clause_place
from bimtek.stages.decree.rules import (
    Held,
    Matter,
    OfficeRow,
    Standing,
    counts,
    matters,
    standing_at,
)
from bimtek.stages.decree.state import DecreeState, roll_call_of
from bimtek.stages.decree.wording import role_words
from bimtek.stages.edited import edited_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime, time

    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

UNSETTLED = "(berbeda, belum dipilih)"
NOTHING_SAID = "tidak menyatakan sikap"
SAID = {Attitude.READY: "siap", Attitude.ASKS: "bertanya", Attitude.OBJECTS: "keberatan"}
SUMMARY = {
    Standing.READY: "siap",
    Standing.ASKS: "bertanya",
    Standing.OBJECTS: "keberatan",
    Standing.SILENT: "tidak menyatakan sikap",
    Standing.ABSENT: "tidak hadir",
}
HOW = {How.ALONE: "", How.CHORUS: " secara serentak"}
"""An objection or a question is always somebody's own: only the chorus is told."""


class PrintedQuestion(NamedTuple):
    """A question on a clause and what was answered."""

    note: str
    clause: str
    at: str
    who: str
    text: str
    answers: tuple[tuple[str, str, str], ...]
    """At, by whom, text."""
    hidden_answer: bool
    """An answer stands, but is tertutup."""
    is_open: bool
    """Nobody answered it."""


class PrintedMatter(NamedTuple):
    """An objection or a question about a role."""

    opd: str
    at: str
    standing: str
    roles: str
    sentence: str
    wish: str
    answer: str
    outcome: str


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = _state_of_that_hour(session, stage)
    between = span(state.read_at(clause.id) for clause in state.spec.clauses)
    rows, questions = state.rows, tuple(_questions(state))
    said = any(held.standing for row in rows for held in row.roles)
    return {
        "recorded": bool(between or state.reading or questions or said),
        "sample": state.spec.sample,
        "preamble": state.spec.preamble,
        "reader": _reader(state),
        "reader_away": state.reader_away,
        "began": clock(between[0]) if between else "",
        "ended": clock(between[1]) if between else "",
        "zone": session.script.zone,
        "clauses": [(clause.title, _read_at(state, clause.id)) for clause in state.spec.clauses],
        "questions": questions,
        "places": {
            clause_place(stage.id, clause.id): clause.title for clause in state.spec.clauses
        },
        "told": {question.note for question in questions},
        "rows": [_row(state, row) for row in rows],
        "summary": _summary(state, rows),
        "choruses": " dan ".join(_choruses(state, rows)),
        "said": said,
        "matters": [_matter(state, matter) for row in rows for matter in matters(row)],
        "silent": ", ".join(state.short(row.opd) for row in standing_at(rows, Standing.SILENT)),
        "absent": ", ".join(state.short(row.opd) for row in standing_at(rows, Standing.ABSENT)),
        "not_in_decree": ", ".join(
            [*(state.short(code) for code in state.not_in_decree), *state.guests]
        ),
        "others": [f"{role.who} ({role_words(role.body, role.role)})" for role in state.others],
    }


def _state_of_that_hour(session: Session, stage: Stage) -> DecreeState:
    """Who was here is asked for the hour of the reading, not for the evening of the export."""
    calls = [seen.value for seen in session.all(RollCall)]
    call = roll_call_of(session.stages, stage, calls)
    return DecreeState(session, stage, call, _last_moment(DecreeState(session, stage, call)))


def _last_moment(state: DecreeState) -> time | None:
    moments = [state.read_at(clause.id) for clause in state.spec.clauses]
    for row in state.rows:
        positions = (held.position for held in row.roles)
        moments += [state.session.local(position.at) for position in positions if position]
    between = span(moments)
    return between[1].time() if between else None


def _reader(state: DecreeState) -> str:
    if state.reading and "reader" in state.reading.conflicts:
        names = [value.name for _, value in state.reading.values("reader") if value]
        return f"{' / '.join(names)} {UNSETTLED}"
    return state.reader


def _read_at(state: DecreeState, clause: str) -> str:
    moment = state.read_at(clause)
    return f"{clock(moment)} {state.session.script.zone}" if moment else "tidak dibacakan"


def _questions(state: DecreeState) -> Iterator[PrintedQuestion]:
    edited = edited_notes(state.session)
    for clause in state.spec.clauses:
        for asked in sorted(state.asked(clause.id), key=lambda a: edited.place(a.question.record)):
            question, answers = asked.question, asked.answers
            if edited.is_printed(question) and edited.is_alone(question, *answers):
                yield PrintedQuestion(
                    question.record,
                    clause.title,
                    *_words(state, question),
                    tuple(_answer(state, one) for one in answers if edited.is_printed(one)),
                    any(is_closed(one) for one in answers),
                    not answers,
                )


def _answer(state: DecreeState, note: Seen[Note]) -> tuple[str, str, str]:
    """The same of an answer, which says so where nobody recorded whose it is."""
    at, who, text = _words(state, note)
    return at, "" if state.says_who(note.value) else who or UNNAMED, text


def _words(state: DecreeState, note: Seen[Note]) -> tuple[str, str, str]:
    """At, by whom, text."""
    moment = state.said_at(note)
    field = "sentence" if note.value.sentence else "text"
    who = "" if state.says_who(note.value) else state.who(note.value)
    return clock(moment) if moment else "", who, _text(note, field)


def _said(state: DecreeState, moment: datetime | None) -> str:
    local = state.session.local(moment)
    return clock(local) if local else ""


def _row(state: DecreeState, row: OfficeRow) -> tuple[str, str, str, str]:
    """OPD, roles, who spoke for it, stance."""
    roles = "; ".join(role_words(held.body, held.role) for held in row.roles)
    stances = [_stance(state, row, held) for held in row.roles]
    if len(set(stances)) == 1:
        stance = stances[0]
    else:
        pairs = zip(row.roles, stances, strict=True)
        stance = "; ".join(f"{role_words(held.body, held.role)}: {said}" for held, said in pairs)
    return state.short(row.opd), roles, state.speaker(row.opd, whole=True), stance


def _stance(state: DecreeState, row: OfficeRow, held: Held) -> str:
    if held.seen and "stance" in held.seen.conflicts:
        values: list[Position | None] = [value for _, value in held.seen.values("stance")]
        words = dict.fromkeys(_position(state, value) for value in values)
        return f"{' / '.join(words)} {UNSETTLED}"
    if held.standing is Standing.DESTROYED:
        return DESTROYED
    if held.position is None and not row.present:
        return "tidak hadir"
    return _position(state, held.position)


def _position(state: DecreeState, position: Position | None) -> str:
    if position is None:
        return NOTHING_SAID
    told = f"{SAID[position.stance]}{HOW[position.how]}"
    alone = position.how is How.ALONE and position.at
    return f"{told} (pukul {_said(state, position.at)})" if alone else told


def _summary(state: DecreeState, rows: Sequence[OfficeRow]) -> str:
    """Of how many offices how many said what; OPDs counted as everywhere in the minutes."""
    found = counts(rows)
    told = [f"{found[standing]} {word}" for standing, word in SUMMARY.items()]
    parts = sum(is_part(state.offices, row.opd) for row in rows)
    opds = f"{len(rows) - parts} OPD"
    whose = f"{len(rows)} kantor ({opds}, {parts} kelurahan/bagian)" if parts else opds
    return f"Dari {whose} yang berperan: {', '.join(told)}."


def _choruses(state: DecreeState, rows: Iterable[OfficeRow]) -> Iterator[str]:
    """When all spoke together."""
    positions = (held.position for row in rows for held in row.roles)
    moments = {
        _said(state, position.at)
        for position in positions
        if position and position.how is How.CHORUS and position.at
    }
    yield from sorted(moments)


def _matter(state: DecreeState, matter: Matter) -> PrintedMatter:
    roles = "; ".join(role_words(held.body, held.role) for held in matter.roles)
    seen, position = matter.bearer.seen, matter.bearer.position

    def words(field: str) -> str:
        return _text(seen, field) if seen else ""

    return PrintedMatter(
        state.short(matter.opd),
        _said(state, position.at if position else None),
        matter.standing.value,
        roles,
        *(words(field) for field in ("sentence", "wish", "answer", "outcome")),
    )


def _text(seen: Seen[Any], field: str) -> str:
    """A text as it is printed: destroyed, of two hands, or simply said."""
    if field in seen.destroyed:
        return DESTROYED
    if field in seen.conflicts:
        return f"{' / '.join(str(value) for _, value in seen.values(field))} {UNSETTLED}"
    return str(getattr(seen.value, field))
