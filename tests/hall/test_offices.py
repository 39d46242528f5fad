from __future__ import annotations

import pytest

from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd

LIST = Offices(
    [
        Opd("kec-sukorejo", "Kec. Sukorejo", "Kecamatan Sukorejo", order=3),
        Opd("dinkes", "Dinkes", "Dinas Kesehatan", ("DKK",), order=1),
        Opd("rsmw", "RSUD", "RSUD Mardi Waluyo", ("Dinkes Mardi", "Dinkes"), order=2),
        Opd("polos", order=4),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("dinkes", "dinkes"), ("DINAS  KESEHATAN", "dinkes"), ("D.K.K.", "dinkes"),
        ("kec sukorejo", "kec-sukorejo"), ("Kecamatan Sukorejo", "kec-sukorejo"),
        ("rsud", "rsmw"), ("Polos", "polos"),
    ],
)  # fmt: skip
def test_an_office_is_found_by_any_of_its_names(text: str, code: str) -> None:
    found = LIST.find(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "...", "Dinas", "DINKES Kota", "بلدية"])
def test_what_is_no_name_of_an_office_finds_none(text: str) -> None:
    assert LIST.find(text) is None


def test_the_nearest_office_is_offered() -> None:
    near = LIST.nearest("DINKES Kota")
    assert near is not None
    assert near.code == "dinkes"
    assert LIST.nearest("qqqq") is None
    assert Offices().nearest("dinkes") is None


def test_offices_stand_in_official_order() -> None:
    assert list(LIST.by_code) == ["dinkes", "rsmw", "kec-sukorejo", "polos"]
    assert [opd.code for opd in LIST.beginning("kec")] == ["kec-sukorejo"]
    assert [opd.code for opd in LIST.beginning("dinas kes")] == ["dinkes"]


def test_an_office_is_named_by_its_short_name_or_what_there_is() -> None:
    assert [LIST.name(code) for code in ("rsmw", "polos", "lain")] == ["RSUD", "polos", "lain"]
