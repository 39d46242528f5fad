"""Text in cells: fitted, wrapped, laid out in columns. Plain functions, aware of wide letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple, overload

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span

Align = Literal["left", "right"]

_UNSAFE = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x2070),
     0x2028, 0x2029, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xD800, 0xE000)),
    "\ufffd",
) | {0x09: " ", 0x0A: " ", 0x0D: " "}  # fmt: skip
"""What would steer a terminal; one character for one, so that styles keep their places."""


class Column(NamedTuple):
    """One column of a list."""

    width: int
    """Cells it needs; with `flex` the least. A column of none and without `flex` is not there."""
    flex: int = 0
    """Its share of the cells that are left over."""
    align: Align = "left"
    drop: int = 0
    """Left out where the list is too narrow, the greatest first; 0: never."""


MARGIN = Column(3)
"""Last of a list whose last figures must not go under the initials of who wrote them."""


def safe(text: str) -> str:
    """Text on one line that cannot steer a terminal, whatever somebody typed."""
    return text if text.isascii() and text.isprintable() else text.translate(_UNSAFE)


def guarded(content: Content) -> Content:
    """The same for styled text."""
    if content.plain.isprintable():
        return content
    return Content(content.plain.translate(_UNSAFE), list(content.spans))


def look_of(content: Content) -> tuple[str, Sequence[Span]]:
    """Its text and colours: two contents of one text are equal whatever their colours."""
    return content.plain, content.spans


@overload
def fit(text: str, width: int, align: Align = "left") -> str: ...
@overload
def fit(text: Content, width: int, align: Align = "left") -> Content: ...
def fit(text: str | Content, width: int, align: Align = "left") -> str | Content:
    """Text of exactly this many cells; what does not fit ends in `…`."""
    if isinstance(text, Content):
        return _fit_content(guarded(text), width, align)
    text = safe(text)
    length = len(text) if text.isascii() else cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + "…" if width > 0 else ""
    spaces = " " * (width - length)
    return spaces + text if align == "right" else text + spaces


def _fit_content(content: Content, width: int, align: Align) -> Content:
    length = content.cell_length
    if length > width:
        content = content.truncate(width, ellipsis=True)
        length = content.cell_length
    spaces = max(0, width - length)
    return content.pad_left(spaces) if align == "right" else content.pad_right(spaces)


def widths(columns: Sequence[Column], total: int, gap: int = 1) -> tuple[int, ...]:
    """Cells of each column in this many cells; 0 for one that is left out."""
    shown = [index for index, column in enumerate(columns) if column.width or column.flex]
    while len(shown) > 1 and _needed(columns, shown, gap) > total:
        droppable = [index for index in shown if columns[index].drop]
        if not droppable:
            break
        shown.remove(max(droppable, key=lambda index: (columns[index].drop, index)))
    left = total - _needed(columns, shown, gap)
    found = [columns[index].width if index in shown else 0 for index in range(len(columns))]
    shares = sum(columns[index].flex for index in shown)
    for index in shown:
        if left <= 0 or not shares:
            break
        extra = left * columns[index].flex // shares
        found[index] += extra
        left, shares = left - extra, shares - columns[index].flex
    return tuple(found)


def snug(columns: Sequence[Column], rows: Iterable[Sequence[str | Content]]) -> tuple[Column, ...]:
    """Columns no wider than what stands in them; those with `flex` share what that leaves.

    A column for which no row has a cell stays as it is.
    """
    stands = [max(map(_cells, column)) for column in zip_longest(*rows, fillvalue="")]
    return tuple(
        column
        if column.flex or at >= len(stands)
        else column._replace(width=min(column.width, stands[at]))
        for at, column in enumerate(columns)
    )


def _cells(text: str | Content) -> int:
    return text.cell_length if isinstance(text, Content) else cell_len(text)


def _needed(columns: Sequence[Column], shown: Sequence[int], gap: int) -> int:
    return sum(columns[index].width for index in shown) + gap * (len(shown) - 1)


def laid_out(
    cells: Sequence[str | Content], columns: Sequence[Column], cell_widths: Sequence[int]
) -> Content:
    """One line of a list, its cells one space apart.

    What does not fit goes on over the empty cells behind it.
    """
    parts: list[str | Content] = []
    shown = [one for one in zip(cells, columns, cell_widths, strict=False) if one[2]]
    covered = 0
    for at, (cell, column, width) in enumerate(shown, 1):
        if covered:
            covered -= 1
            continue
        room = width
        while column.align == "left" and _size(cell) > room and _is_free(shown, at + covered):
            room += 1 + shown[at + covered][2]
            covered += 1
        parts += (" " if parts else "", fit(cell, room, column.align))
    return Content.assemble(*(_plain(part) for part in parts if part))


def _is_free(shown: Sequence[tuple[str | Content, Column, int]], at: int) -> bool:
    return at < len(shown) and not _size(shown[at][0])


def _size(cell: str | Content) -> int:
    return cell_len(cell if isinstance(cell, str) else cell.plain)


def _plain(part: str | Content) -> Content:
    return part if isinstance(part, Content) else Content(part)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most this many cells, broken at spaces; a longer word is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in safe(paragraph).split():
            joined = f"{line} {word}" if line else word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *whole, line = _cut(word, width)
            lines += whole
        lines.append(line)
    return lines


def _cut(word: str, width: int) -> list[str]:
    width = max(2, width)
    pieces = [""]
    size = 0
    for char in word:
        cells = cell_len(char)
        if size + cells > width:
            pieces.append("")
            size = 0
        pieces[-1] += char
        size += cells
    return pieces
