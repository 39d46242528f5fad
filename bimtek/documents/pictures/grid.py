"""A heat map: a number in every cell, its weight told by hatching. Pure.

A cell ends in the sign of its weight (`1,5▓`); one that holds `name: 2→4■` shows the name above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bimtek.documents.pictures.canvas import (
    LINE,
    SIZE,
    SMALL,
    TALLEST,
    WIDTH,
    Box,
    Canvas,
    Picture,
    Shade,
    width_of,
    wrapped,
)

SIGNS: Final = {"■": Shade.SOLID, "▓": Shade.DENSE, "▒": Shade.SPARSE, "·": Shade.NONE}
OPEN, NOT_ASKED, NOTHING = "?", "–", ""
BETWEEN: Final = ": "
LEAST_ROW, NAMED_ROW, HEAD = 19.0, 58.0, 34.0
FIRST: Final = 0.3
"""Of the width, for the names of the rows; of few columns half of it."""
WIDEST: Final = 96.0
"""A column needs no more, unless its cells have names."""
EDGE: Final = 4.0


class Cell(NamedTuple):
    """What a cell shows."""

    name: str
    value: str
    shade: Shade | None
    """None: nobody answered, or nobody was asked."""


class Mark(NamedTuple):
    """One line of the legend."""

    sign: str
    words: str


def cell(text: str) -> Cell:
    """A cell of the table."""
    name, between, value = text.rpartition(BETWEEN)
    if not between:
        name, value = "", text
    if value in (OPEN, NOT_ASKED, NOTHING):
        return Cell(name, value or NOT_ASKED, None)
    shade = SIGNS.get(value[-1:])
    return Cell(name, value, Shade.NONE) if shade is None else Cell(name, value[:-1], shade)


def draw(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], legend: str
) -> tuple[Picture, ...]:
    """The map; of more rows than a page holds several ones.

    Args:
        heads: above the names of the rows, and above each column.
        rows: a name and its cells.
        legend: `■ 2 ke atas; ? belum`: what its signs mean; empty: they are not told.
    """
    made = _Grid(title, heads, rows, tuple(_marks(legend)))
    return tuple(made.pages())


def _marks(legend: str) -> Iterator[Mark]:
    for one in legend.split("; ") if legend else ():
        sign, _, words = one.strip().partition(" ")
        yield Mark(sign, words)


class _Grid:
    def __init__(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        legend: tuple[Mark, ...],
    ) -> None:
        self._title, self._heads, self._rows, self._legend = title, heads, rows, legend
        self._named = any(cell(text).name for row in rows for text in row[1:])
        columns = max(1, len(heads) - 1)
        first = WIDTH * FIRST if columns > 2 or self._named else WIDTH / 2
        even = (WIDTH - first) / columns
        self._column = even if self._named else min(even, WIDEST)
        self._first = first if self._named else WIDTH - self._column * columns
        self._row = NAMED_ROW if self._named else LEAST_ROW
        self._foot = sum(1 for _ in self._legend_rows()) * 20.0 + (10.0 if legend else 0.0)

    def pages(self) -> Iterator[Picture]:
        """As many pictures as it takes, of about equal height."""
        fits = int((TALLEST - HEAD - self._foot) // self._row)
        pages = -(-len(self._rows) // fits) or 1
        each = -(-len(self._rows) // pages) or 1
        for number in range(pages):
            part = self._rows[number * each : (number + 1) * each]
            more = f" ({number + 1} dari {pages})" if pages > 1 else ""
            yield self._page(f"{self._title}{more}", part)

    def _page(self, title: str, rows: Sequence[Sequence[str]]) -> Picture:
        canvas = Canvas()
        for at, head in enumerate(self._heads[1:]):
            x = self._first + at * self._column
            lines = wrapped(head, self._column - EDGE, SMALL, 2)
            canvas.lines(x + self._column / 2, HEAD / 2, lines, size=SMALL, anchor="middle")
        for at, row in enumerate(rows):
            self._draw_row(canvas, HEAD + at * self._row, row)
        bottom = HEAD + len(rows) * self._row
        self._draw_legend(canvas, bottom + 10)
        return canvas.finished(title, self._told(rows), bottom + self._foot + 2)

    def _draw_row(self, canvas: Canvas, y: float, row: Sequence[str]) -> None:
        name, *cells = row
        lines = wrapped(name, self._first - 2 * EDGE, SIZE if self._named else 11, 2)
        if not self._named:
            lines = wrapped(name, self._first - 2 * EDGE, 11, 1)
        canvas.lines(EDGE, y + self._row / 2, lines, size=SIZE if self._named else 11)
        for at, text in enumerate(cells):
            x = self._first + at * self._column
            box = Box(x + 1, y + 1, self._column - 2, self._row - 2)
            self._draw_cell(canvas, box, cell(text))

    def _draw_cell(self, canvas: Canvas, box: Box, one: Cell) -> None:
        if one.name:
            lines = wrapped(one.name, box.width - EDGE, SMALL, 2)
            band = SMALL * LINE * 2 + EDGE
            canvas.lines(box.centre[0], box.y + band / 2, lines, size=SMALL, anchor="middle")
            canvas.box(box)
            box = Box(box.x, box.y + band, box.width, box.height - band)
        draw_value(canvas, box, one)

    def _legend_rows(self) -> Iterator[list[tuple[float, Mark]]]:
        """The legend in lines; each mark with its place."""
        line: list[tuple[float, Mark]] = []
        x = EDGE
        for mark in self._legend:
            width = 44 + width_of(mark.words, SMALL)
            if line and x + width > WIDTH:
                yield line
                line, x = [], EDGE
            line.append((x, mark))
            x += width
        if line:
            yield line

    def _draw_legend(self, canvas: Canvas, y: float) -> None:
        for at, line in enumerate(self._legend_rows()):
            for x, mark in line:
                box = Box(x, y + at * 20, 24, 14)
                one = cell(mark.sign)
                draw_value(canvas, box, one._replace(value="") if mark.sign in SIGNS else one)
                canvas.words(x + 29, y + at * 20 + 11, mark.words, size=SMALL)

    def _told(self, rows: Sequence[Sequence[str]]) -> str:
        """Every figure: `Dinkes: Governance 1,5, Living belum dijawab.`"""
        lines = []
        for name, *cells in rows:
            said = []
            for head, text in zip(self._heads[1:], cells, strict=False):
                one = cell(text)
                words = {OPEN: "belum", NOT_ASKED: "tidak ada"}.get(one.value, one.value)
                said.append(f"{one.name or head} {words}")
            lines.append(f"{name}: {', '.join(said)}.")
        return " ".join(lines)


def draw_value(canvas: Canvas, box: Box, one: Cell) -> None:
    """A value in its area; what nobody answered has a broken frame, what nobody asked none."""
    x, y = box.centre
    if one.shade is None:
        if one.value == OPEN:
            canvas.box(box, dashed=True)
        canvas.words(x, y + SIZE * 0.36, one.value, anchor="middle", bold=one.value == OPEN)
        return
    canvas.shade(box, one.shade)
    if not one.value:
        return
    size = SIZE
    while width_of(one.value, size, bold=True) > box.width - EDGE and size > 6:
        size -= 0.5
    if one.shade in (Shade.SPARSE, Shade.DENSE):
        wide = width_of(one.value, size, bold=True) + 5
        canvas.plate(x, y, min(wide, box.width - 2), min(size * 1.25, box.height - 2))
    ink = "#fff" if one.shade is Shade.SOLID else "#111"
    canvas.words(x, y + size * 0.36, one.value, size=size, anchor="middle", bold=True, ink=ink)
