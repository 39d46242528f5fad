"""What a script says of a paparan: its agenda, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bimtek.script.kinds import Part
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


def parts(spec: BriefingScript) -> Iterator[Part]:
    """Items are known by their place."""
    for number, item in enumerate(spec.items, 1):
        minutes = f"{item.minutes} menit" if item.minutes else ""
        words = ", ".join(filter(None, (item.title, item.by, minutes, *item.marks)))
        yield Part(str(number), "butir", words, numbered=True)


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
