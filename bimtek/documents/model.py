"""What a document consists of, whatever it is written as. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

Photos: TypeAlias = Mapping[str, bytes]
"""Name of a file → what is in it."""

BLANK: Final = "………"
"""What is to be filled in by hand."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one look."""

    words: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A line ends inside of a paragraph."""


Inline: TypeAlias = Text | Break
Words: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the name of the document."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text."""

    words: Words
    centred: bool = False
    quoted: bool = False
    leads: bool = False
    """It is of no use alone: the hours of an acara below its heading, the day of signatures."""

    @property
    def heads(self) -> bool:
        """Whether it is of no use at the foot of a page.

        It begins in bold, announces what follows (`20 orang:`), or leads to it.
        """
        first = next(iter(self.words), None)
        in_bold = isinstance(first, Text) and first.bold
        return self.leads or in_bold or plain(self.words).endswith(":")


@dataclass(frozen=True, slots=True)
class Items:
    """A list; of a numbered one `start` is the first number."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `right` says of each column whether it holds numbers."""

    heads: tuple[Words, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[Words, ...], ...]
    to_sign: bool = False
    """In the last column people sign: it is wide."""
    to_write: frozenset[int] = frozenset()
    """Columns with cells for a pen."""

    @property
    def by_hand(self) -> bool:
        """Whether its rows have to be as high as a hand writes."""
        return self.to_sign or bool(self.to_write)


@dataclass(frozen=True, slots=True)
class Figure:
    """A table that is drawn.

    Args:
        sort: `radar`, `peta panas`, `peta jalan`.
        title: what it shows.
        legend: what the signs in its cells mean: `■ 2 ke atas; ? belum`.
        number: its place among the figures of the document, from 1.
    """

    sort: str
    title: str
    table: Table
    legend: str = ""
    number: int = 1

    @property
    def caption(self) -> str:
        """What stands below the picture."""
        return f"Gambar {self.number}. {self.sort.capitalize()}: {self.title}"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that was attached; `name` is that of its file beside the Markdown."""

    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs beside whom: above the empty place, and below it."""

    columns: tuple[tuple[Words, tuple[Words, ...]], ...]
    more: bool = False
    """More people sign right below; all of them on one page."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Items | Table | Figure | Photo | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class Look:
    """What stands on every page, and in the properties of the file.

    Args:
        title: of the file, as a reader's window shows it.
        mark: what the document is not yet (`KONSEP`), at the head of every page; empty: nothing.
        foot: at the foot of every page beside its number.
        made: when the state was reached of which it tells, with its offset: two exports of one
            state are the same bytes.
    """

    title: str
    mark: str
    foot: str
    made: datetime


def plain(words: Words) -> str:
    """The words without their look."""
    return "".join(one.words if isinstance(one, Text) else "\n" for one in words)


PAGE: Final = 80
"""Letters that a row of a table holds on A4."""
EDGES: Final = 2.5
"""Letters that the edges of a cell take."""
NARROW, WIDE = frozenset("fijlrtI.,:;!|'()[]/-"), frozenset("mwMW@%&…—")
"""Letters of about half the breadth of one, and of half again as much."""
HEAVY: Final = 1.08
"""How much broader the words of a head are."""
LONG_CELL: Final = 900
"""Letters of a cell from which its row may go on on the next page; shorter ones stay whole."""
SMALL_ROWS, SMALL = 6, 1_200
"""Rows, and letters in all, up to which a table stands on one page."""
SIGNED, WRITTEN = 18, 14
"""Letters that a column takes in which people sign, or may have to write words."""
FIGURES: Final = 9
"""Letters that a column takes at least in which a pen writes."""
ROW_BY_HAND: Final = 0.95
"""Centimetres of a row in which somebody signs or writes."""
PHOTO_HEIGHT: Final = 10.0
"""Centimetres of a photo at most: two of them stand on a page."""
LONGEST_WORD, LONGEST_LINE = 20, 60
"""What a column is widened for at most, in letters."""
PIECE: Final = 10
"""Letters of the pieces into which a word may break that is longer than the longest."""
LONGEST_OF_LONG: Final = 300
"""The same of a column in which a cell is long: it has most of the page."""


def may_break(row: tuple[Words, ...]) -> bool:
    """Whether a row of a table may go on on the next page."""
    return any(len(plain(words)) > LONG_CELL for words in row)


def is_small(table: Table) -> bool:
    """Whether a table is moved to the next page as a whole: no row is left behind alone."""
    letters = sum(len(plain(words)) for row in table.rows for words in row)
    return len(table.rows) <= SMALL_ROWS and letters <= SMALL


def shares(table: Table) -> tuple[float, ...]:
    """How much of the width each column gets; together 1.

    No word is broken where that can be; what is left of the page goes to the columns that hold
    sentences.
    """
    least, wished = [], []
    for at, head in enumerate(table.heads):
        cells = [plain(head), *(plain(row[at]) for row in table.rows if at < len(row))]
        words = (_room(part) for cell in cells[1:] for part in cell.split())
        word = max((HEAVY * _room(part) for part in cells[0].split()), default=1.0)
        word = max(word, *words, 1.0)
        lengths = sorted(min(len(cell), LONGEST_LINE) for cell in cells)
        wish = lengths[len(lengths) * 9 // 10]
        if any(len(cell) > LONG_CELL for cell in cells):
            word, wish = max(word, LONGEST_WORD), LONGEST_OF_LONG
        least.append(word + EDGES)
        wished.append(max(least[-1], wish + EDGES))
    if table.to_sign:
        least = [
            low if right else max(low, WRITTEN)
            for low, right in zip(least, table.right, strict=True)
        ]
        least[-1] = wished[-1] = SIGNED
        wished = list(map(max, least, wished))
    elif table.to_write:
        for at in table.to_write:
            least[at] = max(least[at], FIGURES)
            wished[at] = max(wished[at], FIGURES if table.right[at] else WRITTEN)
    spare, more = PAGE - sum(least), sum(wished) - sum(least)
    part = min(1.0, max(0.0, spare / more)) if more else 0.0
    widths = [low + (wish - low) * part for low, wish in zip(least, wished, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def _room(word: str) -> float:
    """Letters that a column needs for a word at least."""
    return PIECE + EDGES if len(word) > LONGEST_WORD else sum(map(_breadth, word))


def _breadth(letter: str) -> float:
    """How broad a letter is; a page is measured in those of `PAGE`."""
    if letter in NARROW:
        return 0.55
    if letter in WIDE:
        return 1.5
    return 1.2 if letter.isupper() else 0.95
