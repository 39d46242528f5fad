"""Whether whoever is to speak by the plan of an acara came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bimtek.hall.meant import meant_by
from bimtek.hall.presence import Room, attended

if TYPE_CHECKING:
    from datetime import time

    from bimtek.hall.presence_records import Attendance
    from bimtek.hall.records import Opd, Participant


def rooms_of(people: Iterable[Participant], rows: Iterable[Attendance]) -> tuple[Room, ...]:
    """Every roll call in which anything stands, each as a room."""
    everybody, roll = list(people), list(rows)
    calls = dict.fromkeys(row.roll_call for row in roll)
    return tuple(Room(everybody, [row for row in roll if row.roll_call == call]) for call in calls)


def is_away(
    said: str,
    rooms: Iterable[Room],
    offices: Mapping[str, Opd],
    city: str,
    at: time | None = None,
) -> bool:
    """Whether a plan means one person of the list, who is not recorded as here.

    Nothing is said of whom the list does not know, of words that mean several people, and while
    nobody at all is recorded as here. Whoever is represented counts as here.

    Args:
        rooms: the roll calls of the day.
        city: as the session calls it: `Kota Blitar`.
        at: when it was; whoever had left before was away.
    """
    held = [room for room in rooms if room.came]
    if not held:
        return False
    meant = meant_by(said, held[0].people.values(), offices, city)
    return len(meant) == 1 and not any(_was_here(meant[0], room, at) for room in held)


def is_recorded_here(
    said: str,
    rooms: Iterable[Room],
    offices: Mapping[str, Opd],
    city: str,
) -> bool:
    """Whether anybody whom a plan means is recorded as here, or represented.

    Args:
        rooms: the roll calls of the day.
        city: as the session calls it: `Kota Blitar`.
    """
    held = [room for room in rooms if room.came]
    if not held:
        return False
    meant = meant_by(said, held[0].people.values(), offices, city)
    return any(_was_here(one, room, None) for one in meant for room in held)


def _was_here(one: Participant, room: Room, at: time | None) -> bool:
    """Whether somebody, or who stood in for them, was in the hall at a time of the day."""
    who = room.kept.get(one.id, one.id)
    if who in room.stood_for:
        return True
    row = room.row(who)
    if row is None or not attended(row):
        return False
    return row.left is None or at is None or at < row.left
