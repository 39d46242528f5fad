"""What a script says of a paparan: its agenda, item by item."""

from __future__ import annotations

from typing import NamedTuple

from bimtek.script.outline import Section
from bimtek.script.reading import Reading, longer_than_planned, only, whole

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
    longer_than_planned(section, "butir", [item.minutes for item in items], reading.mistakes)
    return BriefingScript(items)
