"""The table of what comes along, as lines: for the terminal, and for the form of a new session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from bimtek.locale.dates import medium_date
from bimtek.onward.plan import Sort

if TYPE_CHECKING:
    from bimtek.hall.before import EarlierSession
    from bimtek.onward.plan import Continuation

HEADERS = ("baru", "dibawa", "berubah", "tinggal")
NAMED = 5
"""Records of one reason that are named; the rest are counted."""
LONGEST = 60


def table(found: Continuation, *, whole: bool = False) -> list[str]:
    """What comes along, what is new, what changed, what stays behind and why.

    Args:
        whole: every record is named, however many.
    """
    return [
        _source(found.earlier),
        *_numbers(found.sorts),
        *_details(found.sorts, None if whole else NAMED),
    ]


def _source(earlier: EarlierSession) -> str:
    day = f", {medium_date(earlier.last_day)}" if earlier.last_day else ""
    return f"Dari {earlier.name} {earlier.city}{day} ({earlier.file}, sidik {earlier.sidik})"


def _numbers(sorts: Iterable[Sort]) -> Iterator[str]:
    sorts = tuple(sorts)
    width = max(len(one.name) for one in sorts)
    yield "  ".join((" " * width, *(f"{title:>7}" for title in HEADERS)))
    for one in sorts:
        counts = (one.new, one.carried, len(one.changed), len(one.left))
        yield "  ".join((f"{one.name:<{width}}", *(f"{n or '–':>7}" for n in counts)))


def _details(sorts: Iterable[Sort], longest: int | None) -> Iterator[str]:
    sorts = tuple(sorts)
    yield from _part("Berubah", [line for one in sorts for line in one.changed])
    left = [(one.name, *pair) for one in sorts for pair in one.left]
    yield from _part("Tinggal", _by_reason(left, longest))
    notices = [(one.name, *pair) for one in sorts for pair in one.notices]
    yield from _part("Perhatikan", _by_reason(notices, longest))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def _by_reason(found: list[tuple[str, str, str]], longest: int | None) -> Iterator[str]:
    """`Tindak lanjut terbuka, tertutup: a; b; … dan 3 lagi`."""
    found.sort(key=lambda one: (one[0], one[2]))
    for (sort, reason), several in groupby(found, key=lambda one: (one[0], one[2])):
        labels = [_short(label) for _, label, _ in several]
        shown = labels if longest is None else labels[:longest]
        more = f"; … dan {len(labels) - len(shown)} lagi" if len(shown) < len(labels) else ""
        yield f"{sort}, {reason}: {'; '.join(shown)}{more}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
