"""Who is here, and as what: the rules that every acara asks. Pure: values in, values out.

A person may stand in the list twice (`same_as`); everything here counts such a person once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.capacity import capacity_words, is_head
from bimtek.hall.presence_records import (
    Attendance,
    Capacity,
    HeldCapacity,
    Letter,
    RollCall,
    Status,
)
from bimtek.hall.records import Participant, StageRun, StageState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import time

    from bimtek.hall.capacity import Offices
    from bimtek.hall.presence_records import Presence


ABSENT_WITH_REASON = (Status.EXCUSED, Status.SICK, Status.ON_DUTY)


class OfficeState(StrEnum):
    """How an office is here."""

    HEAD = "kepala"
    """Its head is here."""
    REPRESENTED = "diwakili"
    """Somebody stands in for its head."""
    STAFF = "staf"
    """Somebody of it is here, who neither heads it nor stands in for the head."""
    ABSENT = "absen"


def same_person(participants: Iterable[Participant]) -> dict[str, str]:
    """Participant → the one who stands for the same person; chains followed, circles cut."""
    points_at = {one.id: one.same_as for one in participants}
    found: dict[str, str] = {}
    for start in points_at:
        path, here = [start], start
        while (following := points_at[here]) in points_at and following not in path:
            path.append(following)
            here = following
        # a circle (two laptops merged the pair in opposite directions) ends at its smallest id
        found[start] = min(path[path.index(following) :]) if following in path else here
    return found


def people(participants: Iterable[Participant]) -> dict[str, Participant]:
    """Everybody once; what the kept record leaves open is taken from its doubles."""
    everybody = list(participants)
    kept = same_person(everybody)
    whole = {one.id: one for one in everybody if kept[one.id] == one.id}
    for double in everybody:
        if kept[double.id] != double.id:
            whole[kept[double.id]] = _filled(whole[kept[double.id]], double)
    return whole


def _filled(one: Participant, double: Participant) -> Participant:
    return Participant(
        id=one.id,
        name=one.name or double.name,
        post=one.post or double.post,
        opd=one.opd or double.opd,
        agency=one.agency or double.agency,
        row=double.row if one.row is None else one.row,
        nip=one.nip or double.nip,
        rank=one.rank or double.rank,
        role=one.role or double.role,
        phone=one.phone or double.phone,
        email=one.email or double.email,
        walk_in=one.walk_in and double.walk_in,
        same_as=one.same_as,
        not_same_as=one.not_same_as,
    )


def attended(row: Attendance) -> bool:
    """Whether this person came at all."""
    return row.presence is not None and row.presence.status is Status.PRESENT


def is_here(row: Attendance, at: time | None = None) -> bool:
    """Whether this person is in the room: now, or at a time of that day."""
    if not attended(row):
        return False
    if at is None:
        return row.left is None
    arrived = row.presence.arrived if row.presence else None
    return (arrived is None or arrived <= at) and (row.left is None or at < row.left)


def is_representative(row: Attendance) -> bool:
    """Whether this person came as a wakil, not as acting head."""
    presence = row.presence
    return presence is not None and (
        presence.capacity is Capacity.REPRESENTATIVE
        or (presence.capacity is None and presence.stands_for is not None)
    )


def came_at(said: Iterable[Presence], now: datetime) -> list[datetime]:
    """When people came, by the clock of today and never later than now; without a time: now."""
    times = (one.arrived or now.time() for one in said)
    return [min(now, datetime.combine(now.date(), at, now.tzinfo)) for at in times]


def is_online(row: Attendance) -> bool:
    """Whether this person came, and not into the room (`daring`)."""
    return attended(row) and row.presence is not None and row.presence.mode == "daring"


def came_for_another(row: Attendance) -> bool:
    """Whether this person came for somebody else, as a wakil or as acting head."""
    return is_representative(row) or bool(row.presence and row.presence.stands_for)


def owes_letter(row: Attendance) -> bool:
    """Whether this person came as a wakil and no letter was handed in.

    Whoever has gone, or whose head came later, owes it still: the minutes speak of it.
    """
    presence = row.presence
    if presence is None or not (attended(row) and is_representative(row)):
        return False
    return presence.letter is not Letter.SHOWN


def stands_in(row: Attendance, at: time | None = None) -> bool:
    """Whether this person speaks for somebody who is not here."""
    if not is_here(row, at) or row.presence is None or row.presence.stands_for is None:
        return False
    return row.stood_until is None or (at is not None and at < row.stood_until)


def as_of(row: Attendance, held: Iterable[HeldCapacity], at: time) -> Attendance:
    """The row as it was at a time of that day: in the capacity that the person had then."""
    for one in held:
        if one.until is not None and at < one.until:
            return replace(row, presence=one.presence, stood_until=None)
    return row


class Room:
    """One roll call, ready to be asked: built once from plain values, changes nothing.

    Args:
        participants: everybody of the list, walk-ins and doubles too.
        rows: attendance of one roll call.
        at: the time that is asked about; None: now.
        held: capacities in which people were here earlier in this roll call.
    """

    def __init__(
        self,
        participants: Iterable[Participant],
        rows: Iterable[Attendance],
        at: time | None = None,
        held: Iterable[HeldCapacity] = (),
    ) -> None:
        everybody = list(participants)
        rows, held = list(rows), list(held)
        self._given = everybody, rows, held
        self.kept = same_person(everybody)
        self.people = people(everybody)
        self.at = at
        self.held = self._held(held)
        """Person → earlier capacities, the earliest first."""
        roll = self._one_row_each(rows)
        if at is not None:
            roll = {who: as_of(row, self.held.get(who, ()), at) for who, row in roll.items()}
        self.roll = roll

    def _held(self, held: Iterable[HeldCapacity]) -> dict[str, tuple[HeldCapacity, ...]]:
        """Two people who recorded the same change recorded one change."""
        found: dict[str, dict[time, HeldCapacity]] = {}
        for one in sorted(held, key=lambda one: one.id):
            if one.until is not None and one.presence is not None:
                person = self.kept.get(one.participant, one.participant)
                found.setdefault(person, {}).setdefault(one.until, one)
        return {who: tuple(by[until] for until in sorted(by)) for who, by in found.items()}

    def _one_row_each(self, rows: Iterable[Attendance]) -> dict[str, Attendance]:
        best: dict[str, Attendance] = {}
        for row in rows:
            person = self.kept.get(row.participant, row.participant)
            if row.presence is None and row.left is None:
                continue
            if person not in best or _tells_more(row, best[person], person):
                best[person] = row
        return best

    def row(self, person: str) -> Attendance | None:
        """What the roll says of a person."""
        return self.roll.get(self.kept.get(person, person))

    def person(self, person: str | None) -> Participant | None:
        """A person, found by any of the ids that mean this person."""
        return self.people.get(self.kept.get(person, person)) if person else None

    @cached_property
    def came(self) -> tuple[str, ...]:
        """Who came at all, also those who have left, in the order of the list."""
        return tuple(who for who in self.people if who in self.roll and attended(self.roll[who]))

    @cached_property
    def here(self) -> tuple[str, ...]:
        """Who is in the room, in the order of the list."""
        return tuple(who for who in self.came if is_here(self.roll[who], self.at))

    @cached_property
    def in_hall(self) -> Room:
        """The same roll call of those alone who came into the hall, not by network (`daring`)."""
        everybody, rows, held = self._given
        online = {who for who, row in self.roll.items() if is_online(row)}
        here = [row for row in rows if self.kept.get(row.participant) not in online]
        return Room(everybody, here, self.at, held)

    @cached_property
    def named_seats(self) -> Mapping[str, str]:
        """Who is in the room and recorded for a seat → whose; also where that person came since."""
        return {
            who: self.kept.get(absent, absent)
            for who in self.here
            if stands_in(self.roll[who], self.at) and (absent := _stands_for(self.roll[who]))
        }

    @cached_property
    def stand_ins(self) -> Mapping[str, str]:
        """Who is in the room for somebody else → whose seat: representatives, Plt., Plh. and Pj.

        Whoever is in the room speaks for themselves: nobody stands in for them meanwhile.
        """
        here = frozenset(self.here)
        return {
            who: absent
            for who, absent in self.named_seats.items()
            if absent == who or absent not in here
        }

    @cached_property
    def representatives(self) -> Mapping[str, str]:
        """Who is in the room as a wakil → the person represented."""
        return {
            who: absent
            for who, absent in self.stand_ins.items()
            if is_representative(self.roll[who])
        }

    @cached_property
    def covered(self) -> Mapping[str, str]:
        """Whose seat is filled by another → by whom; the first of several who stand in."""
        found: dict[str, str] = {}
        for who, absent in self.stand_ins.items():
            found.setdefault(absent, who)
        return found

    @cached_property
    def offices(self) -> frozenset[str]:
        """Offices of which somebody is here or represented."""
        return self._offices_of((*self.here, *self.stand_ins.values()))

    @cached_property
    def offices_with_a_say(self) -> frozenset[str]:
        """Offices of which somebody here may agree in their name.

        That is the head, who stands in for the head without having to ask first, or whoever was
        invited from there; neither a guest whom nobody sent nor a wakil whose head has to confirm.
        """
        found = {opd for opd in self.offices if self._head_here(opd)}
        for who in self.here:
            own, seat = self.people[who], self.person(self.stand_ins.get(who))
            presence = self.roll[who].presence
            if seat is not None and presence is not None and presence.may_decide is not False:
                found.add(seat.opd)
            if not own.walk_in and (seat is None or seat.opd != own.opd):
                found.add(own.opd)
        return frozenset(found & self.offices)

    @cached_property
    def offices_that_came(self) -> frozenset[str]:
        """Offices that sent anybody at all, also where all have left since."""
        return self._offices_of((*self.came, *self.stood_for))

    @cached_property
    def stood_for(self) -> tuple[str, ...]:
        """Whose seats were filled by another at any time of this roll call."""
        capacities = [
            presence
            for who in self.came
            for presence in (self.roll[who].presence, *(h.presence for h in self.held.get(who, ())))
        ]
        return tuple(
            self.kept.get(one.stands_for, one.stands_for)
            for one in capacities
            if one and one.stands_for
        )

    def _offices_of(self, persons: Iterable[str]) -> frozenset[str]:
        found = (self.person(person) for person in persons)
        return frozenset(one.opd for one in found if one and one.opd)

    def of(self, opd: str) -> tuple[Participant, ...]:
        """Everybody of an office, in the order of the list."""
        return self._by_office.get(opd, ())

    @cached_property
    def _by_office(self) -> dict[str, tuple[Participant, ...]]:
        found: dict[str, tuple[Participant, ...]] = {}
        for one in self.people.values():
            found[one.opd] = (*found.get(one.opd, ()), one)
        return found

    def misses(self, opd: str) -> bool:
        """Whether nobody of an OPD is here; an OPD without seats in the list is not missed."""
        return bool(self.came and self.of(opd)) and opd not in self.offices

    def excused(self, opd: str) -> bool:
        """Whether an office let it be known that nobody will come: each of its seats said so."""
        rows = [self.roll.get(one.id) for one in self.of(opd) if not one.walk_in]
        said = [row.presence.status if row and row.presence else None for row in rows]
        return bool(said) and all(status in ABSENT_WITH_REASON for status in said)

    def head(self, opd: str) -> Participant | None:
        """Who heads an office, by the posts of the list."""
        return next((one for one in self.of(opd) if is_head(one.post)), None)

    def state(self, opd: str) -> OfficeState:
        """How an office is here."""
        if opd not in self.offices:
            return OfficeState.ABSENT
        mine = self.of(opd)
        standing_in = [self.covered[one.id] for one in mine if one.id in self.covered]
        if self._head_here(opd) or any(who not in self.representatives for who in standing_in):
            return OfficeState.HEAD
        return OfficeState.REPRESENTED if standing_in else OfficeState.STAFF

    def _head_here(self, opd: str) -> str:
        heads = (one.id for one in self.of(opd) if is_head(one.post))
        return next((who for who in heads if who in self.here), "")

    def speaker(self, opd: str) -> Participant | None:
        """Who speaks for an office: its head, else who represents it, else whoever is here."""
        mine = [one.id for one in self.of(opd)]
        chosen = [self._head_here(opd)]
        chosen += [self.covered[seat] for seat in mine if seat in self.covered]
        chosen += [seat for seat in mine if seat in self.here]
        return next((self.people[who] for who in chosen if who), None)

    def words(self, person: str, offices: Offices) -> str:
        """As what a person is here: the sentence that is printed.

        Where the capacity changed meanwhile, one after the other: `Plt. Kepala Disperkim sampai
        pukul 12.00, lalu Kepala Disperkim diwakili Sekretaris (surat tugas ada)`.
        """
        who, row = self.person(person), self.row(person)
        if who is None:
            return ""
        told = []
        if row is not None and self.at is None and attended(row):
            for one in self.held.get(who.id, ()):
                then = replace(row, presence=one.presence, stood_until=None)
                words = capacity_words(who, then, self.person(_stands_for(then)), offices)
                told.append(f"{words} sampai pukul {one.until:%H.%M}")
        told.append(capacity_words(who, row, self.person(_stands_for(row)), offices))
        return ", lalu ".join(told)


def _stands_for(row: Attendance | None) -> str | None:
    return row.presence.stands_for if row and row.presence else None


def _tells_more(row: Attendance, other: Attendance, person: str) -> bool:
    if attended(row) != attended(other):
        return attended(row)
    if (row.participant == person) != (other.participant == person):
        return row.participant == person
    return row.participant < other.participant


def present_offices(
    rows: Iterable[Attendance], participants: Iterable[Participant], at: time | None = None
) -> frozenset[str]:
    """Offices of which somebody is here; a representative covers both offices."""
    return Room(participants, rows, at).offices


def letters_owed_before(rooms: Sequence[Room]) -> dict[str, Attendance]:
    """Who owes the letter of an earlier roll call → the row there; by the last one each letter.

    Whoever came again as a wakil for the same seat owes it by that roll call, or no longer.

    Args:
        rooms: every roll call, in their order; of the last one it tells by itself.
    """
    last: dict[tuple[str, str], tuple[int, Attendance]] = {}
    for place, room in enumerate(rooms):
        for who in room.came:
            row = room.roll[who]
            if is_representative(row) and row.presence is not None:
                seat = row.presence.stands_for or ""
                last[who, room.kept.get(seat, seat)] = place, row
    before = len(rooms) - 1
    return {
        who: row for (who, _), (place, row) in last.items() if place < before and owes_letter(row)
    }


def room_of(
    people: Iterable[Participant],
    rows: Iterable[Attendance],
    calls: Iterable[RollCall],
    runs: Iterable[StageRun],
) -> Room:
    """Who is here by the roll call that is meant now."""
    standing = list(rows)
    running = {run.id for run in runs if run.state is StageState.RUNNING}
    current = current_roll_call(calls, standing, running)
    return Room(people, [row for row in standing if row.roll_call == current])


def begun_calls(rows: Iterable[Attendance]) -> frozenset[str]:
    """The roll calls in which somebody was called."""
    return frozenset(row.roll_call for row in rows if row.presence is not None)


def current_roll_call(
    calls: Iterable[RollCall], rows: Iterable[Attendance], running: Collection[str] = ()
) -> str:
    """The roll call that is meant when nobody says which; empty if there is none.

    The last one whose acara is running, else the last one that has begun, else the first.
    """
    ordered = sorted(calls, key=lambda call: (call.order, call.id))
    begun = begun_calls(rows)
    for chosen in (
        [call.id for call in ordered if call.stage and call.stage in running],
        [call.id for call in ordered if call.id in begun],
        [call.id for call in ordered][:1],
    ):
        if chosen:
            return chosen[-1]
    return ""
