"""A road map: a programme a line, its years as a bar. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bimtek.documents.pictures.canvas import (
    FAINT,
    SIZE,
    SMALL,
    TALLEST,
    WIDTH,
    Box,
    Canvas,
    Picture,
    Shade,
    open_line,
    width_of,
    wrapped,
)

RUNS: Final = "■"
NAMES: Final = 260.0
"""Units for programme and office."""
ROW, HEAD, EDGE = 42.0, 24.0, 4.0
AND_SO_ON: Final = "dst."
UNKNOWN: Final = "tahun belum ditentukan"


class Lane(NamedTuple):
    """One programme; `first` and `last` count columns, None: no year was said."""

    name: str
    lead: str
    first: int | None
    last: int
    words: str


def draw(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Picture, ...]:
    """The map; of more programmes than a page holds several ones.

    Args:
        heads: programme, office, a column a year, and perhaps one for what goes on.
        rows: the same; `■` in the years in which it runs.
    """
    lanes = [_lane(heads, row) for row in rows]
    fits = int((TALLEST - HEAD) // ROW)
    pages = -(-len(lanes) // fits) or 1
    each = -(-len(lanes) // pages) or 1
    return tuple(
        _page(
            f"{title} ({number + 1} dari {pages})" if pages > 1 else title,
            heads[2:],
            lanes[number * each : (number + 1) * each],
        )
        for number in range(pages)
    )


def _lane(heads: Sequence[str], row: Sequence[str]) -> Lane:
    name, lead, *years = row
    filled = [at for at, text in enumerate(years) if _is_filled(text)]
    if not filled:
        return Lane(name, lead, None, 0, UNKNOWN)
    first, last = filled[0], filled[-1]
    ends = [years[at] if years[at] != RUNS else heads[2 + at] for at in (first, last)]
    words = ends[0] if ends[0] == ends[1] else "–".join(ends)
    return Lane(name, lead, first, last, words)


def _is_filled(text: str) -> bool:
    return text == RUNS or text.isdecimal()


def _page(title: str, years: Sequence[str], lanes: Sequence[Lane]) -> Picture:
    canvas = Canvas()
    column = (WIDTH - NAMES) / len(years)
    bottom = HEAD + len(lanes) * ROW
    for at, year in enumerate(years):
        x = NAMES + at * column
        year = year if year.isdecimal() else AND_SO_ON
        size = min(SIZE, SIZE * (column - EDGE) / width_of(year, bold=True))
        canvas.words(x + column / 2, HEAD - 8, year, size=size, anchor="middle", bold=True)
        canvas.path(open_line([(x, HEAD - 4), (x, bottom)]), ink=FAINT, width=0.6)
    for at, lane in enumerate(lanes):
        y = HEAD + at * ROW
        canvas.path(open_line([(0, y), (WIDTH, y)]), ink=FAINT, width=0.6)
        _draw_lane(canvas, lane, y, column, len(years))
    told = "; ".join(f"{one.name} ({one.lead}): {one.words}" for one in lanes)
    return canvas.finished(title, f"{told}.", bottom + 4)


def _draw_lane(canvas: Canvas, lane: Lane, y: float, column: float, columns: int) -> None:
    texts = list(_name_lines(lane))
    for at, (text, size) in enumerate(texts):
        canvas.words(EDGE, y + 12 + at * 12.5, text, size=size)
    if lane.first is None:
        box = Box(NAMES + EDGE, y + 10, columns * column - 2 * EDGE, ROW - 20)
        canvas.box(box, ink=FAINT, dashed=True)
        canvas.lines(box.centre[0], box.centre[1], [lane.words], size=SMALL, anchor="middle")
        return
    x = NAMES + lane.first * column
    box = Box(x + 1, y + 10, (lane.last - lane.first + 1) * column - 2, ROW - 20)
    canvas.shade(box, Shade.SPARSE)
    size = min(SIZE, SIZE * (box.width - EDGE) / width_of(lane.words, bold=True))
    canvas.plate(*box.centre, width_of(lane.words, size, bold=True) + 4, size * 1.3)
    cx, cy = box.centre
    canvas.words(cx, cy + size * 0.36, lane.words, size=size, anchor="middle", bold=True)


def _name_lines(lane: Lane) -> Iterator[tuple[str, float]]:
    for line in wrapped(lane.name, NAMES - 2 * EDGE, 11, 2):
        yield line, 11.0
    yield from ((line, SMALL) for line in wrapped(lane.lead, NAMES - 2 * EDGE, SMALL, 1))
