"""The table of what comes along, as lines: for the terminal, and for the form of a new session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from bimtek.locale.dates import medium_date
from bimtek.minutes.agreement import CONCEPT
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
    lines = [_source(found.earlier), *_numbers(found.sorts)]
    for title, _, told in _details(found.sorts, None if whole else NAMED):
        lines += [f"{title}:", *(f"  {line}" for line in told)]
    return lines


def sentences(found: Continuation) -> list[str]:
    """The same without columns, each line behind a sign: where lines are broken at any width."""
    lines = [f"↪ {_source(found.earlier)}", *(f"· {_counts(one)}" for one in found.sorts)]
    for _, sign, told in _details(found.sorts, NAMED):
        lines += [f"{sign} {line}" for line in told]
    return lines


def _source(earlier: EarlierSession) -> str:
    day = f", {medium_date(earlier.last_day)}" if earlier.last_day else ""
    where = f"{earlier.file}, {standing_words(earlier)}, sidik {earlier.sidik}"
    return f"Dari {earlier.name} {earlier.city}{day} ({where})"


def standing_words(earlier: EarlierSession) -> str:
    """How far the minutes were on their way to paper."""
    if not earlier.edition:
        return f"{CONCEPT}: belum disepakati"
    if earlier.signed_on is None:
        return f"{CONCEPT}: versi {earlier.edition} disepakati, belum ditandatangani"
    return f"versi {earlier.edition}, ditandatangani {medium_date(earlier.signed_on)}"


def _numbers(sorts: Iterable[Sort]) -> Iterator[str]:
    sorts = tuple(sorts)
    width = max(len(one.name) for one in sorts)
    yield "  ".join((" " * width, *(f"{title:>7}" for title in HEADERS)))
    for one in sorts:
        counts = (one.new, one.carried, len(one.changed), len(one.left))
        yield "  ".join((f"{one.name:<{width}}", *(f"{n or '–':>7}" for n in counts)))


def _counts(sort: Sort) -> str:
    """`OPD: 2 baru, 3 dibawa, 2 berubah`."""
    counts = (sort.new, sort.carried, len(sort.changed), len(sort.left))
    told = [f"{n} {word}" for n, word in zip(counts, HEADERS, strict=True) if n]
    return f"{sort.name}: {', '.join(told) or 'tidak ada'}"


def _details(
    sorts: Iterable[Sort], longest: int | None
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Title, sign and lines of what changed, what stays behind, what is worth a look."""
    sorts = tuple(sorts)
    left = [(one.name, *pair) for one in sorts for pair in one.left]
    notices = [(one.name, *pair) for one in sorts for pair in one.notices]
    parts = (
        ("Berubah", "→", tuple(line for one in sorts for line in one.changed)),
        ("Tinggal", "–", tuple(_by_reason(left, longest))),
        ("Perhatikan", "!", tuple(_by_reason(notices, longest))),
    )
    return (part for part in parts if part[2])


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
