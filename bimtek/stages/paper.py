"""A blank form as pieces, which a terminal shows as lines and a document as tables. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

WIDTH = 78
"""Characters of a line: what a terminal shows and a sheet of A4 takes."""
SHORT, MIDDLE, WHOLE = 6, 18, 0
"""Characters that a pen needs for a number, for a word or two; a line of its own."""
STEP = 4
"""Characters by which a deeper piece stands further in."""

Office = Callable[[str], str]
"""Code of an OPD → what it is called."""


class Head(NamedTuple):
    """What the pieces below belong to."""

    text: str


class Said(NamedTuple):
    """A sentence, hanging under the mark before it: `KESATU: …`, `a. …`, `3. …`."""

    text: str
    mark: str = ""
    depth: int = 0
    """0 begins anew; deeper ones belong to it."""
    opens: bool = False
    """Whether it is the name of what stands below it."""


class Field(NamedTuple):
    """One thing to write; `width` in characters."""

    label: str
    width: int = WHOLE


class Asked(NamedTuple):
    """A row that is answered: what stands before its fields."""

    code: str
    text: str


class Grid(NamedTuple):
    """Fields for a pen, once, or again for each row."""

    fields: tuple[Field, ...]
    rows: tuple[Asked, ...] = ()
    depth: int = 0


class Ruled(NamedTuple):
    """Empty lines under a word."""

    title: str
    lines: int


Piece: TypeAlias = Head | Said | Grid | Ruled


def named(codes: Iterable[str], office: Office) -> str:
    """` (Dinkes, RSUD)`; nothing for nobody."""
    names = ", ".join(office(code) for code in codes)
    return f" ({names})" if names else ""


def as_lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """The form as lines of a terminal."""
    for piece in pieces:
        match piece:
            case Head(text):
                yield from ("", *wrapped(text))
            case Said(text, mark, depth, _):
                yield from () if depth else ("",)
                yield from wrapped(text, " " * STEP * depth + (f"{mark} " if mark else ""))
            case Grid(fields, rows, depth):
                yield from _grid(fields, rows, depth)
            case Ruled(title, count):
                yield f"  {title}"
                yield from ["    " + "_" * (WIDTH - 4)] * count


def _grid(fields: Sequence[Field], rows: Sequence[Asked], depth: int) -> Iterator[str]:
    indent = " " * STEP * depth
    if not rows:
        yield from blanks(fields, indent or "  ")
    for row in rows:
        yield from () if depth else ("",)
        before = indent + (f"{row.code}  " if row.code else "")
        yield from wrapped(row.text, before)
        yield from blanks(fields, indent + " " * STEP)


def wrapped(text: str, first: str = "", width: int = WIDTH) -> list[str]:
    """A sentence as lines, hanging under its beginning.

    Args:
        first: what stands before it.
        width: characters of a line.
    """
    lines = textwrap.wrap(
        " ".join(text.split()), width, initial_indent=first, subsequent_indent=" " * len(first)
    )
    return lines or [first.rstrip()]


def blanks(fields: Sequence[Field], indent: str = "") -> list[str]:
    """Fields to be filled with a pen, as many on a line as there is room for."""
    lines, line = [], indent
    for label, width in fields:
        room = width or WIDTH - len(indent) - len(label) - 1
        field = f"{label} {'_' * max(room, SHORT)}"
        if line.strip() and (not width or len(line) + len(field) + 2 > WIDTH):
            lines.append(line.rstrip())
            line = indent
        line += field + "  "
    return [*lines, line.rstrip()] if line.strip() else lines
