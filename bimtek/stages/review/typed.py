"""What a typed line says of a remark: its kind, words, who, and whether it is accepted. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.notes import NoteContext, Understood, understand
from bimtek.stages.review.records import ChapterRun, Sort

if TYPE_CHECKING:
    from datetime import date

    from bimtek.hall.mentions import Known

_BULLET = re.compile(r"\A\s*(?:[-*+•·▪◦–—]|\d{1,2}[.)]|[A-Za-z]\))\s+(?=\S)")
"""What stands before a line of a list, as people paste it."""
_SORT = re.compile(r"\A\s*([idre])\s+(?=\S)", re.IGNORECASE)
_ACCEPTED = re.compile(r"(?:\A|(?<=\s))>(?=\s|\Z)")
_MARK_OF_A_NOTE = re.compile(r"(?<!\S)(?=\^\S|[!?>*+=]+(?!\S))")
"""What means something in a note and nothing in a remark: it stays text."""
_NOT_IN_AN_ORDER = re.compile(r"(?<!\S)(?=#\S|[!?>*+=]+(?!\S))")
_BARE_MARK = re.compile(r"(?<!\S)\^(?!\S)")
_NUMBER: Final = re.compile(r"\d{1,2}")
LETTERS: Final = {sort.letter: sort for sort in Sort}


class Order(NamedTuple):
    """Who mends something by when, and how it is meant."""

    owner: str = ""
    """Code of the office; empty: nobody was named."""
    due: date | None = None
    words: str = ""
    closed: bool = False
    said: Understood = Understood("")


class Typed(NamedTuple):
    """One line as it is understood."""

    text: str
    sort: Sort = Sort.CONTENT
    opd: str = ""
    """Code of the office that says it: named first, else the one whose turn it is."""
    speaker: str = ""
    """Participant, or empty."""
    chapter: str = ""
    """The chapter that it names; empty: the one in sight."""
    closed: bool = False
    order: Order | None = None
    """It is accepted at once: what stands behind `>`."""
    said: Understood = Understood("")
    """As the note line would take it, with the mentions that name nobody."""


def read_line(text: str, stage: str, turn: NoteContext, known: Known) -> Typed:
    """What a typed line says; `@`, `#` and `~` as on the note line.

    `d angka beda dari RPJMD @dinsos > @dinkes ^14/7`: a letter for its kind first, behind `>` that
    it is accepted, who mends it and by when.

    Args:
        stage: id of the acara, whose chapters `#` may name.
        turn: whose turn it is.
    """
    bare = _BULLET.sub("", text, count=1)
    letter = _SORT.match(bare)
    if letter:
        bare = bare[letter.end() :]
    remark, *rest = _ACCEPTED.split(bare, maxsplit=1)
    said = understand(_MARK_OF_A_NOTE.sub(r"\\", remark), turn, known)
    order = read_order(rest[0], known) if rest else None
    chapter = _chapter(said.about, stage)
    # of what is no chapter, such as a row of the gap analysis, the name stays in the words
    named = "" if chapter else known.place(said.about, said.pillar)
    return Typed(
        f"{said.text} ({named})" if named and said.text else said.text,
        LETTERS[letter[1].lower()] if letter else Sort.CONTENT,
        _office_of(said, known),
        said.speaker,
        chapter,
        said.closed or bool(order and order.closed),
        order,
        said,
    )


def _office_of(said: Understood, known: Known) -> str:
    if said.opd:
        return said.opd[0]
    person = known.people.get(said.speaker)
    return person.opd if person else ""


def _chapter(about: str, stage: str) -> str:
    place = f"{ChapterRun.kind}/{stage}/"
    return about.removeprefix(place) if about.startswith(place) else ""


def read_order(text: str, known: Known) -> Order:
    """`@dinkes ^14/7 ambil dari BPS` → who mends, by when, and how it is meant."""
    bare = _BARE_MARK.sub("", text).strip()
    if not bare:
        return Order()
    said = understand(_NOT_IN_AN_ORDER.sub(r"\\", bare), NoteContext(), known)
    return Order(said.opd[0] if said.opd else "", said.due, said.text, said.closed, said)


class Command(NamedTuple):
    """What a line means that is no remark: another chapter."""

    step: int = 0
    chapter: int | None = None
    """Its number, from 0."""


def command(text: str) -> Command | None:
    """`12` turns to the twelfth chapter, `]` to the next one."""
    word = text.strip()
    if word in ("[", "]"):
        return Command(step=-1 if word == "[" else 1)
    if _NUMBER.fullmatch(word) and word.isascii():
        return Command(chapter=int(word) - 1)
    return None
