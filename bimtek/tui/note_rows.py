"""Notes as lines of a list. Plain functions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from bimtek.hall.confidence import CLOSED
from bimtek.hall.questions import answered, is_closed
from bimtek.hall.records import Label, Note
from bimtek.journal.records import DESTROYED, Seen
from bimtek.locale.dates import clock, short_date
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known

COLUMNS = (
    Column(5),
    Column(1),
    Column(12, drop=2),
    Column(20, flex=1),
)

SIGNS = {
    Label.NOTE: " ", Label.PROBLEM: "!", Label.QUESTION: "?", Label.ANSWER: "=",
    Label.PROPOSAL: "+", Label.DECISION: "*", Label.ACTION: ">",
}  # fmt: skip
"""What stands before a note; the same marks with which it is typed, where there is one."""


class Talk(NamedTuple):
    """Notes in the order in which they were said, and who answered what."""

    notes: tuple[Seen[Note], ...]
    answers: Mapping[str, str]
    """Question → the answer's text."""


def talk_of(notes: Iterable[Seen[Note]], stage: str) -> Talk:
    """The notes of one acara; an answer follows its question."""
    every = list(notes)
    own = [seen for seen in every if seen.value.stage == stage]
    own.sort(key=lambda seen: str(seen.value.said or ""))
    there = {seen.record for seen in own}
    replies: dict[str, list[Seen[Note]]] = {}
    for seen in own:
        if seen.value.answers in there and seen.value.answers != seen.record:
            replies.setdefault(seen.value.answers, []).append(seen)
    ordered: list[Seen[Note]] = []
    taken: set[str] = set()
    for seen in own:
        for one in (seen, *replies.get(seen.record, ())):
            if one.record in taken or (one is seen and seen.value.answers in there - taken):
                continue
            taken.add(one.record)
            ordered.append(one)
    ordered += [seen for seen in own if seen.record not in taken]
    said_to = answered(seen.value for seen in every)
    answers = {
        seen.value.answers: CLOSED if is_closed(seen) else seen.value.text
        for seen in every
        if seen.value.answers in said_to and seen.value.label is not Label.QUESTION
    }
    return Talk(tuple(ordered), answers)


def open_questions_first(talk: Talk) -> Talk:
    """The same, questions without an answer above all others."""
    waiting = [
        seen
        for seen in talk.notes
        if seen.value.label is Label.QUESTION and seen.record not in talk.answers
    ]
    return talk._replace(notes=(*waiting, *(seen for seen in talk.notes if seen not in waiting)))


def line_of(
    seen: Seen[Note],
    talk: Talk,
    known: Known,
    parked: Collection[str] = frozenset(),
    sign: str = "",
) -> Line:
    """One note as a line.

    Args:
        parked: notes that were set aside and wait.
        sign: whether the host has it, of one's own in a joined copy.
    """
    note, closed = seen.value, is_closed(seen)
    cells: tuple[str | Content, ...] = (
        clock(note.said) if note.said else "–",
        Content.styled(SIGNS[note.label], "bold"),
        who(note, known),
        "~ tertutup" if closed else text_of(note),
    )
    muted = closed or note.text == DESTROYED
    style = "$text-muted" if muted else ""
    state = state_of(seen, talk)
    if seen.record in parked and not seen.conflicts:
        state = "diparkir"
    return Line(seen.record, cells, style=style, right=f"{state} {sign}".strip())


def text_of(note: Note) -> str:
    """The words as the minutes print them, or what stands where they were."""
    return ("  " if note.answers else "") + safe(note.printed)


def who(note: Note, known: Known) -> str:
    """Offices, else the speaker."""
    if note.opd:
        return ", ".join(known.offices.name(code) for code in note.opd)
    speaker = known.people.get(note.speaker)
    return (speaker.name or speaker.post) if speaker else ""


def state_of(seen: Seen[Note], talk: Talk) -> str:
    """Whether a question is answered, by when an action is due, that two values differ."""
    if seen.conflicts:
        return "≠ beda (b)"
    note = seen.value
    if note.label is Label.QUESTION:
        return "terjawab" if seen.record in talk.answers else "belum dijawab"
    if note.label is Label.ACTION:
        return f"s.d. {short_date(note.due)}" if note.due else "tanpa tenggat"
    return ""


def whole(seen: Seen[Note], talk: Talk, known: Known) -> str:
    """The whole note in words, for the lines below the list."""
    note = seen.value
    head = " · ".join(
        filter(
            None,
            (
                f"{SIGNS[note.label]} {note.label.value}".strip(),
                "~ tertutup" if is_closed(seen) else "",
                who(note, known),
                known.place(note.about, note.pillar),
                f"s.d. {short_date(note.due)}" if note.due else "",
            ),
        )
    )
    answer = talk.answers.get(seen.record, "")
    typed = f"\nDiketik: {safe(note.text)}" if note.printed != note.text else ""
    answered_by = f"\n= {safe(answer)}" if answer else ""
    return f"{head}\n{safe(note.printed)}{typed}{answered_by}"
