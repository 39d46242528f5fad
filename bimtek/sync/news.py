"""What came last into a file, read and put into words once for all to whom it is given on."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from typing import NamedTuple, TypeAlias

from bimtek.journal.entry import Entry
from bimtek.journal.exchange import in_batches
from bimtek.journal.side import Side
from bimtek.sync import wire
from bimtek.sync.watching import Watch

Acts: TypeAlias = list[list[Entry]]


class Read(NamedTuple):
    """The acts beyond a place of the file."""

    acts: Acts
    """In the order in which they came."""
    last: int
    """Place of the last entry that the file held when they were read."""
    texts: dict[tuple[tuple[str, int], ...], str]
    """The messages that give all of them on."""

    def text(self, acts: Acts) -> str | None:
        """The message that gives these on, where somebody needs the same; None: nobody does."""
        return self.texts.get(_names(acts))


class News:
    """Reads what is new in a file once for each change of it, however many ask.

    Args:
        side: the file.
        thread: the one thread that works with `side`.
        watch: notices what others commit to the file.
    """

    def __init__(self, side: Side, thread: Executor, watch: Watch) -> None:
        self.side = side
        self.thread = thread
        self.watch = watch
        self._asked: tuple[asyncio.Event, int] | None = None
        self._read: asyncio.Future[Read] | None = None

    async def beyond(self, after: int) -> Read:
        """What came later than this place; whoever asks has taken the next change before."""
        if self.watch.last_seq <= after:  # other things than entries change a file too
            return Read([], after, {})
        asked = (self.watch.next_change(), after)
        if self._read is None or self._asked != asked or _failed(self._read):
            loop = asyncio.get_running_loop()
            self._asked = asked
            self._read = loop.run_in_executor(self.thread, self._now, after)
        return await asyncio.shield(self._read)

    def _now(self, after: int) -> Read:
        last = self.side.last_seq()
        acts = list(self.side.beyond({}, after)) if last > after else []
        texts = {_names(batch): wire.text_of(wire.Acts(acts=batch)) for batch in in_batches(acts)}
        return Read(acts, last, texts)


def _names(acts: Acts) -> tuple[tuple[str, int], ...]:
    return tuple((entry.voice, entry.n) for act in acts for entry in (act[0], act[-1]))


def _failed(read: asyncio.Future[Read]) -> bool:
    return read.done() and (read.cancelled() or read.exception() is not None)
