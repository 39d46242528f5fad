"""Counting the room, and what the desk should look at. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from typing import NamedTuple

from bimtek.hall.capacity import Offices, is_head
from bimtek.hall.offices import is_part
from bimtek.hall.presence import Room, attended, came_for_another, is_online, is_representative
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Participant
from bimtek.script.model import Quorum


class Share(NamedTuple):
    """Offices of one sort: how many have somebody here, of how many."""

    here: int
    all: int


class Turnout(NamedTuple):
    """One roll call in numbers."""

    invited: int
    """Seats of the list, doubles once, walk-ins not counted."""
    covered: int
    """Invited people who came or whose seat is filled by another."""
    people: int
    """People who came, walk-ins too."""
    walk_ins: int
    """People who came and are not on the list, those who stand in for somebody too."""
    guests: int
    """Of these, who fills nobody's seat."""
    left: int
    """Came and went before the end."""
    online: int
    """Of the people, who came by network (`daring`)."""
    representatives: int
    """People who came for somebody else, also those whose head came later."""
    representing: int
    """Of these, who speaks for somebody still: nobody counts beside the own wakil."""
    letters_missing: int
    """Representatives without a surat tugas."""
    letters_to_follow: int
    opds: Share
    parts: Share
    """Kelurahan and bagian."""
    missing: tuple[str, ...]
    """Offices of which nobody came or is represented, in official order, OPDs first."""
    opds_in_hall: int
    """Of the OPDs, of how many somebody came into the hall itself."""
    quorum: Quorum | None
    """None: not asked."""

    @property
    def quorate(self) -> bool:
        """Whether enough OPDs are here."""
        return self.short_of_quorum == 0

    @property
    def short_of_quorum(self) -> int:
        """How many OPDs are still missing to the quorum."""
        return max(0, self.quorum.opds - self.for_quorum) if self.quorum else 0

    @property
    def for_quorum(self) -> int:
        """OPDs that count for it; only those in the hall where the script says `luring`."""
        return self.opds_in_hall if self.quorum and self.quorum.in_hall else self.opds.here


def turnout(room: Room, offices: Offices, quorum: Quorum | None = None) -> Turnout:
    """Count one roll call; a representative covers the own office and the represented one.

    An OPD is here, also for the quorum, as soon as anybody of it is: a guest who is not on the
    list too. A seat is filled only by whom it is for or by somebody who stands in.
    """
    strangers = [who for who in room.came if room.people[who].walk_in]
    seats = [one.id for one in room.people.values() if not one.walk_in]
    filled = {*room.came, *room.stood_for}
    expected = expected_offices(room, offices)
    opds = [code for code in expected if not is_part(offices, code)]
    parts = [code for code in expected if is_part(offices, code)]
    came = room.offices_that_came
    wakil = [room.roll[who] for who in room.came if is_representative(room.roll[who])]
    shown = [row.presence.letter for row in wakil if row.presence]
    return Turnout(
        invited=len(seats),
        covered=sum(seat in filled for seat in seats),
        people=len(room.came),
        walk_ins=len(strangers),
        guests=sum(not came_for_another(room.roll[who]) for who in strangers),
        left=sum(room.roll[who].left is not None for who in room.came),
        online=sum(is_online(room.roll[who]) for who in room.came),
        representatives=len(wakil),
        representing=sum(_represents(row, room) for row in wakil),
        letters_missing=sum(letter in (None, Letter.NONE) for letter in shown),
        letters_to_follow=sum(letter is Letter.FOLLOWS for letter in shown),
        opds=Share(sum(code in came for code in opds), len(opds)),
        parts=Share(sum(code in came for code in parts), len(parts)),
        missing=tuple(code for code in (*opds, *parts) if code not in came),
        opds_in_hall=sum(code in room.in_hall.offices_that_came for code in opds),
        quorum=quorum,
    )


def _represents(row: Attendance, room: Room) -> bool:
    """Whether this representative has not been replaced by whom they represent."""
    absent = room.person(row.presence.stands_for) if row.presence else None
    return row.stood_until is None and (absent is None or absent.id not in room.here)


def expected_offices(room: Room, offices: Offices) -> tuple[str, ...]:
    """Every OPD of the list, and those kelurahan and bagian that were invited; official order."""
    invited = {one.opd for one in room.people.values() if one.opd and not one.walk_in}
    listed = [code for code in offices if code in invited or not is_part(offices, code)]
    return (*listed, *sorted(invited - set(offices)))


class Replaced(NamedTuple):
    """A representative whose head has come."""

    representative: str
    head: str
    since: time | None


def replaced(room: Room) -> tuple[Replaced, ...]:
    """Representatives who are still recorded as such although whom they represent is here."""
    return tuple(
        Replaced(who, absent, _arrival(room.roll[absent]))
        for who, absent in room.named_seats.items()
        if absent in room.here and absent != who and is_representative(room.roll[who])
    )


def _arrival(row: Attendance) -> time | None:
    return row.presence.arrived if row.presence else None


def representable(person: str, room: Room) -> tuple[Participant, ...]:
    """Whom somebody may represent, likeliest first: own head, own office, other heads."""
    me = room.people[person]

    def likely(one: Participant) -> tuple[bool, bool, bool]:
        return one.opd != me.opd, not is_head(one.post), one.id in room.covered

    seats = [
        one
        for one in room.people.values()
        if one.id != person and one.id not in room.here and not one.walk_in
    ]
    return tuple(sorted(seats, key=likely))


def carried_over(
    before: Room, now: Room, roll_call: str, *, next_day: bool = False
) -> tuple[Attendance, ...]:
    """A later roll call as a copy: who was in the room and had not left.

    Of whom it says anything already, it says what was recorded. On another day nobody knows when
    they came, and whoever had stopped to stand in for somebody is here for themselves.
    """
    said = {who for who in before.here if (row := now.row(who)) and row.presence}
    rows = ((who, before.roll[who]) for who in before.here if who not in said)
    if next_day:
        return tuple(Attendance(roll_call, who, _of_another_day(row)) for who, row in rows)
    return tuple(
        Attendance(roll_call, who, row.presence, stood_until=row.stood_until) for who, row in rows
    )


def _of_another_day(row: Attendance) -> Presence | None:
    if row.presence is None or row.stood_until is None:
        return row.presence and replace(row.presence, arrived=None)
    return Presence(row.presence.status, mode=row.presence.mode)


def coming_again(last: Attendance | None, now: Room, at: time) -> Presence:
    """Here, from this minute on, as what the person came to the roll call before.

    For themselves where they had stopped to stand in, or the seat is taken: by whom it is for, or
    by somebody else.
    """
    presence = last.presence if last and last.stood_until is None else None
    if presence is None or presence.capacity in (None, Capacity.OFFICE_HOLDER):
        return arrival(at)
    seat = now.kept.get(presence.stands_for or "", presence.stands_for)
    own = last is not None and now.kept.get(last.participant, last.participant) == seat
    if seat and not own and (seat in now.here or seat in now.covered):
        return arrival(at)
    return replace(presence, arrived=to_minute(at), mode=None)


class Back(NamedTuple):
    """Who left during the roll call before and came again."""

    who: str
    left: time
    came: time | None


class Since(NamedTuple):
    """What is different from the roll call before."""

    gone: tuple[tuple[str, time | None], ...]
    """Who was there and is not any more, with the time of going where it is known."""
    new: tuple[str, ...]
    """Who was not there and came."""
    changed: tuple[str, ...]
    """Who was there and is here as something else, such as a wakil, or with a letter since."""
    back: tuple[Back, ...] = ()


def since(before: Room, now: Room) -> Since:
    """The differences between two roll calls of one day, in the order of the list."""
    gone = tuple(
        (who, _left(now, who) or _left(before, who)) for who in before.came if who not in now.here
    )
    stayed = [who for who in now.came if who in before.came]
    return Since(
        gone,
        tuple(who for who in now.came if who not in before.came),
        tuple(
            who for who in stayed if who in now.held or _as_what(before, who) != _as_what(now, who)
        ),
        tuple(_back(before, now)),
    )


def since_day(before: Sequence[Room], now: Room) -> Since:
    """The differences between a roll call and those of an earlier day, in the order of the list.

    Whoever came to any of those was there; what counts is as what they came last.

    Args:
        before: the roll calls of that day, in their order.
    """
    last = {who: room for room in before for who in room.came}
    people = now.people
    return Since(
        tuple((who, None) for who in people if who in last and who not in now.came),
        tuple(who for who in now.came if who not in last),
        tuple(
            who for who in now.came if who in last and _lasts(last[who], who) != _lasts(now, who)
        ),
    )


def _lasts(room: Room, who: str) -> tuple[object, ...]:
    """As what somebody was here in the end: whoever stopped to stand in, for themselves."""
    if room.roll[who].stood_until is not None:
        return Capacity.OFFICE_HOLDER, None, None, None, None
    return _as_what(room, who)


def _back(before: Room, now: Room) -> Iterator[Back]:
    for who in before.came:
        left = before.roll[who].left
        if left is not None and who in now.here:
            came = _arrival(now.roll[who])
            if came is None or came >= left:
                yield Back(who, left, came)


def _as_what(room: Room, who: str) -> tuple[object, ...]:
    """In which capacity somebody is here, with which letter."""
    row = room.roll[who]
    said = row.presence
    if said is None:
        return ()
    capacity = said.capacity or Capacity.OFFICE_HOLDER
    return capacity, said.stands_for, said.letter, said.letter_no, row.stood_until


def _left(room: Room, who: str) -> time | None:
    row = room.row(who)
    return row.left if row else None


def arrival(at: time) -> Presence:
    """Here, from this minute on."""
    return Presence(Status.PRESENT, to_minute(at))


def to_minute(at: time) -> time:
    """A time as the desk writes it."""
    return at.replace(second=0, microsecond=0, tzinfo=None)


def with_status(presence: Presence | None, status: Status) -> Presence:
    """The same person with another status; whoever is not here represents nobody."""
    if presence is None or status is not Status.PRESENT:
        return Presence(status)
    return replace(presence, status=status)


def one_stay(kept: Attendance, double: Attendance) -> Attendance:
    """What the roll says of somebody who came twice: from the first arrival to the last going.

    As what the person is here says the row that says more of it; of equals the one that is kept.
    """
    fuller = max((kept, double), key=_fullness)
    came = [row.presence.arrived for row in (kept, double) if row.presence and row.presence.arrived]
    gone = max((row.left for row in (kept, double) if row.left), default=None)
    presence = fuller.presence and replace(fuller.presence, arrived=min(came, default=None))
    # whoever came once more after going is here
    left = None if gone is not None and any(arrived > gone for arrived in came) else gone
    return replace(kept, presence=presence, left=left, stood_until=fuller.stood_until)


def _fullness(row: Attendance) -> tuple[bool, bool, bool]:
    presence = row.presence
    if presence is None:
        return False, False, False
    shown = presence.letter is Letter.SHOWN
    return presence.stands_for is not None, presence.capacity is not None, shown


def absentees(room: Room) -> tuple[tuple[Participant, Status], ...]:
    """Invited people who did not come and whom nobody represents, with their reason, list order."""
    stood_for = set(room.stood_for)
    return tuple(
        (one, _reason(room.row(one.id)))
        for one in room.people.values()
        if not one.walk_in and one.id not in stood_for and not _came(room.row(one.id))
    )


def excused(rooms: Iterable[Room]) -> dict[str, Status]:
    """Who stayed away with a reason, and for which: the last that these roll calls say."""
    return {
        one.id: status
        for room in rooms
        for one, status in absentees(room)
        if status is not Status.ABSENT
    }


def _came(row: Attendance | None) -> bool:
    return row is not None and attended(row)


def _reason(row: Attendance | None) -> Status:
    return row.presence.status if row and row.presence else Status.ABSENT
