"""What an event is based on, and regulations that were cited before they came into force."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.lists.beside import ScriptLists
from bimtek.script.load import load
from bimtek.script.regulations import citations
from bimtek.stages import KINDS

from .checking import FRONT, check, mistakes_of

TABLE = """
## Dasar {.dasar}

- Nota Kesepakatan (nomor: contoh)

| Peraturan | Tentang | Berlaku |
|---|---|---|
| Peraturan Presiden Nomor 95 Tahun 2018 | SPBE | 2018 |
| UU 27/2022 | Pelindungan Data Pribadi | 17 Oktober 2022 |
"""
DECREE = """
## SK {.sk durasi=10 tanggal="1 Juni 2022"}

Keputusan contoh.

### Mengingat

1. Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi;
2. Perpres 95/2018;

### KESATU

Membentuk Tim.
"""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("PP 59/2022", ("pp", 59, 2022)),
        ("Peraturan Pemerintah Nomor 59 Tahun 2022 tentang Perkotaan", ("pp", 59, 2022)),
        ("peraturan\npresiden no. 95 tahun 2018", ("perpres", 95, 2018)),
        ("Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015", ("permen", 80, 2015)),
        ("PermenPANRB 59/2020", ("permen", 59, 2020)),
        ("Perda Kota Blitar 5/2025", ("perda", 5, 2025)),
        ("Peraturan Wali Kota Nomor 44 Tahun 2013", ("perkada", 44, 2013)),
        ("Undang-Undang Nomor 23 Tahun 2014", ("uu", 23, 2014)),
    ],
)
def test_a_regulation_is_known_however_it_is_written(text: str, key: tuple[str, int, int]) -> None:
    assert [one.key for one in citations(text)] == [key]


@pytest.mark.parametrize("text", ["Nomor: contoh", "pukul 8/2022", "PP tentang Perkotaan", ""])
def test_what_is_no_regulation_is_none(text: str) -> None:
    assert citations(text) == ()


def test_list_and_table_are_the_bases_as_the_minutes_print_them() -> None:
    script, told = check(TABLE + "\n## A {.jeda durasi=5}\n")
    assert told == []
    assert script
    assert script.bases == (
        "Nota Kesepakatan (nomor: contoh)",
        "Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE",
        "UU 27/2022 tentang Pelindungan Data Pribadi",
    )


def test_an_sk_that_cites_what_was_not_in_force_yet_is_told() -> None:
    (told,) = mistakes_of(TABLE + DECREE)
    assert told == (
        "23: peringatan: ‘Undang-Undang Nomor 27 Tahun 2022’ berlaku sejak 17 Oktober 2022, "
        "sesudah SK ini (1 Juni 2022); periksa dasar hukumnya, atau tanggal berlakunya dalam "
        "daftar dasar"
    )
    assert mistakes_of(TABLE + DECREE.replace("1 Juni 2022", "17 Oktober 2022")) == []


def test_without_dates_the_year_of_a_regulation_tells() -> None:
    younger = DECREE.replace(' tanggal="1 Juni 2022"', "").replace("95/2018", "82/2024")
    (told,) = mistakes_of(younger)
    assert "‘Perpres 82/2024’ berlaku sejak tahun 2024, sesudah hari SK dibacakan" in told


def test_what_is_younger_than_the_event_is_no_basis_of_it() -> None:
    body = TABLE.replace("| 2018 |", "| 18 Desember 2023 |") + "\n## A {.jeda durasi=5}\n"
    (told,) = mistakes_of(body)
    assert told.startswith("14: peringatan: ‘Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE’")
    assert "sesudah Bimtek ini (3 Juli 2023)" in told


@pytest.mark.parametrize("cell", ["", "–", "-", "2018", "2018-10-02", "2 Oktober 2018"])
def test_a_day_in_force_may_be_a_day_a_year_or_unknown(cell: str) -> None:
    assert mistakes_of(TABLE.replace("| 2018 |", f"| {cell} |") + "\n## A {.jeda durasi=5}\n") == []


def test_a_day_that_is_none_is_a_mistake() -> None:
    (told,) = mistakes_of(TABLE.replace("| 2018 |", "| sejak dulu |") + "\n## A {.jeda durasi=5}\n")
    assert told.startswith("14: berlaku berisi ‘sejak dulu’; tulis tanggal")


def test_a_file_beside_the_script_holds_them_too(tmp_path: Path) -> None:
    rows = "peraturan;tentang;berlaku;sumber\nPerpres 95/2018;SPBE;2018;\nPP 1/2024;X;2024;\n"
    (tmp_path / "dasar.csv").write_text(rows, encoding="utf-8")
    path = tmp_path / "naskah.md"
    text = FRONT.removesuffix("---\n") + "dasar: dasar.csv\n---\n## A {.jeda durasi=5}\n"
    path.write_text(text, encoding="utf-8")
    loaded, mistakes = load(path, KINDS, ScriptLists())
    assert loaded
    assert loaded.script
    assert loaded.script.bases == ("Perpres 95/2018 tentang SPBE", "PP 1/2024 tentang X")
    (told,) = [one.shown("naskah.md") for one in mistakes]
    assert told.startswith("dasar.csv:3: peringatan: ‘PP 1/2024 tentang X’")


def test_the_same_list_twice_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "dasar.csv").write_text("peraturan;tentang\nA;B\n", encoding="utf-8")
    path = tmp_path / "naskah.md"
    front = FRONT.removesuffix("---\n") + "dasar: dasar.csv\n---\n"
    path.write_text(front + TABLE + "\n## A {.jeda durasi=5}\n", encoding="utf-8")
    _, mistakes = load(path, KINDS, ScriptLists())
    assert [one.what for one in mistakes.errors] == [
        "daftar dasar ada di berkas dasar.csv dan juga di sini"
    ]
