"""How much one phone may ask and record."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import NamedTuple


class Bound(NamedTuple):
    """So many times in so many seconds."""

    times: int
    seconds: float


FINDS = Bound(30, 600.0)
"""Searches from one address: enough for a family of mistakes, too few to copy a list by."""
OF_ONE_PHONE = Bound(4, 3600.0)
"""People whom one ticket checks in: a driver comes for his boss, nobody for the hall."""
OF_ONE_ADDRESS = Bound(12, 600.0)
"""People checked in from one address, however often its phone asks for a new ticket."""
MOST_REMEMBERED = 5_000


class Bounds:
    """What came lately, by whom."""

    def __init__(self) -> None:
        self._came: defaultdict[str, deque[float]] = defaultdict(deque)

    def has_room(self, whose: str, bound: Bound, now: float) -> bool:
        """Whether one more is within the bound."""
        came = self._came[whose]
        while came and now - came[0] > bound.seconds:
            came.popleft()
        return len(came) < bound.times

    def count(self, whose: str, now: float) -> None:
        """One more came."""
        self._came[whose].append(now)
        while len(self._came) > MOST_REMEMBERED:
            self._came.pop(next(iter(self._came)))
