"""Kehadiran per OPD: seats that were filled of those that were invited, each roll call."""

from __future__ import annotations

import pytest

from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Participant
from bimtek.stages.attendance.chart import cell, counts


def seat(who: str, opd: str = "dinkes", *, walk_in: bool = False) -> Participant:
    return Participant(id=who, name=who, opd=opd, walk_in=walk_in)


def came(who: str, stands_for: str | None = None) -> Attendance:
    return Attendance("1-pagi", who, Presence(Status.PRESENT, stands_for=stands_for))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "0/2■"),
        ([came("ani")], "1/2▒"),
        ([came("ani"), came("budi")], "2/2·"),
        ([came("tamu", stands_for="budi")], "1/2▒"),
        ([Attendance("1-pagi", "ani", Presence(Status.EXCUSED))], "0/2■"),
    ],
)
def test_a_seat_is_filled_by_its_person_or_by_whoever_stands_in(
    rows: list[Attendance], told: str
) -> None:
    people = [seat("ani"), seat("budi"), seat("tamu", walk_in=True)]
    assert cell(*counts(Room(people, rows), "dinkes")) == told


def test_whoever_came_uninvited_counts_where_an_office_has_no_seat() -> None:
    people = [seat("tamu", "setwan", walk_in=True)]
    assert cell(*counts(Room(people, [came("tamu")]), "setwan")) == "1·"
    assert cell(*counts(Room(people, []), "setwan")) == ""
