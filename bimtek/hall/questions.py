"""Questions of an acara and what answers them. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import Label, Note

if TYPE_CHECKING:
    from bimtek.journal.records import Seen

UNNAMED = "(penjawab tidak dicatat)"
"""What the minutes say of an answer of which nobody knows whose it is."""


class Asked(NamedTuple):
    """A question and what was answered to it."""

    question: Seen[Note]
    answers: tuple[Seen[Note], ...]

    @property
    def answered(self) -> bool:
        """Whether anything was said to it."""
        return bool(self.answers)


def answered(notes: Iterable[Note]) -> frozenset[str]:
    """Ids of the questions to which something was said; one that is asked back is no answer."""
    return frozenset(
        note.answers for note in notes if note.answers and note.label is not Label.QUESTION
    )


def waits(note: Note, said_to: Container[str]) -> bool:
    """Whether a note is a question that still waits: one left out of the minutes does no more.

    Args:
        said_to: questions to which something was said.
    """
    return note.label is Label.QUESTION and note.id not in said_to and not note.dropped


def asked_in(notes: Iterable[Seen[Note]], stage: str) -> tuple[Asked, ...]:
    """The questions of an acara, in the order they were asked, with their answers.

    An answer counts wherever it was typed; a question that is asked back is no answer.
    """
    said = sorted(notes, key=lambda seen: str(seen.value.said or ""))
    answers: dict[str, list[Seen[Note]]] = {}
    for seen in said:
        if seen.value.answers and seen.value.label is not Label.QUESTION:
            answers.setdefault(seen.value.answers, []).append(seen)
    return tuple(
        Asked(seen, tuple(answers.get(seen.record, ())))
        for seen in said
        if seen.value.label is Label.QUESTION and seen.value.stage == stage
    )


def is_closed(note: Seen[Note]) -> bool:
    """Whether a note may not circulate; in doubt it may not."""
    return "closed" in note.destroyed or any(value for _, value in note.values("closed"))


def as_heard(note: Seen[Note]) -> Note:
    """The note for lists that circulate: where two people differ on it, it is closed."""
    return replace(note.value, closed=is_closed(note))


def may_be_read_out(note: Seen[Note]) -> bool:
    """Whether its words may be read to everybody: not told in confidence, and still there."""
    return not is_closed(note) and "text" not in note.destroyed
