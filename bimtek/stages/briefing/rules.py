"""The items of an agenda: those of the script and those of the hall, as they went. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.timed import in_place

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.briefing.script import AgendaItem

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
    added = (seen for _, seen in sorted(mine.items()) if seen.value.after)
    return in_place(
        points, ((one.value.after, _point(one.value.item, None, one, over_at)) for one in added)
    )


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
