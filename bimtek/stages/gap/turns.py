"""Who speaks in an acara and who waits, by the speaking queue. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from bimtek.hall.records import Turn


class Queue(NamedTuple):
    """OPDs, each once."""

    speaking: tuple[str, ...]
    waiting: tuple[str, ...]

    @property
    def everybody(self) -> tuple[str, ...]:
        """Who speaks, then who waits."""
        return tuple(dict.fromkeys((*self.speaking, *self.waiting)))


def queue(turns: Iterable[Turn], stage: str) -> Queue:
    """The queue of one acara, in its order."""
    mine = [turn for turn in turns if turn.stage == stage and turn.opd and turn.ended is None]
    speaking = [turn for turn in mine if turn.began is not None]
    waiting = sorted((turn for turn in mine if turn.began is None), key=_place)
    return Queue(tuple(one.opd for one in speaking), tuple(one.opd for one in waiting))


def _place(turn: Turn) -> tuple[Decimal, str]:
    try:
        place = Decimal(turn.order)
    except InvalidOperation:
        place = Decimal(0)
    return place, str(turn.asked)
