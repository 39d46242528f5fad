"""What a script may say of a vote."""

from __future__ import annotations

import pytest

from bimtek.stages.vote.script import ScriptOption, VoteScript, Worded, worded

from ...script.checking import mistakes_of, spec_of


def test_options_have_words_an_id_and_what_they_come_from() -> None:
    body = """## Pilih {.pemungutan}

- Antrean di puskesmas #4.2 #SL.2.1
- Lapor warga: satu pintu {#lapor}
"""
    assert spec_of(body) == VoteScript(
        method="titik", dots=3, stacking=False, by="opd", secret=False, picks=0, detailed=False,
        options=(
            ScriptOption("antrean-di-puskesmas", "Antrean di puskesmas", "#4.2 #SL.2.1"),
            ScriptOption("lapor", "Lapor warga: satu pintu", ""),
        ),
    )  # fmt: skip


def test_the_heading_says_how_it_is_voted() -> None:
    body = "## A {.pemungutan cara=titik titik=5 menumpuk=boleh suara=orang pilih=2 rinci}\n"
    spec = spec_of(body)
    assert (spec.dots, spec.stacking, spec.by, spec.picks, spec.detailed) == (
        5, True, "orang", 2, True
    )  # fmt: skip
    assert spec_of("## A {.pemungutan cara=ya-tidak rahasia}\n").secret
    assert spec_of("## A {.pemungutan cara=dampak}\n").method == "dampak"
    assert spec_of("## A {.pemungutan}\n").options == ()


def test_every_mistake_is_told_at_its_line() -> None:
    body = """## A {.pemungutan cara=dampak titik=2 menumpuk=boleh rahasia rinci pilih=0}

- Satu
- satu
- ???

- Dua

## B {.pemungutan cara=tangan suara=kota titik=99 warna=merah}

1. Apa saja {oleh=Dinkes}

| kode | uraian |
|---|---|
| a | b |

### Lain
"""
    assert mistakes_of(body) == [
        "7: pilih berisi ‘0’; tulis 1 sampai 50",
        "7: ‘titik’ tidak dipakai dengan cara=dampak; hapus, atau tulis cara=titik",
        "7: ‘menumpuk’ tidak dipakai dengan cara=dampak; hapus, atau tulis cara=titik",
        "7: ‘rahasia’ dan ‘rinci’ tidak dapat bersama; suara rahasia tidak dicatat menurut nama",
        (
            "10: pilihan ‘satu’ tertulis dua kali; "
            "hapus salah satu, atau beri id sendiri, misalnya {#satu-2}"
        ),
        "11: pilihan ini belum berisi kata; tulis apa yang dipilih aula",
        "15: cara berisi ‘tangan’; tulis titik, dampak, atau ya-tidak",
        "15: suara berisi ‘kota’; tulis opd atau orang",
        "15: kunci ‘warna’ tidak dikenal; mungkin maksudnya ‘cara’",
        "15: titik berisi ‘99’; tulis 1 sampai 50",
        "17: kunci ‘oleh’ tidak dikenal; di sini tidak ada yang dapat ditulis",
        "19: tabel ini tidak dipakai di sini; tulis sebagai kutipan `> …` atau hapus",
        "23: judul `###` tidak dipakai di sini; tulis acara sebagai `## Judul {.jenis}`",
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("pilih=2", "pilih=2, sedangkan pilihannya 2"),
        ("titik=3", "3 titik untuk 2 pilihan"),
        ("titik=3 menumpuk=boleh", ""),
        ("titik=2 pilih=1", ""),
    ],
)
def test_what_cannot_be_meant_is_warned_of(heading: str, told: str) -> None:
    body = f"## A {{.pemungutan {heading}}}\n\n- Satu\n- Dua\n"
    found = mistakes_of(body)
    assert [one for one in found if "peringatan" not in one] == []
    assert told in "".join(found)
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Parkir #3.1", Worded("Parkir", "#3.1")),
        ("Parkir  #3.1   #lain", Worded("Parkir", "#3.1 #lain")),
        ("Parkir #3.1 nontunai", Worded("Parkir #3.1 nontunai", "")),
        ("#3.1", Worded("#3.1", "")),
        ("Parkir #", Worded("Parkir #", "")),
        ("", Worded("", "")),
    ],
)
def test_what_an_option_comes_from_stands_at_its_end(text: str, words: Worded) -> None:
    assert worded(text) == words
