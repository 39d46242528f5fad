from __future__ import annotations

import pytest

from bimtek.hall.counting import headcount
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
        ([*of("dinkes", "dishub"), *GUESTS], (), "4 orang: 2 dari 2 OPD dan 2 tamu"),
        (GUESTS, (), "2 orang: 2 tamu"),
        (
            [*of("kel", "kel"), Participant("wali", agency="Pemerintah Kota"), *GUESTS],
            ("dosen",),
            "5 orang: 2 dari 1 kelurahan/bagian, 2 undangan dari luar OPD, dan 1 tamu",
        ),
    ],
)
def test_people_are_counted_by_what_they_are(
    people: list[Participant], standing_in: tuple[str, ...], told: str
) -> None:
    found = headcount(people, standing_in, OFFICES)
    assert found.words == told
    assert found.people == len(people)
