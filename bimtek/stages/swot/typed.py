"""What a typed line says: who, which words, in confidence; a command; pasted lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.notes import NoteContext, Understood, paste_lines, understand
from bimtek.locale.folding import letters
from bimtek.stages.swot.records import Quadrant
from bimtek.stages.swot.rules import AMONG_KEYWORDS, Place

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known
    from bimtek.stages.swot.script import Component

_BULLET = re.compile(r"\s*(?:[-*+•·▪◦–—]|(?:\d{1,2}|[A-Za-z])[.)])\s+(?=\S)")
"""What stands before a line of a list, as people paste it."""
_MARK_OF_A_NOTE = re.compile(r"(?<!\S)(?=[#^]\S|[!?>*+=]+(?!\S))")
"""What means something in a note and nothing here: it stays text."""
_ASIDE = re.compile(r"\([^()]*\)")

KEYWORD_LETTER: Final = "t"
WORDS: Final[Mapping[str, Quadrant]] = {
    **{quadrant.value: quadrant for quadrant in Quadrant},
    "strength": Quadrant.STRENGTH, "strengths": Quadrant.STRENGTH,
    "weakness": Quadrant.WEAKNESS, "weaknesses": Quadrant.WEAKNESS,
    "opportunity": Quadrant.OPPORTUNITY, "opportunities": Quadrant.OPPORTUNITY,
    "threat": Quadrant.THREAT, "threats": Quadrant.THREAT,
}  # fmt: skip
"""What a line says that is the heading of those below it."""
KEYWORD_WORDS: Final = frozenset(("katakunci", "katakuncivisi", "keywords"))


class Typed(NamedTuple):
    """One line as it is understood."""

    text: str
    who: tuple[str, ...]
    """Codes of the offices that say it, else the id of a guest; empty: nobody was named."""
    closed: bool = False
    said: Understood = Understood("")
    """As the note line would take it, with the mentions that name nobody."""


def read_line(text: str, turn: NoteContext, known: Known) -> Typed:
    """What a typed line says; mentions and `~` as on the note line, its other marks are text.

    Args:
        turn: whose turn it is.
    """
    bare = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    said = understand(_MARK_OF_A_NOTE.sub(r"\\", bare), turn, known)
    who = said.opd or ((said.speaker,) if said.speaker else ())
    return Typed(said.text, who, said.closed, said)


class Command(NamedTuple):
    """What a line means that is no sentence: another quadrant, another component."""

    quadrant: Quadrant | None = None
    keywords: bool = False
    component: int | None = None
    """Its number, from 0."""
    step: int = 0
    """To the neighbouring component."""


def command(text: str) -> Command | None:
    """`l` turns to the weaknesses, `2` to the second component, `]` to the next one."""
    word = text.strip().casefold()
    if len(word) != 1:
        return None
    for quadrant in Quadrant:
        if word == quadrant.letter:
            return Command(quadrant)
    if word == KEYWORD_LETTER:
        return Command(keywords=True)
    if word in "[]":
        return Command(step=-1 if word == "[" else 1)
    if word in "123456789":
        return Command(component=int(word) - 1)
    return None


class Pasted(NamedTuple):
    """One line of a paste, and where it belongs."""

    place: Place
    line: str


def pasted(
    text: str, place: Place, components: tuple[Component, ...], *, keywords: bool
) -> Iterator[Pasted]:
    """The lines of a paste that each become an item.

    A line that names a quadrant, a component or the keywords and nothing else is the heading of
    those below it.
    """
    titles = {letters(one.title): one.id for one in components}
    component = place.component or components[0].id
    for line in paste_lines(text):
        word = letters(_ASIDE.sub("", _BULLET.sub("", line, count=1)))
        if quadrant := WORDS.get(word):
            place = Place(component, quadrant)
        elif keywords and word in KEYWORD_WORDS:
            place = AMONG_KEYWORDS
        elif word and word in titles and len(components) > 1:
            component = titles[word]
            place = Place(component, place.quadrant or Quadrant.STRENGTH)
        else:
            yield Pasted(place, line)
