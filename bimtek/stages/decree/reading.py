"""The reading itself: which clauses are read, what was asked, and how to say the names aloud.

Pure: values in, values out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import Label, Note, Opd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bimtek.journal.records import Seen

_LETTERS = {
    "A": "a", "B": "be", "C": "ce", "D": "de", "E": "e", "F": "ef", "G": "ge", "H": "ha",
    "I": "i", "J": "je", "K": "ka", "L": "el", "M": "em", "N": "en", "O": "o", "P": "pe",
    "Q": "ki", "R": "er", "S": "es", "T": "te", "U": "u", "V": "ve", "W": "we", "X": "eks",
    "Y": "ye", "Z": "zet", "0": "nol", "1": "satu", "2": "dua", "3": "tiga", "4": "empat",
    "5": "lima", "6": "enam", "7": "tujuh", "8": "delapan", "9": "sembilan",
}  # fmt: skip


class Progress(NamedTuple):
    """How far the reading is."""

    read: int
    total: int
    following: str | None
    """The first clause that is not read yet."""

    @property
    def complete(self) -> bool:
        """Whether every clause is read."""
        return self.read == self.total


class Asked(NamedTuple):
    """A question and what was answered to it."""

    question: Seen[Note]
    answers: tuple[Seen[Note], ...]

    @property
    def answered(self) -> bool:
        """Whether anything was said to it."""
        return bool(self.answers)


class Abbreviation(NamedTuple):
    """A short name that stands in the text, how it is said letter by letter, and what it means."""

    short: str
    said: str
    """Empty where the short name is spoken as a word."""
    name: str


def progress(clauses: Sequence[str], read_at: Mapping[str, datetime | None]) -> Progress:
    """How many clauses are read, and which one comes next."""
    unread = [clause for clause in clauses if not read_at.get(clause)]
    return Progress(len(clauses) - len(unread), len(clauses), unread[0] if unread else None)


def span(read_at: Iterable[datetime | None]) -> tuple[datetime, datetime] | None:
    """From the first clause that was read to the last, or None while nothing is read."""
    moments = [moment for moment in read_at if moment]
    return (min(moments), max(moments)) if moments else None


def asked_about(notes: Iterable[Seen[Note]], place: str) -> tuple[Asked, ...]:
    """The questions that hang on a place, with their answers, in the order they were asked."""
    notes = tuple(notes)
    answers: dict[str, list[Seen[Note]]] = {}
    for note in notes:
        if note.value.label is Label.ANSWER and note.value.answers:
            answers.setdefault(note.value.answers, []).append(note)
    return tuple(
        Asked(note, tuple(answers.get(note.record, ())))
        for note in notes
        if note.value.label is Label.QUESTION and note.value.about == place
    )


def open_questions(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Questions without an answer."""
    return tuple(item for item in asked if not item.answered)


def pronounced(short: str) -> str:
    """How an abbreviation is said letter by letter; empty if it is spoken as a word."""
    if not re.fullmatch(r"[A-Z0-9]{2,}", short):
        return ""
    return "-".join(_LETTERS[letter] for letter in short)


def abbreviations(text: str, opds: Iterable[Opd]) -> tuple[Abbreviation, ...]:
    """The short names of OPDs in a text, in the order of their first appearance."""
    found: list[tuple[int, Abbreviation]] = []
    for opd in opds:
        if not opd.short or opd.short == opd.name:
            continue
        at = _first(text, (opd.short, *opd.alias))
        if at is not None:
            found.append((at, Abbreviation(opd.short, pronounced(opd.short), opd.name)))
    return tuple(abbreviation for _, abbreviation in sorted(found))


def _first(text: str, words: Iterable[str]) -> int | None:
    """Where one of the words stands as a word of its own."""
    places = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words if word)
    return min((place.start() for place in places if place), default=None)
