"""What a script says of a paparan: its agenda, item by item."""

from __future__ import annotations

from typing import NamedTuple

from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only, whole

MARKS = frozenset({"foto"})
"""Classes of an item: `foto` says that pictures are taken then."""


class AgendaItem(NamedTuple):
    """One item of the agenda."""

    title: str
    minutes: int | None
    by: str
    marks: tuple[str, ...]


class BriefingScript(NamedTuple):
    """An agenda."""

    items: tuple[AgendaItem, ...]


def read(section: Section, reading: Reading) -> BriefingScript:
    """Read a section `{.paparan}`."""
    only(section, reading.mistakes, lists=1)
    items = tuple(
        AgendaItem(
            item.text, whole(item.attrs.get("durasi")), item.attrs.get("oleh"), item.attrs.words
        )
        for block in section.lists[:1]
        for item in block.items
    )
    _check_minutes(section, items, reading)
    return BriefingScript(items)


def _check_minutes(section: Section, items: tuple[AgendaItem, ...], reading: Reading) -> None:
    planned = whole(section.attrs.get("durasi"))
    if planned is None or not items or any(item.minutes is None for item in items):
        return
    total = sum(item.minutes or 0 for item in items)
    if total > planned:
        reading.mistakes.warn(
            section.line,
            f"butir acara ini berjumlah {total} menit",
            f"acaranya {planned} menit: panjangkan acara atau pendekkan butir",
        )
