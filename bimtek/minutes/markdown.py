"""Text → Markdown that says exactly that text: the one place where documents are escaped.

What people type must come back from every Markdown reader as the same characters, and must never
make a heading, a list, a table, a link or HTML. Whatever is escaped here is one line, so it may
stand anywhere: in a paragraph, a heading, a list item or a cell of a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from bimtek.journal.records import DESTROYED

SYNTAX: Final = re.compile(
    r"""
    [\\`\[\]|]
    | (?<!\s)[*~] | [*~](?!\s)            # between spaces they are a multiplication, an about
    | (?<![^\W_])_ | _(?![^\W_])          # inside of a word it is a part of it
    | <(?=[A-Za-z/!?]|\Z)                # `< 5` opens no tag
    | &(?=\#?[0-9A-Za-z]+(?:;|\Z))       # `R&D, ` is no reference
    | \A\#(?=\#*(?:\s|\Z)) | (?<=\s)\#(?=\#*\s*\Z)  # only these begin or end a heading
    """,
    re.VERBOSE,
)
"""Characters that Markdown would take as its own; what follows the text is not known here."""

AT_START: Final = re.compile(r"(\d*)(?:(?<=\d)[.)](?!\S)|(?<!\d)[-+=:](?![^\W_])|(?<!\d)>)")
"""What opens a list, a rule, an underlined heading or a table at the start of a line."""

OPENING: Final = re.compile(r"(?: *(?:[-*]|\d+[.)]) +| +)*\d*(?:\\.)?")
"""The start of a line up to where it can open a block: its own markers, then the first escape."""

ESCAPE: Final = re.compile(r"\\([-+=:.)>\\])")
"""An escape of `AT_START`, or an escaped backslash, which hides what follows it."""

BREAKS: Final = re.compile(r"\r\n?")

LEAVES_NO_TRACE: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of everything after them, the document's own words as well."""


class Md(str):
    """Text that is Markdown already; everything else is escaped when it is printed."""

    __slots__ = ()


def escape(text: object) -> Md:
    """One line of Markdown that reads as this text; newlines become character references."""
    if isinstance(text, Md):
        return text
    if text is None or text == "":
        return Md("")
    if text == DESTROYED:
        return Md(DESTROYED)
    return Md(_one_line(_readable(str(text))))


def tidied(document: str) -> str:
    """A whole document without the escapes that open nothing where they came to stand.

    A value is escaped before it is known whether it will begin a line: `Penyebab: 100\\.` needs no
    backslash, `100\\.` as a paragraph of its own would become a list without it.
    """
    return "\n".join(map(_tidied, document.split("\n")))


def _tidied(line: str) -> str:
    opening = OPENING.match(line)
    start = opening.end() if opening else 0
    return line[:start] + ESCAPE.sub(lambda m: m[0] if m[1] == "\\" else m[1], line[start:])


def prose(text: object) -> Md:
    """Markdown for a paragraph or a list item: the text's own lines stay lines."""
    if isinstance(text, Md):
        return text
    lines = _readable("" if text is None else str(text)).strip("\n").split("\n")
    return Md("\\\n".join(escape(line) for line in lines))


def joined(*parts: object, between: str = "") -> Md:
    """Several parts as one piece of Markdown: `Md` as it is, plain text escaped."""
    return Md(between.join(escape(part) for part in parts))


def bold(text: object) -> Md:
    """Strong text; nothing for nothing."""
    inner = escape(text)
    return Md(f"**{inner}**") if inner else inner


def cell(text: object) -> Md:
    """One cell of a table; an en dash where nothing stands."""
    return escape(text) or Md("–")


def table(headers: Sequence[object], rows: Iterable[Sequence[object]]) -> Md:
    """A table; a header that starts with `>` puts its column to the right."""
    titles, right = [], []
    for header in headers:
        plain = str(header)
        right.append(plain.startswith(">"))
        titles.append(escape(plain[1:] if right[-1] else header))
    lines = [
        _row(titles),
        _row("---:" if is_right else "---" for is_right in right),
        *(_row(cell(value) for value in row) for row in rows),
    ]
    return Md("\n".join(lines))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _readable(text: str) -> str:
    """The text with `\\n` as its only break and nothing in it that steers a terminal or a line."""
    text = BREAKS.sub("\n", text)
    if text.isprintable():
        return text
    return "".join(char if _stays(char) else "\ufffd" for char in text)


def _stays(char: str) -> bool:
    if char in "\n\t":
        return True
    if ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef":
        return False  # no character, nor any other file may hold it
    return char not in LEAVES_NO_TRACE and unicodedata.category(char) not in {
        "Cc",
        "Cs",
        "Zl",
        "Zp",
    }


def _one_line(text: str) -> str:
    body = _escaped(text)
    if opening := AT_START.match(body):
        digits = opening.group(1)
        body = f"{digits}\\{body[len(digits) :]}"
    # Readers strip white space at both ends of a line; as a reference it stays.
    if body[0].isspace():
        body = f"&#{ord(body[0])};{body[1:]}"
    if body[-1].isspace():
        body = f"{body[:-1]}&#{ord(body[-1])};"
    return body


def _escaped(text: str) -> str:
    return SYNTAX.sub(r"\\\g<0>", text).replace("\n", "&#10;")
