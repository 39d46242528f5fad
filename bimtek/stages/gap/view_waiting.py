"""A row of levels whose second digit is awaited: where, and behind which first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.gap import deeds

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView


class Waiting:
    """What the page and the question know of a level that is typed by halves."""

    awaiting: str | None = None
    """The row whose second digit is awaited."""
    behind: str = ""
    """The present level that was typed there."""

    def await_target(self, key: str, now: str) -> None:
        """The next digit is the target of this row."""
        self.awaiting, self.behind = key, now


def stop_waiting(view: GapView) -> None:
    """No target is awaited behind a level that was undone.

    One that another person changed still waits: the next digit is refused there with a sentence.
    """
    places: tuple[Waiting | None, ...] = (view.leaf.page, view.asking)
    for one in filter(None, places):
        row = view.leaf.row(one.awaiting)
        now = view.gap(row).answer.now if row else ""
        kept = row is not None and (now == one.behind or deeds.changed_by(view.state, row))
        if not (now and kept):
            one.awaiting = None
