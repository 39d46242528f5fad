"""Items that the hall takes one after the other, each with the time it began and ended.

The agenda of a paparan and the chapters of a telaah go on in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock
from bimtek.stages.deed import Deed

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.journal.records import Change

UNDO = "Ctrl+Z mengurungkan."
FIRST = "0"
"""Before all items."""


class Timed(Protocol):
    """One item: what was planned, and how it went."""

    @property
    def id(self) -> str:
        """Its name among the others."""

    @property
    def title(self) -> str:
        """What people call it."""

    @property
    def minutes(self) -> int | None:
        """Planned; None: nothing was."""

    @property
    def began(self) -> datetime | None:
        """None: not yet."""

    @property
    def ended(self) -> datetime | None:
        """None: it runs, or has not begun."""

    @property
    def skipped(self) -> bool:
        """Left out."""


T = TypeVar("T", bound=Timed)


# -- where the hall is


def runs(item: Timed) -> bool:
    """Whether it has begun and not ended."""
    return item.began is not None and item.ended is None


def running(items: Iterable[T]) -> T | None:
    """The item that runs; of two, which only a merge can bring, the one that began last."""
    return max((one for one in items if runs(one)), key=lambda one: str(one.began), default=None)


def following(items: Sequence[T]) -> T | None:
    """What Space begins: the next item that has not begun, behind the one that runs or ran last."""
    begun = [place for place, one in enumerate(items) if one.began]
    now = running(items)
    start = items.index(now) if now else max(begun, default=-1)
    return next((one for one in items[start + 1 :] if not one.began and not one.skipped), None)


def before(items: Iterable[T], item: T) -> T | None:
    """The item that this one ended when it began."""
    if item.began is None:
        return None
    return next((one for one in items if one.ended == item.began and one.id != item.id), None)


def is_over(items: Sequence[Timed]) -> bool:
    """Whether nothing is left to begin or to end."""
    return following(items) is None and running(items) is None


def counted(items: Iterable[Timed]) -> tuple[int, int]:
    """Items that are over, of how many that were not left out."""
    kept = [one for one in items if not one.skipped]
    return sum(one.ended is not None for one in kept), len(kept)


def in_place(items: Sequence[T], added: Iterable[tuple[str, T]]) -> tuple[T, ...]:
    """The items with those that were added in the hall, each behind the one that it names.

    Args:
        added: id of the item behind which one stands (`0`: before all), and that one.
    """
    placed, waiting = list(items), list(added)
    while waiting:
        # one may stand behind another added one: as long as any finds its place, the rest may
        ready = [one for one in waiting if _place(placed, one[0]) is not None]
        for after, item in ready or waiting:
            place = _place(placed, after)
            placed.insert(len(placed) if place is None else place, item)
        waiting = [one for one in waiting if one not in ready] if ready else []
    return tuple(placed)


def _place(items: Sequence[Timed], after: str) -> int | None:
    if after == FIRST:
        return 0
    return next((number + 1 for number, one in enumerate(items) if one.id == after), None)


# -- minutes


def spent(item: Timed, until: datetime) -> int | None:
    """Whole minutes that an item took or has taken so far; None: it has not begun."""
    if item.began is None:
        return None
    return max(0, int(((item.ended or until) - item.began).total_seconds() // 60))


def over(item: Timed, until: datetime) -> int:
    """Minutes over what was planned; zero where there is time left or nothing was planned."""
    took = spent(item, until)
    return max(0, took - item.minutes) if took is not None and item.minutes else 0


def left(item: Timed, now: datetime) -> str:
    """What is left of an item that runs: `sisa 6'`, `lewat 2'`, or nothing."""
    took = spent(item, now)
    if not runs(item) or took is None or item.minutes is None:
        return ""
    rest = item.minutes - took
    return f"sisa {rest}'" if rest >= 0 else f"lewat {-rest}'"


# -- going on


class Course(Generic[T]):
    """What a key does to the items: one begins, the one before it ends, or none of that.

    Args:
        items: in their order.
        set_fields: makes the change that sets fields of one of them.
        noun: what people call one, such as `butir`.
    """

    def __init__(
        self, items: Sequence[T], set_fields: Callable[..., Change], noun: str = "butir"
    ) -> None:
        self._items = items
        self._set = set_fields
        self._noun = noun

    def go_on(self, at: datetime) -> Deed:
        """The next item begins and the one before it ends; behind the last one only that.

        Raises:
            Refusal: if there is nothing left to begin or to end.
        """
        if not self._items:
            words = f"Acara ini belum punya {self._noun}. + menambah {self._noun}."
            raise Refusal("no-item", words)
        coming, now = following(self._items), running(self._items)
        if coming is not None:
            return self.begin(coming, at)
        if now is None:
            raise Refusal("no-item", f"Semua {self._noun} sudah selesai.")
        ends = f"Itu {self._noun} terakhir; F4, s menyelesaikan acara."
        told = f"‘{now.title}’ selesai {clock(at)}. {ends}"
        return Deed((self._set(now, ended=at),), told)

    def begin(self, item: T, at: datetime) -> Deed:
        """This item begins, or goes on; the one that runs ends.

        Raises:
            Refusal: if it runs already.
        """
        now = running(self._items)
        if now is not None and now.id == item.id:
            words = f"‘{item.title}’ sudah berjalan. Spasi: {self._noun} berikut."
            raise Refusal("runs-already", words)
        changes = [self._set(now, ended=at)] if now else []
        if item.began is None:
            back = {"skipped": False} if item.skipped else {}
            changes.append(self._set(item, began=at, ended=None, **back))
            told = f"‘{item.title}’ mulai {clock(at)}."
        else:
            changes.append(self._set(item, ended=None))
            told = f"‘{item.title}’ dilanjutkan."
        return Deed(tuple(changes), told)

    def take_back(self, at: datetime) -> Deed:
        """The item that runs has not begun after all; the one that it ended goes on.

        Raises:
            Refusal: if none runs.
        """
        now = running(self._items)
        if now is None:
            raise Refusal("none-runs", f"Tidak ada {self._noun} yang sedang berjalan.")
        changes = [self._set(now, began=None, ended=None)]
        earlier = before(self._items, now)
        if earlier is not None:
            changes.append(self._set(earlier, ended=None))
        took = spent(now, at) or 0
        told = f"‘{now.title}’ kembali menjadi belum dimulai ({took} menit dihapus). {UNDO}"
        return Deed(tuple(changes), told)
