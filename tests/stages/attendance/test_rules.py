"""Counting the room, and what the desk should look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bimtek.hall.presence import OfficeState, Room
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.script.model import Quorum
from bimtek.stages.attendance.rules import (
    Replaced,
    Share,
    absentees,
    carried_over,
    expected_offices,
    replaced,
    representable,
    since,
    turnout,
)

OFFICES = {
    opd.code: opd
    for opd in (
        Opd("bappeda", "Bappeda"),
        Opd("dinkes", "Dinkes"),
        Opd("dishub", "Dishub"),
        Opd("kel-kauman", "Kel. Kauman", category="kelurahan"),
        Opd("kel-bendo", "Kel. Bendo", category="Kelurahan"),
        Opd("bag-hukum", "Bag. Hukum", category="bagian"),
    )
}
ANI = Participant("ani", post="Kepala", opd="bappeda", row=1)
BUDI = Participant("budi", post="Kepala", opd="dinkes", row=2)
CITRA = Participant("citra", name="Citra Contoh, M.Si.", post="Sekretaris", opd="dinkes", row=3)
LURAH = Participant("lurah", post="Lurah", opd="kel-kauman", row=4)
TAMU = Participant("tamu", name="Tamu Contoh", post="Kabid", opd="dishub", walk_in=True)
LIST = (ANI, BUDI, CITRA, LURAH, TAMU)


def here(
    who: str,
    stands_for: str | None = None,
    letter: Letter | None = None,
    arrived: time | None = time(8, 5),
    left: time | None = None,
    stood_until: time | None = None,
) -> Attendance:
    capacity = Capacity.REPRESENTATIVE if stands_for else None
    presence = Presence(Status.PRESENT, arrived, capacity, stands_for, letter=letter)
    return Attendance("1-pagi", who, presence, left, stood_until)


def without(who: str, status: Status) -> Attendance:
    return Attendance("1-pagi", who, Presence(status))


def test_of_an_empty_hall_every_opd_of_the_list_is_missing() -> None:
    count = turnout(Room(LIST, []), OFFICES, quorum=Quorum(1))
    assert (count.covered, count.invited, count.people) == (0, 4, 0)
    assert (count.opds, count.parts) == (Share(0, 3), Share(0, 1))
    assert count.missing == ("bappeda", "dinkes", "dishub", "kel-kauman")
    assert not count.quorate


def test_without_a_list_nothing_is_counted_and_nothing_breaks() -> None:
    count = turnout(Room([], []), {})
    assert (count.invited, count.opds, count.missing) == (0, Share(0, 0), ())
    assert count.quorate


def test_an_opd_is_missing_until_somebody_of_it_is_here() -> None:
    count = turnout(Room(LIST, [here("budi")]), OFFICES)
    assert count.missing == ("bappeda", "dishub", "kel-kauman")


def test_a_representative_covers_both_offices_and_both_seats() -> None:
    count = turnout(Room(LIST, [here("citra", stands_for="ani")]), OFFICES)
    assert (count.covered, count.people, count.representatives) == (2, 1, 1)
    assert count.representing == 1
    assert count.missing == ("dishub", "kel-kauman")


def test_a_walk_in_covers_an_opd_but_does_not_lift_the_count_of_the_invited() -> None:
    count = turnout(Room(LIST, [here("tamu")]), OFFICES)
    assert (count.covered, count.walk_ins, count.people) == (0, 1, 1)
    assert "dishub" not in count.missing


def test_who_stands_in_fills_a_seat_and_is_no_guest() -> None:
    staff = Participant("staf", name="Staf Contoh", opd="dinkes", walk_in=True)
    count = turnout(Room([*LIST, staff], [here("tamu"), here("staf", stands_for="ani")]), OFFICES)
    assert (count.walk_ins, count.guests, count.covered) == (2, 1, 1)


STAFF = Participant("staf", name="Staf Contoh", opd="dinkes", walk_in=True)
HEAD = Participant("kadinkes", name="Kepala Contoh", post="Kepala", opd="dinkes", walk_in=True)
STRANGER = Participant("pers", name="Wartawan Contoh", agency="Pers", walk_in=True)


@pytest.mark.parametrize(
    ("rows", "state", "opds", "seats", "wakil"),
    [
        ([here("staf")], OfficeState.STAFF, 1, 0, 0),
        ([here("staf", left=time(9, 0))], OfficeState.ABSENT, 1, 0, 0),
        ([here("staf", stands_for="budi")], OfficeState.REPRESENTED, 1, 1, 1),
        ([here("kadinkes")], OfficeState.HEAD, 1, 0, 0),
        ([here("staf"), here("budi")], OfficeState.HEAD, 1, 1, 0),
        ([here("pers")], OfficeState.ABSENT, 0, 0, 0),
        ([without("staf", Status.EXCUSED)], OfficeState.ABSENT, 0, 0, 0),
    ],
)
def test_a_guest_brings_the_opd_into_the_hall_but_not_its_head_nor_a_wakil(
    rows: list[Attendance], state: OfficeState, opds: int, seats: int, wakil: int
) -> None:
    room = Room([BUDI, STAFF, HEAD, STRANGER], rows)
    count = turnout(room, {"dinkes": OFFICES["dinkes"]}, quorum=Quorum(1))
    assert room.state("dinkes") is state
    assert (count.opds.here, count.quorate) == (opds, bool(opds))
    assert (count.covered, count.representatives) == (seats, wakil)


def test_a_kelurahan_is_not_counted_as_an_opd() -> None:
    count = turnout(Room(LIST, [here("lurah")]), OFFICES, quorum=Quorum(1))
    assert (count.opds, count.parts) == (Share(0, 3), Share(1, 1))
    assert not count.quorate


def test_only_invited_kelurahan_and_bagian_are_expected_but_every_opd() -> None:
    assert expected_offices(Room([ANI], []), OFFICES) == ("bappeda", "dinkes", "dishub")


def test_an_office_that_is_not_in_the_list_is_expected_last() -> None:
    room = Room([ANI, Participant("x", opd="asing")], [])
    assert expected_offices(room, OFFICES)[-1] == "asing"


@pytest.mark.parametrize(("quorum", "short"), [(None, 0), (0, 0), (2, 0), (3, 1)])
def test_the_quorum_counts_opds(quorum: int | None, short: int) -> None:
    room = Room(LIST, [here("ani"), here("budi"), here("citra"), here("lurah")])
    count = turnout(room, OFFICES, None if quorum is None else Quorum(quorum))
    assert (count.short_of_quorum, count.quorate) == (short, not short)


def online(row: Attendance) -> Attendance:
    assert row.presence
    return replace(row, presence=replace(row.presence, mode="daring"))


DOUBLE = Participant("ani-2", post="Kepala", opd="bappeda", walk_in=True, same_as="ani")


@pytest.mark.parametrize(
    ("rows", "here_at_all", "in_hall"),
    [
        ([], 0, 0),
        ([here("ani"), here("budi")], 2, 2),
        ([here("ani"), online(here("budi"))], 2, 1),
        ([online(here("budi")), here("citra")], 1, 1),  # one of the office sits in the hall
        ([online(here("ani")), online(here("budi"))], 2, 0),
        ([here("citra", "ani")], 2, 2),  # a wakil in the hall brings both offices into it
        ([online(here("citra", "ani"))], 2, 0),
        ([here("ani", left=time(14)), here("lurah")], 1, 1),  # went home, but came into the hall
        ([online(here("ani-2"))], 1, 0),  # on the list twice
        ([without("ani", Status.SICK), online(here("tamu"))], 1, 0),
    ],
)
def test_a_quorum_luring_counts_only_opds_with_somebody_in_the_hall(
    rows: list[Attendance], here_at_all: int, in_hall: int
) -> None:
    room = Room([*LIST, DOUBLE], rows)
    anywhere = turnout(room, OFFICES, Quorum(2))
    luring = turnout(room, OFFICES, Quorum(2, in_hall=True))
    assert (anywhere.for_quorum, luring.for_quorum) == (here_at_all, in_hall)
    assert (anywhere.quorate, luring.quorate) == (here_at_all >= 2, in_hall >= 2)
    assert anywhere.opds == luring.opds  # who came is counted as ever


def test_whoever_left_came_all_the_same() -> None:
    count = turnout(Room(LIST, [here("ani", left=time(14, 0))]), OFFICES)
    assert (count.covered, count.left, count.opds.here) == (1, 1, 1)


def test_a_double_is_counted_once() -> None:
    double = Participant("ganda", name="Citra", opd="dinkes", walk_in=True, same_as="citra")
    count = turnout(Room((*LIST, double), [here("citra"), here("ganda")]), OFFICES)
    assert (count.people, count.invited, count.walk_ins) == (1, 4, 0)


def test_letters_that_are_missing_and_letters_to_follow_are_counted_apart() -> None:
    rows = [
        here("citra", stands_for="budi", letter=Letter.FOLLOWS),
        here("lurah", stands_for="ani", letter=Letter.NONE),
        here("tamu", stands_for="ani"),
    ]
    count = turnout(Room(LIST, rows), OFFICES)
    assert (count.representatives, count.letters_missing, count.letters_to_follow) == (3, 2, 1)


def test_a_head_who_comes_late_ends_the_representation_when_somebody_says_so() -> None:
    rows = [here("citra", stands_for="budi"), here("budi", arrived=time(10, 20))]
    assert replaced(Room(LIST, rows)) == (Replaced("citra", "budi", time(10, 20)),)
    assert turnout(Room(LIST, rows), OFFICES).representing == 0
    ended = here("citra", stands_for="budi", stood_until=time(10, 20))
    assert replaced(Room(LIST, [ended, rows[1]])) == ()


def test_a_representative_whose_head_stays_away_is_not_replaced() -> None:
    assert replaced(Room(LIST, [here("citra", stands_for="budi")])) == ()
    excused = [here("citra", stands_for="budi"), without("budi", Status.SICK)]
    assert replaced(Room(LIST, excused)) == ()


def test_whom_somebody_may_represent_begins_with_the_own_head() -> None:
    found = [one.id for one in representable("citra", Room(LIST, []))]
    assert found == ["budi", "ani", "lurah"]
    found = [one.id for one in representable("citra", Room(LIST, [here("budi")]))]
    assert found == ["ani", "lurah"]


def test_the_afternoon_begins_with_those_who_were_still_there() -> None:
    rows = [here("ani"), here("budi", left=time(12, 0)), without("lurah", Status.SICK)]
    copies = carried_over(Room(LIST, rows), Room(LIST, ()), "1-siang")
    assert [(row.roll_call, row.participant) for row in copies] == [("1-siang", "ani")]


def test_whoever_neither_came_nor_is_represented_is_absent_with_the_reason() -> None:
    rows = [here("citra", stands_for="budi"), without("lurah", Status.ON_DUTY)]
    assert absentees(Room(LIST, rows)) == ((ANI, Status.ABSENT), (LURAH, Status.ON_DUTY))


def test_a_later_roll_call_is_told_by_its_differences() -> None:
    present = Presence(Status.PRESENT, time(8))
    seats = [Participant(who) for who in ("ani", "budi", "citra", "dodi")]
    before = Room(
        seats,
        [
            Attendance("1-pagi", "ani", present),
            Attendance("1-pagi", "budi", present, left=time(11, 30)),
            Attendance("1-pagi", "citra", present),
        ],
    )
    now = Room(
        seats,
        [
            Attendance("1-siang", "ani", present),
            Attendance("1-siang", "citra", present, left=time(14)),
            Attendance("1-siang", "dodi", present),
        ],
    )
    found = since(before, now)
    assert found.gone == (("budi", time(11, 30)), ("citra", time(14)))
    assert found.new == ("dodi",)
    assert since(before, before).gone == (("budi", time(11, 30)),)
    assert found.changed == since(before, before).changed == ()


def test_whoever_is_a_wakil_since_the_roll_call_before_is_a_difference() -> None:
    seats = [Participant(who) for who in ("ani", "budi")]
    present = Presence(Status.PRESENT, time(8))
    wakil = Presence(Status.PRESENT, time(13), Capacity.REPRESENTATIVE, "budi")
    before = Room(seats, [Attendance("1-pagi", "ani", present)])
    later = Room(seats, [Attendance("1-siang", "ani", replace(present, arrived=time(13)))])
    assert since(before, later).changed == ()
    assert since(before, Room(seats, [Attendance("1-siang", "ani", wakil)])).changed == ("ani",)
