from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bimtek.hall.counting import RollCount, attendance_words, headcount, roll_counts
from bimtek.hall.presence_records import Attendance, Presence, RollCall, Status
from bimtek.hall.records import Opd, Participant

OFFICES = {
    "dinkes": Opd("dinkes", "Dinkes"),
    "dishub": Opd("dishub", "Dishub"),
    "kel": Opd("kel", "Kel. Kauman", category="kelurahan"),
}


def of(*opds: str) -> list[Participant]:
    return [Participant(f"{number}-{opd}", opd=opd) for number, opd in enumerate(opds)]


GUESTS = [Participant("tamu", walk_in=True), Participant("dosen", agency="Kampus", walk_in=True)]


@pytest.mark.parametrize(
    ("people", "standing_in", "told"),
    [
        ([], (), "tidak ada"),
        (of("dinkes", "dinkes", "dishub"), (), "3 orang dari 2 OPD"),
        ([*of("dinkes", "dishub"), *GUESTS], (), "4 orang: 2 orang dari 2 OPD dan 2 tamu"),
        (GUESTS, (), "2 orang: 2 tamu"),
        (
            [*of("kel", "kel"), Participant("wali", agency="Pemerintah Kota"), *GUESTS],
            ("dosen",),
            "5 orang: 2 orang dari 1 kelurahan/bagian, 2 undangan dari luar OPD, dan 1 tamu",
        ),
        (
            [*of("dinkes"), Participant("wali", agency="Pemerintah Kota Blitar"), GUESTS[0]],
            (),
            "3 orang: 1 orang dari 1 OPD, 1 orang dari Pemerintah Kota Blitar, dan 1 tamu",
        ),
    ],
)
def test_people_are_counted_by_what_they_are(
    people: list[Participant], standing_in: tuple[str, ...], told: str
) -> None:
    found = headcount(people, standing_in, OFFICES, "Kota Blitar")
    assert found.words == told
    assert found.people == len(people)


def test_who_came_is_one_number_and_who_left_is_told_apart() -> None:
    people = of("dinkes", "dishub")
    here = Presence(Status.PRESENT, time(8))
    rows = [
        Attendance("1-pagi", "0-dinkes", here, left=time(13, 26)),
        Attendance("1-pagi", "1-dishub", here),
        Attendance("1-sore", "0-dinkes", here),
        Attendance("1-sore", "1-dishub", replace(here, mode="daring")),
    ]
    calls = [RollCall(id="1-pagi", order=1), RollCall(id="1-sore", order=2)]
    assert [one.words for one in roll_counts(calls, rows, people)] == [
        "pagi 2 orang, 2 kantor, 1 pulang",
        "sore 2 orang, 2 kantor, 1 daring",
    ]


HERE = Presence(Status.PRESENT, time(8))
SICK = Presence(Status.SICK)
CALLS = [RollCall("2-pagi", "pagi", order=3), RollCall("1-sore", order=1), RollCall("1-pagi")]


@pytest.mark.parametrize(
    ("rows", "day", "told"),
    [
        ([], None, []),
        # what was ticked and taken back leaves a row without a status: nobody was called
        ([Attendance("1-pagi", "a"), Attendance("1-pagi", "b", left=time(9))], None, []),
        ([Attendance("1-pagi", "a", SICK)], None, ["pagi 0 orang, 0 kantor"]),
        ([Attendance("2-pagi", "a", HERE)], 1, []),
        ([Attendance("2-pagi", "a", HERE)], 2, ["pagi 1 orang, 1 kantor"]),
        # one person twice in the list
        ([Attendance("1-pagi", "a", HERE), Attendance("1-pagi", "a-2", HERE)], 1,
         ["pagi 1 orang, 1 kantor"]),
        # who stands in for another office brings that one into the hall too
        ([Attendance("1-pagi", "a", replace(HERE, stands_for="b"))], None,
         ["pagi 1 orang, 2 kantor"]),
        # whom nobody knows any more, and a guest of no office
        ([Attendance("1-pagi", "hilang", HERE), Attendance("1-pagi", "tamu", HERE)], None,
         ["pagi 1 orang, 0 kantor"]),
        # everybody has left
        ([Attendance("1-sore", who, HERE, left=time(16)) for who in "ab"], 1,
         ["sore 2 orang, 2 kantor, 2 pulang"]),
        ([Attendance(call.id, "a", HERE) for call in CALLS], None,
         ["pagi 1 orang, 1 kantor", "sore 1 orang, 1 kantor", "pagi 1 orang, 1 kantor"]),
    ],
)  # fmt: skip
def test_a_roll_call_counts_whoever_came_once(
    rows: list[Attendance], day: int | None, told: list[str]
) -> None:
    people = [
        Participant("a", opd="dinkes"), Participant("b", opd="dishub"),
        Participant("a-2", walk_in=True, same_as="a"), GUESTS[0],
    ]  # fmt: skip
    assert [one.words for one in roll_counts(CALLS, rows, people, day)] == told


@pytest.mark.parametrize(
    ("calls", "words"),
    [
        ([], ""),
        ([RollCount("1-x", "", 0, 0)], "0 orang dari 0 kantor"),
        (
            [RollCount("1-a", "pagi", 66, 57, left=1), RollCount("1-c", "sore", 63, 55)],
            "pagi 66 orang dari 57 kantor (1 pulang); sore 63 orang dari 55 kantor",
        ),
        (
            [RollCount(f"1-{name}", name, 3, 2) for name in ("pagi", "siang", "sore")],
            "pagi 3 orang dari 2 kantor; sore 3 orang dari 2 kantor",
        ),
    ],
)
def test_a_day_tells_how_it_began_and_how_it_ended(calls: list[RollCount], words: str) -> None:
    assert attendance_words(calls) == words
