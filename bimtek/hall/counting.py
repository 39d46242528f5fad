"""Roll calls in numbers: how many people of how many offices. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bimtek.hall.presence import Room
from bimtek.hall.records import Attendance, Participant, RollCall


class RollCount(NamedTuple):
    """One roll call that has begun."""

    roll_call: str
    title: str
    people: int
    """In the room, or there until the end."""
    offices: int

    @property
    def words(self) -> str:
        """`pagi 64 orang, 27 kantor`."""
        title = f"{self.title} " if self.title else ""
        return f"{title}{self.people} orang, {self.offices} kantor"


def roll_counts(
    calls: Iterable[RollCall],
    rows: Iterable[Attendance],
    participants: Iterable[Participant],
    day: int | None = None,
) -> tuple[RollCount, ...]:
    """Every roll call that has begun, in their order.

    Args:
        day: only those of this day.
    """
    everybody, said = list(participants), list(rows)
    found = []
    for call in sorted(calls, key=lambda call: (call.order, call.id)):
        if day is not None and call.id.partition("-")[0] != str(day):
            continue
        mine = [row for row in said if row.roll_call == call.id]
        if any(row.presence for row in mine):
            room = Room(everybody, mine)
            title = call.id.partition("-")[2].replace("-", " ") or call.title
            found.append(RollCount(call.id, title, len(room.here), len(room.offices)))
    return tuple(found)
