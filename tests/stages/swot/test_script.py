"""What a script may say of a SWOT."""

from __future__ import annotations

import pytest

from bimtek.stages.swot.script import Component

from ...script.checking import mistakes_of, spec_of


def test_the_list_names_the_components_and_who_is_asked() -> None:
    body = """## SWOT {.swot kata-kunci=10}

- Struktur: SDM, anggaran {opd="Dinkes, Bappeda"}
- Tata kelola {#tata}
"""
    spec = spec_of(body)
    assert spec.components == (
        Component("struktur", "Struktur", "SDM, anggaran", ("dinkes", "bappeda")),
        Component("tata", "Tata kelola"),
    )
    assert spec.keywords == 10


def test_without_a_list_the_whole_is_one_component() -> None:
    spec = spec_of("## SWOT kota {.swot}\n")
    assert spec.components == (Component("swot-kota", "SWOT kota"),)
    assert spec.keywords is None


@pytest.mark.parametrize(("said", "most"), [("ya", 0), ("Tidak", None), ("1", 1), ("99", 99)])
def test_keywords_are_gathered_as_the_heading_says(said: str, most: int | None) -> None:
    assert spec_of(f"## A {{.swot kata-kunci={said}}}\n").keywords == most


@pytest.mark.parametrize("said", ["0", "100", "banyak", "-3", "²"])
def test_a_number_of_keywords_that_is_none_is_told(said: str) -> None:
    assert mistakes_of(f"## A {{.swot kata-kunci={said}}}\n") == [
        (
            f"7: kata-kunci berisi ‘{said}’; "
            "tulis jumlah yang dipilih paling banyak, misalnya 10, atau ya, atau tidak"
        )
    ]


def test_every_mistake_of_the_components_is_told() -> None:
    body = """## A {.swot kata-kuncy=3}

- Struktur {opd=Dinkez}
- struktur
- : tanpa nama
- Lain {bobot=2}

1. daftar kedua

| a | b |
|---|---|
| c | d |
"""
    assert mistakes_of(body) == [
        "7: kunci ‘kata-kuncy’ tidak dikenal; mungkin maksudnya ‘kata-kunci’",
        "9: OPD ‘Dinkez’ tidak ada dalam daftar OPD; mungkin maksudnya ‘Dinkes’",
        "10: komponen ‘struktur’ tertulis dua kali; setiap komponen punya nama atau {#id} sendiri",
        "11: komponen tanpa nama; tulis namanya, misalnya `- Struktur`",
        "12: kunci ‘bobot’ tidak dikenal; yang dikenal: opd",
        "14: daftar ini tidak dipakai di sini; paling banyak 1 daftar",
        "16: tabel ini tidak dipakai di sini; tulis sebagai kutipan `> …` atau hapus",
    ]
