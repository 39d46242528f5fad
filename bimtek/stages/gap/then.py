"""What stood in a row at earlier tahap, beside what this hall says: then, now, target. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bimtek.hall.before import EarlierSession, by_time
from bimtek.stages.gap.cells import own_level, shown, spelled
from bimtek.stages.gap.records import EarlierGap
from bimtek.stages.gap.rows import Row


class Then(NamedTuple):
    """A row at one earlier session."""

    session: str
    name: str
    """`Tahap I`."""
    gap: EarlierGap

    @property
    def words(self) -> str:
        """`Tahap I 2→4`."""
        return f"{self.name} {own_level(self.gap.answer)}"

    @property
    def spelled(self) -> str:
        """The same as a hall reads it: `Tahap I: 2 → 4`."""
        return f"{self.name}: {spelled(self.gap.answer)}"


def by_row(
    earlier: Iterable[EarlierGap], sessions: Iterable[EarlierSession]
) -> dict[str, tuple[Then, ...]]:
    """`<row>/<office now>` → what stood there, the oldest session first.

    Where two offices have become one, both values stand.
    """
    listed = by_time(sessions)
    order = {one.id: place for place, one in enumerate(listed)}
    names = {one.id: one.name for one in listed}
    found: dict[str, tuple[Then, ...]] = {}
    for gap in sorted(earlier, key=lambda one: (order.get(one.session, 0), one.who)):
        if not gap.answer.now and not gap.answer.target:
            continue
        key = f"{gap.row}/{gap.opd or gap.who}"
        then = Then(gap.session, names.get(gap.session, "sesi sebelumnya"), gap)
        found[key] = (*found.get(key, ()), then)
    return found


def latest(found: Iterable[Then], row: Row) -> str:
    """The cell of a page: what stood there last; of a number only the number."""
    several = tuple(found)
    if not several:
        return ""
    newest = [one for one in several if one.session == several[-1].session]
    return " ".join(
        own_level(one.gap.answer) if row.is_level else shown(one.gap.answer.now) for one in newest
    )


def sentence(found: Iterable[Then]) -> str:
    """`Tahap I 2→4 · Tahap II 3→4`."""
    return " · ".join(one.words for one in found)
