"""Recording from the gap analysis: shown at once, let go when the disk says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from bimtek.hall.presence import Room
from bimtek.stages import deed as kept
from bimtek.stages.gap.deeds import Deed
from bimtek.stages.gap.records import Gap
from bimtek.stages.gap.state import GapState, room_now
from bimtek.stages.view_serving import ServingView

if TYPE_CHECKING:
    from bimtek.journal.voice import Receipt
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.rows import Row


class Stood(NamedTuple):
    """Where one was at a table."""

    pillar: str
    row: str


class Recording(ServingView[Stood]):
    """A view that records deeds; what was typed stands on the screen before it is on disk."""

    state: GapState

    class Saved(Message):
        """What was typed in these rows is on disk, or could not be recorded."""

        def __init__(self, keys: tuple[str, ...], done: Future[Receipt]) -> None:
            super().__init__()
            self.keys = keys
            self.done = done

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.room: Room = room_now(session)
        self.typed: dict[str, Gap] = {}
        """Rows as typed, until what is on disk says the same."""
        self.state = GapState(session, stage, self.room, self.typed)
        self._waiting: Counter[str] = Counter()

    def redraw_row(self, row: Row) -> None:
        """Show one row anew."""

    def gap(self, row: Row) -> Gap:
        """What stands in a row, with what was typed and is on its way to the disk."""
        return self.state.gap(row)

    def read(self) -> None:
        """Take up what is recorded now."""
        self.state = GapState(self.session, self.stage, self.room, self.typed, table=self.table)

    def let_go(self, changed: frozenset[tuple[str, str]]) -> None:
        """What somebody recorded replaces what was typed here, unless more is on its way."""
        for kind, record in changed:
            key = self.state.key_of(record) if kind == Gap.kind else ""
            if key and not self._waiting[key]:
                self.typed.pop(key, None)

    def perform(
        self, deed: Deed, typed: Mapping[str, Gap] | None = None, *, clears: str = ""
    ) -> None:
        """Record a deed and tell of it.

        Args:
            typed: rows as they are shown until the disk has them.
            clears: place of the draft that the deed was made from.
        """
        typed = typed or {}
        if deed.changes:
            saved = self.session.record_all(deed.changes, clears=clears)
            self.typed.update(typed)
            self._waiting.update(typed.keys())
            keys = tuple(typed)
            saved.add_done_callback(lambda done: self.post_message(self.Saved(keys, done)))
        if told := " ".join(filter(None, (deed.told, deed.doubt))):
            self.tell(told, "warning" if deed.doubt else "information")

    def keep(self, deed: kept.Deed) -> None:
        self.perform(Deed(deed.changes, deed.told))

    def on_recording_saved(self, event: Saved) -> None:
        """Let go of what was typed once the session shows it, or where it was refused."""
        event.stop()
        error = event.done.exception()
        if error is not None:
            self.tell(str(error), "error")
        stamps = [] if error else [entry.stamp for entry in event.done.result().entries]
        for key in event.keys:
            self._waiting[key] -= 1
            if self._waiting[key] or (stamps and not self._knows(key, min(stamps))):
                continue
            self.typed.pop(key, None)
            for pillar in self.state.pillars:
                for row in self.state.rows(pillar):
                    if row.key == key:
                        self.redraw_row(row)

    def _knows(self, key: str, stamp: str) -> bool:
        seen = self.state.seen.get(key)
        return seen is not None and any(
            head.stamp >= stamp for heads in seen.heads.values() for head in heads
        )
