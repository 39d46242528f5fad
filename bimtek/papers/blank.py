"""The blank form of an acara in Markdown: its fields are cells of tables, for a pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from bimtek.minutes.markdown import Md, bold, escape, joined, table
from bimtek.stages.paper import SHORT, Field, Grid, Head, Piece, Ruled, Said

TO_WRITE: Final = Md(" ")
"""A cell for a pen; without it a dash would stand there."""
CODE, TEXT = "Kode", "Uraian"


def as_markdown(pieces: Iterable[Piece]) -> Md:
    """The form as headings, paragraphs and tables."""
    return Md("\n\n".join(_blocks(pieces)))


def _blocks(pieces: Iterable[Piece]) -> Iterator[str]:
    for below, some in groupby(pieces, key=_hangs):
        if below:  # lines of one paragraph: they belong to the sentence above them
            yield "\\\n".join(map(_said, some))  # type: ignore[arg-type]  # all of them are `Said`
        else:
            yield from map(_block, some)


def _hangs(piece: Piece) -> bool:
    return isinstance(piece, Said) and piece.depth > 0


def _block(piece: Piece) -> str:
    match piece:
        case Head(text):
            return f"### {escape(text)}"
        case Said():
            return _said(piece)
        case Ruled(title, lines):
            return table([title], [[TO_WRITE]] * lines)
        case Grid():
            return _grid(piece)


def _label(field: Field) -> str:
    return f">{field.label}" if field.width == SHORT else field.label


def _said(piece: Said) -> Md:
    words = joined(*filter(None, (piece.mark, piece.text)), between=" ")
    return bold(words) if piece.opens else words


def _grid(grid: Grid) -> Md:
    """Columns that would stand empty in every row are left out."""
    named = [
        (head, cells)
        for head, cells in (
            (CODE, [row.code for row in grid.rows]),
            (TEXT, [row.text for row in grid.rows]),
        )
        if any(cells)
    ]
    written = [TO_WRITE] * len(grid.fields)
    heads = [*(head for head, _ in named), *map(_label, grid.fields)]
    rows = [[*(cells[at] for _, cells in named), *written] for at in range(len(grid.rows) or 1)]
    return table(heads, rows)
