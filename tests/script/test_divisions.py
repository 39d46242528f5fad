"""Who sits together, as a script says it: several divisions on one day."""

from __future__ import annotations

import pytest

from bimtek.script.model import Division

from .checking import check, mistakes_of

BOTH = (
    "naskah.md:13: kelompok= tidak dipakai dengan dijawab=opd; hapus salah satu, atau tulis "
    "dijawab=kelompok"
)
DAY = """\
## Kelompok komponen {.kelompok #komponen}

| Kelompok | OPD | Orang | Koordinator | Sekretaris | Meja |
|---|---|---|---|---|---|
| Alam | Dinkes | Camat Timur; Ani, S.Sos. | Kepala Dinkes | Setda | 1 |
| Budaya | semua kecuali Dinkes | | | | |

## Kelompok pilar {.kelompok #pilar}

| Kelompok | OPD |
|---|---|
| Living | sisanya |
| Economy | Bappeda, sisanya |
| Tamu | |

## Pagi {.jeda kelompok=komponen}
## Siang {.jeda kelompok="Kelompok pilar"}
## Bersama {.jeda}
"""


def divisions(body: str) -> tuple[Division, ...]:
    script, told = check(body)
    assert (told, bool(script)) == ([], True)
    return script.divisions if script else ()


def test_one_day_holds_two_divisions_and_each_acara_names_its_own() -> None:
    script, told = check(DAY)
    assert told == []
    assert script
    assert [stage.division for stage in script.stages] == ["komponen", "pilar", ""]
    morning, afternoon = script.divisions
    assert [group.opds for group in morning.groups] == [
        ("dinkes",),
        ("setda", "bappeda", "dishub", "kec-timur"),
    ]
    nature = morning.groups[0]
    assert nature.people == ("Camat Timur", "Ani, S.Sos.")
    assert (nature.head, nature.secretary, nature.table) == ("Kepala Dinkes", "Setda", "1")
    assert script.division("pilar") == afternoon


def test_the_rest_is_dealt_evenly_to_the_groups_that_take_it() -> None:
    living, economy, guests = divisions(DAY)[1].groups
    assert living.opds == ("setda", "dinkes", "kec-timur")
    assert economy.opds == ("bappeda", "dishub")
    assert guests.opds == ()


def test_the_only_division_needs_no_name_where_tables_answer() -> None:
    sheet = (
        "\n## Isian {.kertas-kerja dijawab=kelompok}\n\n"
        "| Kolom | Jenis |\n|---|---|\n| A | teks |\n"
    )
    one = "## K {.kelompok}\n\n| Kelompok |\n|---|\n| Meja 1 |\n"
    script, told = check(one + sheet)
    assert told == []
    assert script
    assert script.stages[0].division == "k"
    two = one + "\n" + one.replace("## K", "## L")
    assert mistakes_of(two + sheet) == [
        "19: naskah ini punya 2 pembagian kelompok; sebut salah satu, misalnya kelompok=k"
    ]


@pytest.mark.parametrize("word", ["presensi", "sk", "pemungutan", "telaah", "komitmen", "penutup"])
def test_what_the_hall_does_as_one_names_no_groups(word: str) -> None:
    body = f"## K {{.kelompok}}\n\n| Kelompok |\n|---|\n| Satu |\n\n## A {{.{word} kelompok=k}}\n"
    assert (
        f"13: acara {word} berlangsung dalam pleno, tidak berkelompok; hapus kelompok=…; di meja "
        "kelompok dikerjakan kertas-kerja, kesenjangan, swot, dan program"
    ) in mistakes_of(body)


@pytest.mark.parametrize(
    ("keys", "answered_by", "told"),
    [
        ("kelompok=k", "kelompok", []),
        ("dijawab=kelompok", "kelompok", []),
        ("", "opd", []),
        ("dijawab=opd kelompok=k", "opd", [BOTH]),
    ],
)
def test_a_sheet_is_worked_on_by_groups_as_every_other_kind(
    keys: str, answered_by: str, told: list[str]
) -> None:
    script, found = check(
        "## K {.kelompok}\n\n| Kelompok |\n|---|\n| Satu |\n\n"
        f"## Isian {{.kertas-kerja {keys}}}\n\n| Kolom | Jenis |\n|---|---|\n| A | teks |\n"
    )
    assert found == told
    assert script
    assert script.stages[0].spec.answered_by == answered_by


def test_mistakes_stand_at_their_line() -> None:
    body = (
        "## Pagi {.kelompok}\n\n| Kelompok | OPD |\n|---|---|\n| Satu | Dinkes |\n"
        "| Dua | Dinkes, xyz |\n\n## Pagi {.kelompok}\n\n| Kelompok | Mejaa |\n|---|---|\n"
        "| Satu | 1 |\n\n## A {.jeda kelompok=pgai}\n"
    )
    assert mistakes_of(body) == [
        (
            "12: OPD ‘xyz’ tidak ada dalam daftar OPD; tulis kode, singkatan, nama, atau alias "
            "dari daftar OPD, misalnya Setda, Bappeda, Dinkes"
        ),
        (
            "12: peringatan: OPD ‘Dinkes’ sudah duduk di kelompok ‘Satu’; satu OPD di satu "
            "kelompok; orangnya yang lain ditulis di kolom orang"
        ),
        (
            "14: pembagian ‘pagi’ tertulis dua kali; beri id lain, misalnya "
            "{.kelompok #kelompok-siang}; yang pertama di baris 7"
        ),
        "16: judul kolom ‘Mejaa’ tidak dikenal; mungkin maksudnya ‘meja’",
        "20: pembagian kelompok ‘pgai’ tidak ada; mungkin maksudnya ‘pagi’",
    ]
    assert mistakes_of("## A {.jeda kelompok=pagi}\n") == [
        (
            "7: pembagian kelompok ‘pagi’ tidak ada; "
            "tulis bagian `## Kelompok {.kelompok #…}` dengan tabelnya"
        )
    ]
