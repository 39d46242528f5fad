"""Daftar hadir as documents print it: the blank sheet for the door, and who came to each call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.presence import people
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Opd, Participant
from bimtek.hall.roll_calls import day_of, name_of
from bimtek.stages.attendance.desk import Desk, desk_of, quorum_in
from bimtek.stages.attendance.minutes import (
    Hours,
    heads_words,
    letters_words,
    printed,
    quorum_words,
)

if TYPE_CHECKING:
    from bimtek.session import Session


LAST: Final = 1_000
"""The place of a roll call that nobody declared."""


class DoorRow(NamedTuple):
    """A row of the sheet that people sign."""

    number: int | None
    name: str
    post: str
    office: str


class Came(NamedTuple):
    """A row of those who came."""

    number: int | None
    name: str
    office: str
    capacity: str
    came: str
    left: str
    remark: str


class CallSheet(NamedTuple):
    """One roll call with everybody who came to it."""

    day: int
    name: str
    """`pagi`."""
    heads: str
    quorum: str
    letters: str
    rows: tuple[Came, ...]


def door_rows(invited: Iterable[Participant], offices: Mapping[str, Opd]) -> Iterator[DoorRow]:
    """Everybody who was invited, by the numbers that the desk types; who has none comes last.

    A person who stands in the list twice has one row; whoever came without invitation has none.
    """
    listed = [one for one in people(invited).values() if not one.walk_in]
    for one in sorted(listed, key=lambda one: (one.row is None, one.row or 0)):
        office = offices.get(one.opd)
        name = (office.short or office.name or one.opd) if office else one.opd
        yield DoorRow(one.row, one.name, one.post, name or one.agency)


def call_sheets(session: Session) -> Iterator[CallSheet]:
    """Every roll call to which anybody came, in their order."""
    begun = {seen.value.roll_call for seen in session.all(Attendance) if seen.value.presence}
    calls = {seen.value.id: seen.value for seen in session.all(RollCall)}
    stages = {stage.id: stage for stage in session.stages}
    for name in sorted(begun, key=lambda one: (calls[one].order if one in calls else LAST, one)):
        call = calls.get(name, RollCall(name))
        stage = stages.get(call.stage)
        desk = desk_of(session, name, quorum_in(session, stage) if stage else None)
        if desk.room.came:
            yield CallSheet(
                int(day_of(name)) if day_of(name).isdecimal() else 1,
                name_of(name) or call.title,
                heads_words(session, desk),
                quorum_words(desk),
                letters_words(desk),
                tuple(_rows(session, desk)),
            )


def _rows(session: Session, desk: Desk) -> Iterator[Came]:
    """In the order of the signed sheet, so that both can be compared by number."""
    hours, place = Hours(session, desk), {who: n for n, who in enumerate(desk.room.people)}
    numbers = {who: desk.person(who).row for who in desk.room.came}
    for who in sorted(numbers, key=lambda who: (numbers[who] is None, numbers[who] or place[who])):
        one = printed(desk, who, hours)
        yield Came(numbers[who], one.name, one.office, *one[2:])
