"""Who came of each office to each roll call, as a table that documents draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.offices import by_code, is_part
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, HeldCapacity, RollCall
from bimtek.hall.records import Opd, Participant
from bimtek.hall.roll_calls import day_of, name_of

if TYPE_CHECKING:
    from bimtek.session import Session

NOBODY, SOME, ALL = "■", "▒", "·"
PARTS: Final = "Kelurahan dan bagian"
LEGEND: Final = (
    "■ tidak seorang pun datang; ▒ sebagian; · semua undangan datang atau diwakili; "
    "– tanpa undangan"
)


class Presences(NamedTuple):
    """Offices × roll calls."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str = LEGEND


def by_office(session: Session) -> Presences:
    """Every roll call to which anybody came; of each office how many seats were filled.

    Kelurahan and bagian stand together in the last row. A seat is filled where its person came or
    was stood for; whoever came without invitation counts where an office has no seat.
    """
    calls = tuple(_calls(session))
    offices = by_code(seen.value for seen in session.all(Opd))
    rooms = [room for _, room in calls]
    rows = [
        (office.short or office.name or code, *cells)
        for code, office in offices.items()
        if not is_part(offices, code) and any(cells := _cells(rooms, (code,)))
    ]
    parts = [code for code in offices if is_part(offices, code)]
    if any(cells := _cells(rooms, parts)):
        rows.append((PARTS, *cells))
    days = {day_of(name) for name, _ in calls}
    heads = (_head(name, several=len(days) > 1) for name, _ in calls)
    return Presences(("OPD", *heads), tuple(rows) if calls else ())


def _cells(rooms: Iterable[Room], opds: Iterable[str]) -> tuple[str, ...]:
    opds = tuple(opds)
    found = ([counts(room, opd) for opd in opds] for room in rooms)
    return tuple(cell(*map(sum, zip(*one, strict=True))) if one else "" for one in found)


def _head(call: str, *, several: bool) -> str:
    name = name_of(call) or call
    return f"Hari {day_of(call)} {name}" if several else name.capitalize()


def _calls(session: Session) -> Iterator[tuple[str, Room]]:
    people = [seen.value for seen in session.all(Participant)]
    rows = [seen.value for seen in session.all(Attendance)]
    held = [seen.value for seen in session.all(HeldCapacity)]
    order = {seen.value.id: seen.value.order for seen in session.all(RollCall)}
    begun = {row.roll_call for row in rows if row.presence}
    for name in sorted(begun, key=lambda one: (day_of(one), order.get(one, len(order)), one)):
        mine = [row for row in rows if row.roll_call == name]
        room = Room(people, mine, held=[one for one in held if one.roll_call == name])
        if room.came:
            yield name, room


def counts(room: Room, opd: str) -> tuple[int, int, int]:
    """Seats that were filled, seats, and how many came without invitation."""
    came = frozenset(room.came)
    filled = came | frozenset(room.stood_for)
    seats = [one.id for one in room.of(opd) if not one.walk_in]
    guests = [one.id for one in room.of(opd) if one.walk_in and one.id in came]
    return sum(seat in filled for seat in seats), len(seats), len(guests)


def cell(filled: int, seats: int, guests: int) -> str:
    """`2/3▒`; of an office without seats how many came; empty: nobody was invited or came."""
    if not seats:
        return f"{guests}{ALL}" if guests else ""
    sign = ALL if filled >= seats else SOME if filled else NOBODY
    return f"{filled}/{seats}{sign}"
