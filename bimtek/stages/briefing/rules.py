"""An agenda item by item: what runs, what follows, how long it took. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.stages.briefing.records import AgendaRun

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.briefing.script import AgendaItem

FIRST = "0"
"""Before all items."""
PHOTO = "foto"


class Point(NamedTuple):
    """One item: what the script or the hall planned, and how it went."""

    id: str
    title: str
    minutes: int | None
    by: str
    marks: tuple[str, ...] = ()
    began: datetime | None = None
    ended: datetime | None = None
    skipped: bool = False
    """Left out; one that was begun after all was not."""
    seen: Seen[AgendaRun] | None = None

    @property
    def runs(self) -> bool:
        return self.began is not None and self.ended is None

    @property
    def added(self) -> bool:
        """It came in the hall; the script does not know it."""
        return bool(self.seen and self.seen.value.after)

    @property
    def mark(self) -> str:
        """One letter for its state, so that nothing is told by colour alone."""
        if self.runs:
            return "▶"
        if self.ended is not None:
            return "✓"
        return "✗" if self.skipped else "○"


def agenda(
    items: Sequence[AgendaItem],
    stage: str,
    records: Iterable[Seen[AgendaRun]],
    over_at: datetime | None = None,
) -> tuple[Point, ...]:
    """The items of the script and those that were added in the hall, in their order.

    Args:
        over_at: when the acara was over; what still ran then ended with it.
    """
    mine = {seen.value.item: seen for seen in records if seen.value.stage == stage}
    points = [
        _point(str(number), item, mine.get(str(number)), over_at)
        for number, item in enumerate(items, 1)
    ]
    waiting = [seen for _, seen in sorted(mine.items()) if seen.value.after]
    while waiting:
        # one may stand behind another added one: as long as any finds its place, the rest may
        ready = [seen for seen in waiting if _place(points, seen.value.after) is not None]
        for seen in ready or waiting:
            place = _place(points, seen.value.after)
            added = _point(seen.value.item, None, seen, over_at)
            points.insert(len(points) if place is None else place, added)
        waiting = [seen for seen in waiting if seen not in ready] if ready else []
    return tuple(points)


def _point(
    name: str, item: AgendaItem | None, seen: Seen[AgendaRun] | None, over_at: datetime | None
) -> Point:
    run = seen.value if seen else AgendaRun("", name)
    minutes = run.minutes if run.minutes is not None else (item.minutes if item else None)
    ended = run.ended or over_at
    return Point(
        name,
        run.title or (item.title if item else ""),
        minutes,
        run.by or (item.by if item else ""),
        item.marks if item else (),
        run.began,
        ended if run.began else None,
        run.skipped and run.began is None,
        seen,
    )


def _place(points: Sequence[Point], after: str) -> int | None:
    if after == FIRST:
        return 0
    return next((n + 1 for n, point in enumerate(points) if point.id == after), None)


def running(points: Iterable[Point]) -> Point | None:
    """The item that runs; of two, which only a merge can bring, the one that began last."""
    going = [point for point in points if point.runs]
    return max(going, key=lambda point: str(point.began), default=None)


def following(points: Sequence[Point]) -> Point | None:
    """What Space begins: the next item that has not begun, behind the one that runs or ran last."""
    begun = [place for place, point in enumerate(points) if point.began]
    now = running(points)
    start = points.index(now) if now else max(begun, default=-1)
    waiting = [point for point in points[start + 1 :] if not point.began and not point.skipped]
    return waiting[0] if waiting else None


def before(points: Iterable[Point], point: Point) -> Point | None:
    """The item that this one ended when it began."""
    if point.began is None:
        return None
    return next((one for one in points if one.ended == point.began and one.id != point.id), None)


def spent(point: Point, until: datetime) -> int | None:
    """Whole minutes that an item took or has taken so far; None: it has not begun."""
    if point.began is None:
        return None
    return max(0, int(((point.ended or until) - point.began).total_seconds() // 60))


def over(point: Point, until: datetime) -> int:
    """Minutes over what was planned; zero where there is time left or nothing was planned."""
    took = spent(point, until)
    return max(0, took - point.minutes) if took is not None and point.minutes else 0


def left(point: Point, now: datetime) -> str:
    """What is left of an item that runs: `sisa 6'`, `lewat 2'`, or nothing."""
    took = spent(point, now)
    if not point.runs or took is None or point.minutes is None:
        return ""
    rest = point.minutes - took
    return f"sisa {rest}'" if rest >= 0 else f"lewat {-rest}'"


def counted(points: Sequence[Point]) -> tuple[int, int]:
    """Items that are over, of how many that were not left out."""
    kept = [point for point in points if not point.skipped]
    return sum(point.ended is not None for point in kept), len(kept)
