from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bimtek.hall.counting import headcount, roll_counts
from bimtek.hall.records import Attendance, Opd, Participant, Presence, RollCall, Status

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
