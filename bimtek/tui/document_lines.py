"""A document as a terminal shows it: the same blocks of which Word and PDF are made, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from bimtek.documents.model import (
    BLANK,
    Block,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Photo,
    Signatures,
    Table,
    Words,
    plain,
    shares,
)
from bimtek.ui.columns import Align, fit, safe, wrapped

BETWEEN = "  "
"""Between two columns of a table."""
NARROWEST = 3
BOLD, DIM = "bold", "$text-muted"


def lines(blocks: Iterable[Block], width: int) -> Iterator[Content]:
    """The lines of a document, each at most `width` cells."""
    for block in blocks:
        yield from _block(block, max(width, 20))
        yield Content("")


def _block(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Heading(level, words):
            text = plain(words).upper() if level == 1 else plain(words)
            yield from _wrapped(text, width, BOLD)
        case Paragraph(words):
            for line in plain(words).split("\n"):
                yield from _wrapped(line, width, BOLD if block.heads else "", centred=block.centred)
        case Items():
            yield from _items(block, width)
        case Table():
            yield from _table(block, width)
        case Figure(table=table):
            yield from _wrapped(block.caption, width, BOLD)
            yield from _table(table, width)
            yield from _wrapped(block.legend, width, DIM)
        case Photo(caption=caption):
            yield from _wrapped(f"[gambar] {caption}", width, DIM)
        case Signatures():
            yield from _signatures(block, width)
        case PageBreak():
            yield Content.styled("─" * width, DIM)


def _wrapped(text: str, width: int, style: str = "", *, centred: bool = False) -> Iterator[Content]:
    for line in wrapped(safe(text), width) if text else ():
        before = " " * ((width - cell_len(line)) // 2) if centred else ""
        yield Content.styled(before + line, style)


def _items(block: Items, width: int) -> Iterator[Content]:
    for number, item in enumerate(block.items, block.start or 0):
        mark = "• " if block.start is None else f"{number}. "
        indent = " " * len(mark)
        inner = [line for one in item for line in _block(one, width - len(mark))]
        for at, line in enumerate(inner):
            yield Content.assemble(indent if at else mark, line)


def _table(table: Table, width: int) -> Iterator[Content]:
    room = width - len(BETWEEN) * (len(table.heads) - 1)
    widths = [max(NARROWEST, int(share * room)) for share in shares(table)]
    widths[-1] = max(NARROWEST, widths[-1] + room - sum(widths))
    aligned: list[Align] = ["right" if right else "left" for right in table.right]
    yield from _row([plain(head) for head in table.heads], widths, aligned, BOLD)
    yield Content.styled("─" * min(width, sum(widths) + len(BETWEEN) * (len(widths) - 1)), DIM)
    for row in table.rows:
        cells = [_cell(words, columns) for words, columns in zip(row, widths, strict=False)]
        yield from _row(cells, widths, aligned)


def _cell(words: Words, width: int) -> str:
    """An empty cell is for a pen."""
    return plain(words) or BLANK[:width]


def _row(
    cells: Sequence[str], widths: Sequence[int], aligned: Sequence[Align], style: str = ""
) -> Iterator[Content]:
    columns = [
        wrapped(safe(" ".join(cell.split())), width) or [""]
        for cell, width in zip(cells, widths, strict=False)
    ]
    for parts in zip_longest(*columns, fillvalue=""):
        told = (
            fit(part, width, side)
            for part, width, side in zip(parts, widths, aligned, strict=False)
        )
        yield Content.styled(BETWEEN.join(told).rstrip(), style)


def _signatures(block: Signatures, width: int) -> Iterator[Content]:
    columns = [
        [plain(above), "", "", *(plain(words) or BLANK for words in below)]
        for above, below in block.columns
    ]
    room = max(NARROWEST, (width - len(BETWEEN) * (len(columns) - 1)) // max(1, len(columns)))
    for parts in zip_longest(*columns, fillvalue=""):
        left: list[Align] = ["left"] * len(columns)
        yield from _row(parts, [room] * len(columns), left)
