"""Who is here: nobody, ties, doubles, representatives, a head who comes late."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence import (
    OfficeState,
    Room,
    current_roll_call,
    is_here,
    people,
    present_offices,
    same_person,
)
from bimtek.hall.presence_records import Attendance, Capacity, Presence, RollCall, Status
from bimtek.hall.records import Participant

HEAD = Participant("p-kepala", post="Kepala", opd="disperkim", row=14)
SECRETARY = Participant(
    "p-sekr", name="Nama Contoh Dua", post="Sekretaris", opd="disperkim", row=15
)
LURAH = Participant("p-lurah", post="Lurah", opd="kel-kauman", row=41)
GUEST = Participant("p-tamu", name="Nama Contoh Lima", agency="Pers", walk_in=True)
EVERYBODY = (HEAD, SECRETARY, LURAH, GUEST)


def here(
    who: str,
    arrived: time | None = time(8, 5),
    stands_for: str | None = None,
    capacity: Capacity | None = None,
    left: time | None = None,
    stood_until: time | None = None,
) -> Attendance:
    presence = Presence(Status.PRESENT, arrived, capacity, stands_for)
    return Attendance("1-pagi", who, presence, left, stood_until)


def wakil(who: str, whom: str, until: time | None = None) -> Attendance:
    return here(who, stands_for=whom, capacity=Capacity.REPRESENTATIVE, stood_until=until)


def test_nobody_is_represented_while_being_here() -> None:
    together = Room(EVERYBODY, [wakil("p-sekr", "p-kepala"), here("p-kepala")])
    assert (together.stand_ins, together.representatives, together.covered) == ({}, {}, {})
    assert together.state("disperkim") is OfficeState.HEAD
    gone = Room(EVERYBODY, [wakil("p-sekr", "p-kepala"), here("p-kepala", left=time(9, 0))])
    assert gone.representatives == {"p-sekr": "p-kepala"}


STAFF = Participant("p-staf", name="Nama Contoh Enam", opd="disperkim", walk_in=True)


def asks_first(who: str, whom: str) -> Attendance:
    presence = Presence(Status.PRESENT, None, Capacity.REPRESENTATIVE, whom, may_decide=False)
    return Attendance("1-pagi", who, presence)


@pytest.mark.parametrize(
    ("rows", "has_a_say"),
    [
        ([], False),
        ([here("p-kepala")], True),
        ([here("p-sekr")], True),
        ([here("p-staf")], False),
        ([wakil("p-staf", "p-kepala")], True),
        ([asks_first("p-staf", "p-kepala")], False),
        ([asks_first("p-sekr", "p-kepala")], False),
        ([asks_first("p-sekr", "p-kepala"), here("p-kepala")], True),
        ([here("p-staf"), wakil("p-lurah", "p-kepala")], True),
        ([here("p-staf"), here("p-sekr", left=time(9, 0))], False),
    ],
)
def test_who_may_agree_in_the_name_of_an_office(rows: list[Attendance], has_a_say: bool) -> None:
    room = Room((*EVERYBODY, STAFF), rows)
    assert ("disperkim" in room.offices_with_a_say) is has_a_say
    assert not room.offices_with_a_say - room.offices


def test_an_empty_hall_has_no_office() -> None:
    assert present_offices([], []) == frozenset()
    assert present_offices([], EVERYBODY) == frozenset()


def test_whoever_comes_covers_the_own_office() -> None:
    assert present_offices([here("p-lurah")], EVERYBODY) == {"kel-kauman"}


def test_a_representative_of_another_office_covers_both() -> None:
    assert present_offices([wakil("p-lurah", "p-kepala")], EVERYBODY) == {"kel-kauman", "disperkim"}


def test_a_guest_covers_no_office() -> None:
    assert present_offices([here("p-tamu")], EVERYBODY) == frozenset()


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.SICK, Status.ON_DUTY, Status.ABSENT])
def test_an_excuse_is_no_presence(status: Status) -> None:
    row = Attendance("1-pagi", "p-lurah", Presence(status))
    assert present_offices([row], EVERYBODY) == frozenset()


@pytest.mark.parametrize(
    ("head", "secretary", "excused"),
    [
        (Status.EXCUSED, Status.ON_DUTY, True),
        (Status.SICK, None, False),
        (Status.EXCUSED, Status.ABSENT, False),
        (Status.EXCUSED, Status.PRESENT, False),
        (None, None, False),
    ],
)
def test_an_office_is_excused_when_each_of_its_seats_is(
    head: Status | None, secretary: Status | None, excused: bool
) -> None:
    said = {"p-kepala": head, "p-sekr": secretary}
    rows = [Attendance("1-pagi", who, Presence(one)) for who, one in said.items() if one]
    assert Room(EVERYBODY, rows).excused("disperkim") is excused


def test_an_office_without_a_seat_is_not_excused() -> None:
    assert not Room(EVERYBODY, []).excused("dinas-lain")


def test_a_status_taken_back_is_no_presence() -> None:
    assert present_offices([Attendance("1-pagi", "p-lurah")], EVERYBODY) == frozenset()


def test_an_office_is_gone_when_its_last_person_leaves() -> None:
    room = Room(EVERYBODY, [here("p-lurah", left=time(14, 10))])
    assert not room.offices
    assert room.offices_that_came == {"kel-kauman"}


def test_somebody_whose_row_was_withdrawn_from_the_list_counts_nowhere() -> None:
    room = Room([HEAD], [here("p-lurah"), wakil("p-lurah", "p-kepala")])
    assert (room.here, room.offices) == ((), frozenset())


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(8, 4), False),
        (time(8, 5), True),
        (time(14, 9), True),
        (time(14, 10), False),
        (None, False),
    ],
)
def test_presence_is_an_interval(at: time | None, expected: bool) -> None:
    assert is_here(here("p-lurah", left=time(14, 10)), at) is expected


def test_who_came_at_an_unknown_time_was_here_all_day() -> None:
    assert is_here(here("p-lurah", arrived=None), time(7, 0))


def test_a_late_head_ends_the_representation_from_that_time_on() -> None:
    rows = [wakil("p-sekr", "p-kepala", until=time(10, 20)), here("p-kepala", time(10, 20))]
    assert Room(EVERYBODY, rows).representatives == {}
    assert Room(EVERYBODY, rows, time(9, 0)).representatives == {"p-sekr": "p-kepala"}
    assert Room(EVERYBODY, rows, time(10, 20)).representatives == {}


def test_a_representative_who_left_covers_nobody() -> None:
    row = here("p-sekr", stands_for="p-kepala", capacity=Capacity.REPRESENTATIVE, left=time(9, 0))
    assert Room(EVERYBODY, [row]).covered == {}


@pytest.mark.parametrize(
    ("rows", "state", "speaker"),
    [
        ([], OfficeState.ABSENT, None),
        ([here("p-sekr")], OfficeState.STAFF, "p-sekr"),
        ([wakil("p-sekr", "p-kepala")], OfficeState.REPRESENTED, "p-sekr"),
        ([wakil("p-lurah", "p-kepala")], OfficeState.REPRESENTED, "p-lurah"),
        ([here("p-kepala"), here("p-sekr")], OfficeState.HEAD, "p-kepala"),
        (
            [here("p-sekr", stands_for="p-kepala", capacity=Capacity.ACTING)],
            OfficeState.HEAD,
            "p-sekr",
        ),
        (
            [wakil("p-sekr", "p-kepala", until=time(10, 20)), here("p-kepala", time(10, 20))],
            OfficeState.HEAD,
            "p-kepala",
        ),
    ],
)
def test_an_office_is_headed_represented_staffed_or_absent(
    rows: list[Attendance], state: OfficeState, speaker: str | None
) -> None:
    room = Room(EVERYBODY, rows)
    found = room.speaker("disperkim")
    assert room.state("disperkim") is state
    assert (found.id if found else None) == speaker


def test_of_two_representatives_the_first_of_the_list_speaks() -> None:
    third = Participant("p-kabid", post="Kabid", opd="disperkim", row=16)
    rows = [wakil("p-kabid", "p-kepala"), wakil("p-sekr", "p-kepala")]
    room = Room((*EVERYBODY, third), rows)
    assert room.covered == {"p-kepala": "p-sekr"}
    assert set(room.representatives) == {"p-sekr", "p-kabid"}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({}, {"a": "a", "b": "b", "c": "c"}),
        ({"a": "b"}, {"a": "b", "b": "b", "c": "c"}),
        ({"a": "b", "b": "c"}, {"a": "c", "b": "c", "c": "c"}),
        ({"a": "b", "b": "a"}, {"a": "a", "b": "a", "c": "c"}),
        ({"c": "b", "b": "a", "a": "b"}, {"a": "a", "b": "a", "c": "a"}),
        ({"a": "a"}, {"a": "a", "b": "b", "c": "c"}),
        ({"a": "gone"}, {"a": "a", "b": "b", "c": "c"}),
    ],
)
def test_one_person_known_twice_is_followed_through_chains_and_circles(
    links: dict[str, str], expected: dict[str, str]
) -> None:
    found = same_person(Participant(one, same_as=links.get(one, "")) for one in "abc")
    assert found == expected


def test_a_double_fills_what_the_seat_leaves_open() -> None:
    double = Participant(
        "p-ganda", name="Nama Contoh Satu", post="Lurah Kauman", opd="x", walk_in=True,
        same_as="p-lurah",
    )  # fmt: skip
    whole = people((LURAH, double))
    assert list(whole) == ["p-lurah"]
    seat = whole["p-lurah"]
    assert (seat.name, seat.post, seat.opd) == ("Nama Contoh Satu", "Lurah", "kel-kauman")
    assert (seat.row, seat.walk_in) == (41, False)


def test_a_double_that_was_checked_in_brings_the_seat_into_the_room() -> None:
    double = Participant("p-ganda", walk_in=True, same_as="p-lurah")
    room = Room((LURAH, double), [here("p-ganda")])
    assert room.here == ("p-lurah",)
    assert room.row("p-ganda") is room.row("p-lurah") is not None


def test_of_two_rows_of_one_person_the_present_one_counts_and_then_the_kept_one() -> None:
    double = Participant("p-ganda", same_as="p-lurah")
    sick = Attendance("1-pagi", "p-lurah", Presence(Status.SICK))
    assert Room((LURAH, double), [sick, here("p-ganda")]).here == ("p-lurah",)
    both = Room((LURAH, double), [here("p-ganda", time(9, 0)), here("p-lurah", time(8, 0))])
    assert both.roll["p-lurah"].participant == "p-lurah"


def test_a_represented_double_means_the_kept_person() -> None:
    double = Participant("p-ganda", same_as="p-kepala")
    room = Room((*EVERYBODY, double), [wakil("p-sekr", "p-ganda")])
    assert room.covered == {"p-kepala": "p-sekr"}


CALLS = (RollCall("1-sore", order=2), RollCall("1-pagi", stage="registrasi", order=1))


@pytest.mark.parametrize(
    ("rows", "running", "expected"),
    [
        ([], (), "1-pagi"),
        ([here("p-lurah")], (), "1-pagi"),
        ([Attendance("1-sore", "p-lurah", Presence(Status.PRESENT))], (), "1-sore"),
        ([Attendance("1-sore", "p-lurah")], (), "1-pagi"),
        ([Attendance("1-sore", "p-lurah", Presence(Status.PRESENT))], ("registrasi",), "1-pagi"),
    ],
)
def test_the_roll_call_that_is_meant(
    rows: list[Attendance], running: tuple[str, ...], expected: str
) -> None:
    assert current_roll_call(CALLS, rows, running) == expected


def test_without_a_roll_call_none_is_meant() -> None:
    assert current_roll_call((), ()) == ""
