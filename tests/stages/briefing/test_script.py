"""What a script may say of a paparan."""

from __future__ import annotations

from bimtek.stages.briefing.script import AgendaItem

from ...script.checking import check, mistakes_of, spec_of

BODY = """## Pembukaan {.paparan durasi=55}

- Indonesia Raya dan doa {5'}
- Laporan {10’ oleh=“Kepala Diskominfotik”}
- Foto **bersama** {5' foto}
- Ramah tamah
"""


def test_items_carry_minutes_speaker_and_marks() -> None:
    assert spec_of(BODY).items == (
        AgendaItem("Indonesia Raya dan doa", 5, "", ()),
        AgendaItem("Laporan", 10, "Kepala Diskominfotik", ()),
        AgendaItem("Foto bersama", 5, "", ("foto",)),
        AgendaItem("Ramah tamah", None, "", ()),
    )


def test_an_acara_without_minutes_takes_as_long_as_its_items() -> None:
    script, told = check("## A {.paparan}\n\n- a {10'}\n- b {20'}\n")
    assert told == []
    assert script
    assert script.stages[0].minutes == 30


def test_items_that_take_longer_than_the_acara_are_worth_a_look() -> None:
    assert mistakes_of("## A {.paparan durasi=10}\n\n- a {15'}\n") == [
        (
            "7: peringatan: butir acara ini berjumlah 15 menit; "
            "acaranya 10 menit: panjangkan acara atau pendekkan butir"
        )
    ]


def test_an_unknown_mark_or_key_of_an_item_is_told_at_its_line() -> None:
    assert mistakes_of("## A {.paparan}\n\n- a {5' video}\n- b {lama=3}\n") == [
        (
            "9: kelas ‘video’ tidak dikenal di tempat ini; yang dikenal: foto, durasi, oleh; "
            'nilai dengan spasi ditulis kunci="nilai"'
        ),
        "10: kunci ‘lama’ tidak dikenal; yang dikenal: durasi, oleh",
    ]


def test_one_agenda_is_enough() -> None:
    assert mistakes_of("## A {.paparan}\n\n- a\n\n1. b\n") == [
        "11: daftar ini tidak dipakai di sini; paling banyak 1 daftar"
    ]


def test_an_empty_item_is_told() -> None:
    assert mistakes_of("## A {.paparan}\n\n- a\n-\n") == [
        "10: butir daftar kosong; isi atau hapus butir ini"
    ]


def test_quotes_and_code_inside_an_item_are_told() -> None:
    assert mistakes_of("## A {.paparan}\n\n- a\n\n  > q\n- b\n\n      kode\n") == [
        "11: kutipan, tabel, atau judul di dalam butir; beri baris kosong sebelumnya",
        "14: blok kode di dalam naskah; hapus ``` atau spasi di awal baris",
    ]
