"""Which table starves: what each has recorded, and since when nothing came from it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

STARVES_FROM = 10
"""Minutes without anything new from which a table that is not ready needs somebody."""


class TableProgress(NamedTuple):
    """How far one table is."""

    group: str
    name: str
    recorded: int
    asked: int | None
    """Of how many; None: as many as it likes."""
    ready: bool
    silent: int | None
    """Minutes since something came from it, else since the acara began; None: it does not run."""

    @property
    def starves(self) -> bool:
        """Whether somebody should go there."""
        return not self.ready and self.silent is not None and self.silent >= STARVES_FROM

    @property
    def words(self) -> str:
        """`Living 2/5 ▲14'`; a table that is ready owes nothing."""
        return self.told(minutes=True)

    def told(self, *, minutes: bool) -> str:
        """The same, with or without how long nothing came from it."""
        count = f"{self.recorded}/{self.asked}" if self.asked is not None else f"{self.recorded}"
        if self.ready:
            return f"{self.name} {count}✓"
        if not self.silent:
            return f"{self.name} {count}"
        sign = "▲" if self.starves else ""
        since = f" {sign}{self.silent}'" if minutes else sign
        return f"{self.name} {count}{since}"


def silent_minutes(
    last: datetime | None, began: datetime | None, now: datetime, ended: datetime | None = None
) -> int | None:
    """Whole minutes since a table gave something, or since the acara began.

    None where nobody waits for it: the acara has not begun, even if something came along from an
    earlier tahap on another day, or is over.
    """
    if ended is not None or (began is None and last is not None and last.date() != now.date()):
        return None
    moments = [at for at in (last, began) if at is not None]
    if not moments:
        return None
    return max(0, int((now - max(moments)).total_seconds() // 60))


def hungriest(tables: Iterable[TableProgress]) -> str:
    """The table that has waited longest of those that starve; of equal ones the first."""
    waiting = [one for one in tables if one.starves]
    return max(waiting, key=lambda one: one.silent or 0).group if waiting else ""
