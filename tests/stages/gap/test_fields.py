"""What is typed in the form, and what it means."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.stages.gap.fields import (
    BY_NAME,
    Context,
    defaults,
    find_offices,
    read_causes,
    read_office,
    read_sentence,
    read_value,
)
from bimtek.stages.gap.records import Answer, Cause, Gap
from bimtek.stages.gap.rows import rows_of
from tests.stages.gap.sample import HARMONY, HEALTH, INDICATORS, ORDER

OFFICES = {
    "dinkes": Opd("dinkes", "Dinkes", "Dinas Kesehatan", ("DKK",)),
    "rsmw": Opd("rsmw", "RSUD", "RSUD Mardi Waluyo"),
    "dispendukcapil": Opd("dispendukcapil", "Dispendukcapil", "Dinas Kependudukan"),
    "disperindag": Opd("disperindag", "Disperindag", "Dinas Perindustrian"),
}
ROWS = rows_of((HARMONY, HEALTH), INDICATORS, {}, ORDER)
LEVEL = Context(ROWS[0], range(1, 6), OFFICES, date(2023, 7, 3))
NUMBER = Context(ROWS[3], range(1, 6), OFFICES, date(2023, 7, 3))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("66,7", "66.7"), ("100", "100"), ("1.234.567,5", "1234567.5"), ("-", "bd"), ("BD", "bd"),
     ("x", "tb"), ("tidak berlaku", "tb"), ("", ""), (" ", "")],
)  # fmt: skip
def test_numbers_are_read_with_a_decimal_comma(typed: str, stored: str) -> None:
    assert read_value(typed, NUMBER) == stored


def test_a_decimal_point_is_refused_with_what_to_type_instead() -> None:
    with pytest.raises(Refusal, match="pakai koma: 12,5"):
        read_value("12.5", NUMBER)


def test_a_level_outside_the_scale_is_refused_with_the_scale() -> None:
    assert read_value("5", LEVEL) == "5"
    for typed in ("6", "0", "12", "2,5", "dua"):
        with pytest.raises(Refusal, match="di luar skala 1–5"):
            read_value(typed, LEVEL)


@pytest.mark.parametrize(
    ("typed", "sentence", "closed"),
    [
        ("pelatih hanya satu", "pelatih hanya satu", False),
        ("~ anggaran belum diumumkan", "anggaran belum diumumkan", True),
        ("anggaran belum diumumkan ~", "anggaran belum diumumkan", True),
        ("sekitar ~5 persen", "sekitar ~5 persen", False),
        ("angka ini jangan disebut dulu~", "angka ini jangan disebut dulu", True),
        ("~angka ini jangan disebut", "angka ini jangan disebut", True),
        ("~30 persen", "~30 persen", False),
        ("baris satu ~ baris dua", "baris satu baris dua", True),
        ("~", "", True),
        ("", "", False),
    ],
)
def test_a_tilde_at_an_end_says_that_it_was_told_in_confidence(
    typed: str, sentence: str, closed: bool
) -> None:
    assert read_sentence(typed) == (sentence, closed)


@pytest.mark.parametrize(
    "typed", ["sa", "S A", "a, s", "ss a", "sdm, anggaran", "Angg s", "s angg"]
)
def test_causes_are_letters_in_any_order(typed: str) -> None:
    assert read_causes(typed) == (Cause.STAFF, Cause.BUDGET)


def test_an_unknown_cause_is_refused_with_the_letters_there_are() -> None:
    with pytest.raises(Refusal, match="r regulasi s SDM a anggaran") as refusal:
        read_causes("sz")
    with pytest.raises(Refusal, match="‘l’ bukan kategori"):
        read_causes("alat rusak")
    assert len(str(refusal.value)) < 80  # one row of the form


def test_an_office_is_found_by_its_letters() -> None:
    assert find_offices("rsud", OFFICES) == ("rsmw",)
    assert find_offices("DKK", OFFICES) == ("dinkes",)
    assert find_offices("disp", OFFICES) == ("dispendukcapil", "disperindag")
    assert find_offices("mardi", OFFICES) == ("rsmw",)
    assert find_offices("", OFFICES) == tuple(OFFICES)


def test_an_office_that_may_be_two_is_asked_for_and_none_is_said_so() -> None:
    with pytest.raises(Refusal, match="Dispendukcapil, Disperindag"):
        read_office("disp", NUMBER)
    with pytest.raises(Refusal, match="tidak ada dalam daftar"):
        read_office("dinas api", NUMBER)
    assert read_office("", NUMBER) == ""


def test_years_and_priorities_are_checked() -> None:
    assert BY_NAME["year"].read("2022", NUMBER) == {"answer.year": 2022}
    assert BY_NAME["year"].read(" ", NUMBER) == {"answer.year": None}
    assert BY_NAME["priority"].read("4", NUMBER) == {"priority": 4}
    for name, typed in (("year", "22"), ("year", "٢٠٢٢"), ("priority", "6"), ("priority", "12")):
        with pytest.raises(Refusal):
            BY_NAME[name].read(typed, NUMBER)


def test_defaults_are_offered_and_a_level_has_no_year() -> None:
    assert defaults(NUMBER, "") == {
        "target": "", "year": "2022", "target_year": "2027", "pic": "Dinkes",
    }  # fmt: skip
    assert defaults(LEVEL, "3") == {"target": "3", "year": "", "target_year": "", "pic": ""}


def test_every_field_shows_again_what_was_typed() -> None:
    gap = Gap("k", "SL.2.1", "dinkes", Answer("66.7", "100", 2022, 2027, "RPJMD"), "a",
              (Cause.STAFF, Cause.DATA), "b", "c", "d", "rsmw", 4, reason="e")  # fmt: skip
    shown = {name: field.show(gap, NUMBER) for name, field in BY_NAME.items()}
    assert shown == {
        "now": "66,7", "year": "2022", "target": "100", "target_year": "2027", "source": "RPJMD",
        "condition": "a", "causes": "s d", "cause": "b", "proposal": "c", "effect": "d",
        "pic": "RSUD", "priority": "4", "reason": "e",
    }  # fmt: skip
    for name, text in shown.items():
        read = BY_NAME[name].read(text, NUMBER)
        assert len(read) == 1
