from __future__ import annotations

import pytest

from bimtek.hall.records import Opd, Participant
from bimtek.hall.spelling import Spelling, respelt

SPELLING = Spelling(
    [
        Opd("dinkes", "Dinkes", "Dinas Kesehatan"),
        Opd("dishub", "Dishub", "Dinas Perhubungan"),
        Opd("diskominfotik", "Diskominfotik", "Dinas Komunikasi dan Informatika", ("Kominfo",)),
        Opd("setda", "Setda", "Sekretariat Daerah"),
    ],
    [
        Participant("p-1", name="Dr. Budi Santoso, M.Si.", post="Kepala", opd="dinkes"),
        Participant("p-2", name="Siti Aminah", post="Camat"),
    ],
    ["Berapa persen puskesmas memakai rekam medis?"],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dinkes dan Dishub siap.", {}),
        ("dinkse menanyakan data.", {"dinkse": ("Dinkes",)}),
        ("Kepala Dihsub hadir.", {"Dihsub": ("Dishub",)}),
        ("Diskominfo menjadi wali data.", {"Diskominfo": ("Diskominfotik",)}),
        ("Sekda membuka acara.", {}),
        ("Bapak Budi Santosa menjawab.", {"Santosa": ("Santoso",)}),
        ("Santosa Budi menjawab.", {"Santosa": ("Santoso",)}),
        ("Santosa adalah nama desa.", {}),
        ("hidup santosa", {}),
        ("Ibu Siti Amina bertanya. Amina lagi.", {"Amina": ("Aminah",)}),
        ("Berapa puskesmas?", {}),
        ("", {}),
    ],
)
def test_words_that_are_nearly_a_name_are_found(
    text: str, found: dict[str, tuple[str, ...]]
) -> None:
    assert dict(SPELLING.doubts(text)) == found


def test_a_word_is_written_as_it_is_meant_wherever_it_stands_by_itself() -> None:
    assert respelt("Dinkse, dinkseku, dinkse.", "dinkse", r"Dinkes\1") == (
        r"Dinkes\1, dinkseku, Dinkes\1."
    )
