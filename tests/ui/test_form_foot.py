"""Two rows below a form: no sentence is cut at 80 columns, and the keys stand where they fit."""

from __future__ import annotations

import pytest

from bimtek.ui.form_foot import foot

REFUSED = (
    "Awali dengan jenis bukti: d dokumen, t tautan, f foto, m menyusul. Contoh: d Renstra 2021"
)
KEYS = "Enter isian lanjut · PgUp PgDn baris lain · Esc daftar"


@pytest.mark.parametrize(
    ("said", "width", "rows"),
    [
        ("", 79, ["", KEYS]),
        ("d dokumen  t tautan", 79, ["d dokumen  t tautan", KEYS]),
        ("", 50, ["", "Enter isian lanjut · PgUp PgDn baris lain"]),
        ("", 5, ["", "Enter isian lanjut"]),
    ],
)
def test_the_keys_stand_below_a_sentence_of_one_row(said: str, width: int, rows: list[str]) -> None:
    assert foot(said, KEYS, width).plain.split("\n") == rows


def test_a_longer_sentence_takes_both_rows_whole() -> None:
    shown = foot(REFUSED, KEYS, 79, wrong=True).plain.split("\n")
    assert len(shown) == 2
    assert " ".join(shown) == REFUSED


def test_a_row_without_keys_stays_empty() -> None:
    assert foot("", "", 79).plain == "\n"
