"""A copy without people: the same figures, nobody's name, and what nobody can promise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bimtek.hall.anonymity import Names, may_name_somebody, without_people

SAMPLE = Path(__file__).parents[1] / "sessions" / "blitar-2023"
NAMES = Names(
    [
        ("participant", "p1", "dr. Ani Rahayu, M.Kes."),
        ("participant", "p2", "Mujianto"),
        ("participant", "p3", "Ani Rahayu"),
        ("officer", "n1", "Ani Rahayu"),
        ("officer", "n2", "Panitia"),
    ]
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dr. Ani Rahayu, M.Kes. setuju", "Peserta 1 setuju"),
        ("kata ani  rahayu: 66,7 %", "kata Peserta 1: 66,7 %"),
        ("Pak Mujianto dan mujianto", "Pak Peserta 2 dan mujianto"),
        ("Panitia hadir, Anisa tidak", "Panitia hadir, Anisa tidak"),
        ("NIP 19800101 200501 1 001", "NIP [NIP]"),
        ("hubungi 0812-3456-7890 atau a.b@kota.go.id", "hubungi [telepon] atau [surel]"),
        ("anggaran 1.250.000.000 pada 2023", "anggaran 1.250.000.000 pada 2023"),
    ],
)
def test_names_and_numbers_of_people_go_from_a_text_and_nothing_else(text: str, told: str) -> None:
    assert NAMES.replaced(text, Counter()) == told


def test_two_people_of_one_name_stay_two_and_an_officer_of_the_list_is_that_person() -> None:
    assert [NAMES.called("participant", one) for one in ("p1", "p2", "p3")] == [
        "Peserta 1", "Peserta 2", "Peserta 3",
    ]  # fmt: skip
    assert NAMES.called("officer", "n1") == "Peserta 1"
    assert NAMES.count == {"Peserta": 3, "Petugas": 1}


def test_fields_that_lead_to_a_person_are_empty_and_ids_stay() -> None:
    said = {"name": "Mujianto", "nip": "198001012005011001", "rank": "IV/a", "opd": "mujianto"}
    told = without_people("participant", "p2", said, NAMES, ["opd"])
    assert told.values == {"name": "Peserta 2", "nip": "", "rank": "", "opd": "mujianto"}
    assert told.found == Counter(isian=2)
    closed = without_people(
        "note", "c", {"text": "rahasia", "label": "catatan"}, NAMES, (), ["text"]
    )
    assert closed.values == {"text": "[tertutup]", "label": "catatan"}


def test_a_note_that_may_still_name_somebody_is_counted() -> None:
    assert may_name_somebody("note", {"text": "Bu Sari keberatan"})
    assert not may_name_somebody("note", {"text": "Pak Peserta 2 keberatan"})
