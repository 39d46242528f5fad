"""Lines of a blank form, for the terminal and for paper alike."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence

WIDTH = 78
"""Characters of a line: what a terminal shows and a sheet of A4 takes."""
SHORT, MIDDLE = 6, 18
"""Characters that a pen needs for a number, for a word or two."""

Office = Callable[[str], str]
"""Code of an OPD → what it is called."""


def wrapped(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """A sentence as lines, hanging under its beginning.

    Args:
        first: what stands before it.
        rest: what stands before its later lines; None: as many blanks.
        width: characters of a line.
    """
    indent = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(
        " ".join(text.split()), width, initial_indent=first, subsequent_indent=indent
    )
    return lines or [first.rstrip()]


def blanks(fields: Sequence[tuple[str, int]], indent: str = "") -> list[str]:
    """Fields to be filled with a pen, as many on a line as there is room for.

    Args:
        fields: label and characters; 0: a line of its own.
    """
    lines, line = [], indent
    for label, width in fields:
        room = width or WIDTH - len(indent) - len(label) - 1
        field = f"{label} {'_' * max(room, SHORT)}"
        if line.strip() and (not width or len(line) + len(field) + 2 > WIDTH):
            lines.append(line.rstrip())
            line = indent
        line += field + "  "
    return [*lines, line.rstrip()] if line.strip() else lines


def ruled(count: int, indent: str = "") -> list[str]:
    """Empty lines to write on."""
    return [indent + "_" * (WIDTH - len(indent))] * count


def named(codes: Iterable[str], office: Office) -> str:
    """` (Dinkes, RSUD)`; nothing for nobody."""
    names = ", ".join(office(code) for code in codes)
    return f" ({names})" if names else ""
