"""Who speaks in an acara and who waits, by the speaking queue. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bimtek.hall.queue import breaks, speaking, waiting
from bimtek.hall.records import StageRun, Turn
from bimtek.journal.records import Seen


class Queue(NamedTuple):
    """OPDs, each once."""

    speaking: tuple[str, ...]
    waiting: tuple[str, ...]

    @property
    def everybody(self) -> tuple[str, ...]:
        """Who speaks, then who waits."""
        return tuple(dict.fromkeys((*self.speaking, *self.waiting)))


def queue(turns: Iterable[Seen[Turn]], runs: Iterable[StageRun], stage: str) -> Queue:
    """The queue of one acara, in its order."""
    mine = [seen for seen in turns if seen.value.stage == stage and seen.value.opd]
    ends = breaks(runs)
    speaks = speaking(mine, ends)
    return Queue(
        (speaks.value.opd,) if speaks else (), tuple(one.value.opd for one in waiting(mine, ends))
    )
