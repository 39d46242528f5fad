"""What was told in confidence: how a person marks it while typing. Pure.

A `~` at either end of what is typed closes it, with or without a space; also one that ends up in
the middle, as in pasted lines, so that nothing gets out by a slip. Before a number it means about:
`~30`, `kira-kira ~ 30`, `20~ 30`. A backslash before it makes it text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

CLOSED_MARK: Final = "~"
CLOSED: Final = "(tertutup)"
"""What stands for words that were told in confidence."""
NOT_PRINTED: Final = "tidak dimuat dalam notulen"
"""What becomes of it; told as soon as a mark was understood."""
PRINTED: Final = (
    "Kalimat ini tercetak dan tidak dapat tertutup: hapus ~ di ujungnya. "
    "Yang tertutup ditulis sebagai catatan (F2)."
)
"""What refuses a mark where words are printed in any case."""
TAIL: Final = ".,;:!?)]\"'”’"
"""What may still stand behind the last word."""

_WORD = re.compile(r"\S+")
_ALONE = re.compile(rf"~+[{re.escape(TAIL)}]*")
_BEFORE = re.compile(r"^~+(?=[^~\d])")
_BEHIND = re.compile(
    rf"(?P<body>.*[^\\~])(?P<slashes>\\*)~+(?P<tail>[{re.escape(TAIL)}]*)", re.DOTALL
)


class Unmarked(NamedTuple):
    """A word without its mark."""

    word: str
    """Empty: it was nothing but the mark."""
    closed: bool


def unmarked(words: Sequence[str]) -> Iterator[Unmarked]:
    """Each word of a line, and whether it says that the line was told in confidence."""
    begun = False
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        about = after[:1].isdigit()
        if _ALONE.fullmatch(word):
            yield Unmarked(word, closed=False) if begun and about else Unmarked("", closed=True)
            continue
        opened = word if begun else _BEFORE.sub("", word, count=1)
        kept, behind = (opened, False) if about else _without_mark(opened)
        yield Unmarked(as_text(kept), behind or opened != word)
        begun = begun or any(char.isalnum() for char in word)


def _without_mark(word: str) -> tuple[str, bool]:
    """A word without the `~` behind it, and whether it had one."""
    found = _BEHIND.fullmatch(word)
    if found is None or found["slashes"]:
        return word, False
    return found["body"] + found["tail"], True


def as_text(word: str) -> str:
    """A word whose last `~` was made text by a backslash, as it is meant."""
    found = _BEHIND.fullmatch(word)
    at = found.start("slashes") if found and found["slashes"] else None
    return word if at is None else word[:at] + word[at + 1 :]


def guarded(word: str) -> str:
    """A word of a recorded text as it is typed so that its last `~` is text."""
    found = _BEHIND.fullmatch(word)
    at = found.start("slashes") if found else None
    return word if at is None else f"{word[:at]}\\{word[at:]}"


def read_sentence(text: str) -> tuple[str, bool]:
    """A sentence without its mark, and whether it was told in confidence."""
    found = list(_WORD.finditer(text))
    parts, end, closed = [], 0, False
    for match, one in zip(found, unmarked([match[0] for match in found]), strict=True):
        closed = closed or one.closed
        if one.word:
            parts.append(text[end : match.start()] + one.word)
        end = match.end()
    return "".join(parts).strip(), closed


def refused_mark(text: str, standing: str = "") -> str:
    """The sentence that refuses a mark where words are printed in any case, or an empty one.

    Args:
        standing: what is recorded already; it may be sent again as it is.
    """
    return PRINTED if text != standing and read_sentence(text)[1] else ""
