"""An office that the list does not have."""

from __future__ import annotations

import pytest

from bimtek.hall.offices import Offices, added_office
from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal

LIST = Offices([Opd("dinkes", "Dinkes", "Dinas Kesehatan", order=7)])


@pytest.mark.parametrize(
    ("short", "name", "code", "category"),
    [
        ("Dishub", "Dinas Perhubungan", "dishub", "dinas"),
        (" Kel.  Bendo ", "Kelurahan Bendo", "kel-bendo", "kelurahan"),
        ("RSUD", "Rumah Sakit Umum Daerah", "rsud", ""),
    ],
)
def test_it_gets_a_code_a_category_and_the_last_place(
    short: str, name: str, code: str, category: str
) -> None:
    change = added_office(short, name, LIST)
    assert change.record == code
    assert change.patch.get("category", "") == category
    assert change.patch["order"] == 8
    assert added_office(short, name, Offices()).patch["order"] == 1


@pytest.mark.parametrize(
    ("short", "name", "refused"),
    [
        ("", "Dinas Sosial", "no-short-name"),
        ("Dinsos", " ", "no-name"),
        ("DINKES", "Dinas lain", "office-exists"),
        ("DKK", "dinas kesehatan", "office-exists"),
        ("Semua", "Semua kantor", "no-code"),
        ("?", "Dinas Tanya", "no-code"),
    ],
)
def test_no_second_office_under_one_name(short: str, name: str, refused: str) -> None:
    with pytest.raises(Refusal) as refusal:
        added_office(short, name, LIST)
    assert refusal.value.code == refused
