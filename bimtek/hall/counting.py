"""Roll calls in numbers: how many people of how many offices. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bimtek.hall.meant import is_of_city
from bimtek.hall.offices import is_part
from bimtek.hall.presence import Room, is_online
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Opd, Participant
from bimtek.hall.roll_calls import day_of, name_of


class Headcount(NamedTuple):
    """People by what they are, each once, and the offices that they are of."""

    of_opds: int
    opds: int
    of_parts: int
    parts: int
    """Kelurahan and bagian."""
    invited: int
    """Of no office of the list, and invited, or here for somebody who was."""
    guests: int
    """Of no office of the list, and not expected."""
    leaders: int = 0
    """Of the city's own government, and of none of its offices."""
    city: str = ""

    @property
    def people(self) -> int:
        return self.of_opds + self.of_parts + self.leaders + self.invited + self.guests

    @property
    def words(self) -> str:
        """`33 orang: 31 orang dari 29 OPD dan 2 tamu`; of one sort only `29 orang dari 29 OPD`."""
        found = [
            f"{number} {what}"
            for number, what in (
                (self.of_opds, f"orang dari {self.opds} OPD"),
                (self.of_parts, f"orang dari {self.parts} kelurahan/bagian"),
                (self.leaders, f"orang dari Pemerintah {self.city}"),
                (self.invited, "undangan dari luar OPD"),
                (self.guests, "tamu"),
            )
            if number
        ]
        if not found:
            return "tidak ada"
        if len(found) == 1 and not (self.leaders or self.invited or self.guests):
            return found[0]
        *most, last = found
        and_last = f"{', '.join(most)}{',' if len(most) > 1 else ''} dan {last}" if most else last
        return f"{self.people} orang: {and_last}"


def headcount(
    people: Iterable[Participant],
    standing_in: Collection[str],
    offices: Mapping[str, Opd],
    city: str,
) -> Headcount:
    """Count people who came.

    Args:
        standing_in: ids of those who came for somebody else.
        city: as the session calls it: `Kota Blitar`.
    """
    found = list(people)
    of = [one.opd for one in found if one.opd]
    of_parts = [code for code in of if is_part(offices, code)]
    outside = [one for one in found if not one.opd]
    others = [one for one in outside if not is_of_city(one, city)]
    guests = sum(one.walk_in and one.id not in standing_in for one in others)
    return Headcount(
        len(of) - len(of_parts),
        len(set(of)) - len(set(of_parts)),
        len(of_parts),
        len(set(of_parts)),
        len(others) - guests,
        guests,
        len(outside) - len(others),
        city,
    )


class RollCount(NamedTuple):
    """One roll call that has begun."""

    roll_call: str
    title: str
    people: int
    """Who came, also who has left since."""
    offices: int
    """Offices that sent anybody."""
    left: int = 0
    """Of the people, who has left."""
    online: int = 0
    """Of the people, who came by network (`daring`)."""

    @property
    def words(self) -> str:
        """`pagi 64 orang, 27 kantor, 3 daring, 2 pulang`."""
        title = f"{self.title} " if self.title else ""
        online = f", {self.online} daring" if self.online else ""
        left = f", {self.left} pulang" if self.left else ""
        return f"{title}{self.people} orang, {self.offices} kantor{online}{left}"


def attendance_words(calls: Sequence[RollCount]) -> str:
    """`pagi 66 orang dari 57 kantor (1 pulang); sore 63 orang dari 55 kantor`; or nothing.

    Of more than two roll calls the first and the last.
    """
    ends = calls if len(calls) < 3 else (calls[0], calls[-1])
    return "; ".join(_printed(one) for one in ends)


def _printed(count: RollCount) -> str:
    title = f"{count.title} " if count.title else ""
    left = f" ({count.left} pulang)" if count.left else ""
    return f"{title}{count.people} orang dari {count.offices} kantor{left}"


def roll_count(roll_call: str, title: str, room: Room) -> RollCount:
    """One roll call: what “hadir” means wherever a number of it is told."""
    left = len(room.came) - len(room.here)
    online = sum(is_online(room.roll[who]) for who in room.came)
    return RollCount(roll_call, title, len(room.came), len(room.offices_that_came), left, online)


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
        if day is not None and day_of(call.id) != str(day):
            continue
        mine = [row for row in said if row.roll_call == call.id]
        if any(row.presence for row in mine):
            room = Room(everybody, mine)
            found.append(roll_count(call.id, name_of(call.id) or call.title, room))
    return tuple(found)
