"""What a typed line says of a programme: name, offices, gap, years; a command. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.notes import NoteContext, Understood, understand
from bimtek.journal.records import Refusal
from bimtek.stages.program.money import read_years
from bimtek.stages.program.records import Span

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known

_BULLET = re.compile(r"\A\s*(?:[-*+•·▪◦–—]|(?:\d{1,2}|[A-Za-z])[.)])\s+(?=\S)")
"""What stands before a line of a list, as people paste it."""
_YEARS = re.compile(r"(?<!\S)\^(\d{4}(?:[-–—]\d{4})?)(?!\S)")
_MARK_OF_A_NOTE = re.compile(r"(?<!\S)(?=\^\S|[!?>*+=]+(?!\S))")
"""What means something in a note and nothing here: it stays text."""


class Typed(NamedTuple):
    """One line as it is understood."""

    name: str
    lead: str
    """Code of the office that is named first, else of the one whose turn it is; empty: nobody."""
    support: tuple[str, ...] = ()
    """The other offices that are named."""
    pillar: str = ""
    answers: str = ""
    """Record of the row of the gap analysis that it answers."""
    years: Span | None = None
    closed: bool = False
    said: Understood = Understood("")
    """As the note line would take it, with the mentions that name nobody."""


def read_line(text: str, at_turn: str, known: Known) -> Typed:
    """What a typed line says; `@`, `#` and `~` as on the note line, `^2027` says the years.

    Args:
        at_turn: the office that has the turn to speak.
    """
    bare = _BULLET.sub("", text, count=1)
    said_years = _YEARS.findall(bare)
    years = _span(said_years[0]) if said_years else None
    if years is not None:
        bare = " ".join(_YEARS.sub("", bare, count=1).split())
    turn = NoteContext(opd=(at_turn,) if at_turn else ())
    said = understand(_MARK_OF_A_NOTE.sub(r"\\", bare), turn, known)
    lead, *support = said.opd or ("",)
    answers = said.about.partition("/")[2]
    return Typed(said.text, lead, tuple(support), said.pillar, answers, years, said.closed, said)


def _span(text: str) -> Span | None:
    try:
        return read_years(text)
    except Refusal:
        return None


class Command(NamedTuple):
    """What a line means that is no programme: another pillar."""

    step: int = 0
    pillar: int | None = None
    """Its number, from 0."""


def command(text: str) -> Command | None:
    """`2` turns to the second pillar, `]` to the next one."""
    word = text.strip()
    if word in ("[", "]"):
        return Command(step=-1 if word == "[" else 1)
    if len(word) == 1 and word in "123456789":
        return Command(pillar=int(word) - 1)
    return None
