from __future__ import annotations

import pytest

from bimtek.hall.offices import Findable, Offices, find_offices, find_rows
from bimtek.hall.records import Opd
from bimtek.lists.opds import read_opds
from bimtek.locale.folding import letters
from bimtek.script.library import home

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


@pytest.fixture(scope="module")
def blitar() -> Offices:
    """The offices of a real city."""
    listed = read_opds(home() / "blitar-2023" / "opd.csv")
    assert len(listed.rows) > 50
    return Offices(row.opd(order) for order, row in enumerate(listed.rows))


def called(offices: Offices, typed: str) -> str:
    opd = offices.find(typed) or offices.mistyped(typed)
    return opd.short if opd else ""


def test_a_letter_too_few_or_too_many_still_means_the_office(blitar: Offices) -> None:
    for opd in blitar.by_code.values():
        word = letters(opd.short)
        if len(word) < 5 or opd.category == "kecamatan":  # a kelurahan may be called like it
            continue
        for at, letter in enumerate(word):
            assert called(blitar, word[:at] + word[at + 1 :]) == opd.short
            assert called(blitar, word[:at] + letter + word[at:]) == opd.short


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("dinks", "Dinkes"), ("diskominfo", "Diskominfotik"), ("diskomifo", "Diskominfotik"),
        ("kominfo", "Diskominfotik"), ("bapeda", "Bappeda"), ("baperda", "Bappeda"),
        ("satpolpp", "Satpol PP"), ("satplpp", "Satpol PP"), ("dishub", "Dishub"),
        ("dihsub", "Dishub"), ("sekwan", "Setwan"), ("dpupt", "DPUPR"), ("dlhh", "DLH"),
        ("dp3akb", "DP3AP2KB"), ("kesbangpol", "Bakesbangpol-PBD"), ("gedog", "Kel. Gedog"),
        ("gedok", "Kel. Gedog"), ("sukorejo", "Kec. Sukorejo"), ("hukum", "Bag. Hukum"),
    ],
)  # fmt: skip
def test_a_slip_of_the_hand_means_an_office(blitar: Offices, typed: str, short: str) -> None:
    assert called(blitar, typed) == short


@pytest.mark.parametrize(
    "name",
    ["santoso", "wahyu", "siti", "susanto", "suharto", "sutopo", "satrio", "sapto", "setiawan",
     "setyawan", "iwan", "wawan", "rudi", "rusdi", "dini", "dina", "dian", "dinda", "bambang",
     "lukman", "sukarjo", "sukoharjo", "bagus", "umam", "tuti", "suparno", "sudarmo", "hendro"],
)  # fmt: skip
def test_the_name_of_a_person_proposes_no_office(blitar: Offices, name: str) -> None:
    assert called(blitar, name) == ""


@pytest.mark.parametrize(
    ("typed", "shorts"),
    [("kominfo", ["Diskominfotik"]), ("perkim", ["Disperkim"]), ("dinkes", ["Dinkes"])],
)
def test_letters_within_an_abbreviation_mean_its_office_where_no_name_has_them(
    blitar: Offices, typed: str, shorts: list[str]
) -> None:
    found = find_offices(typed, blitar.by_code)
    assert [blitar.by_code[code].short for code in found] == shorts


def test_offices_stand_in_official_order() -> None:
    assert list(LIST.by_code) == ["dinkes", "rsmw", "kec-sukorejo", "polos"]
    assert [opd.code for opd in LIST.beginning("kec")] == ["kec-sukorejo"]
    assert [opd.code for opd in LIST.beginning("dinas kes")] == ["dinkes"]


def test_an_office_is_named_by_its_short_name_or_what_there_is() -> None:
    assert [LIST.name(code) for code in ("rsmw", "polos", "lain")] == ["RSUD", "polos", "lain"]


def test_several_offices_are_named_in_official_order_and_who_left_the_list_last() -> None:
    assert LIST.names(["lain", "polos", "rsmw"]) == "RSUD, polos, lain"
    assert LIST.names([]) == ""


SIGNERS = {
    "wali": Findable("Wali Kota Blitar"),
    "dinkes": Findable("Kepala Dinkes  Dinas Kesehatan", "dinkes"),
    "dinkes-2": Findable("Sekretaris  Dinas Kesehatan", "dinkes"),
    "camat": Findable("Camat Sukorejo  Kecamatan Sukorejo", "kec-sukorejo"),
    "mitra": Findable("Ketua Mitra Kesehatan"),
}


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("", list(SIGNERS)),
        ("DKK", ["dinkes", "dinkes-2"]),  # both posts of the office that is called so
        ("kesehatan", ["dinkes", "dinkes-2", "mitra"]),
        ("wali", ["wali"]),
        ("camat", ["camat"]),
        ("rsud", []),  # an office of which no row is
    ],
)
def test_a_row_is_found_by_its_office_else_by_its_words(typed: str, rows: list[str]) -> None:
    assert list(find_rows(typed, SIGNERS, LIST.by_code)) == rows
