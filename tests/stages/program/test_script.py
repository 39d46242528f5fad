"""What a script may say of programmes."""

from __future__ import annotations

import pytest

from bimtek.stages.program.script import Condition, ProgrammeScript

from ...script.checking import mistakes_of, spec_of


def test_the_list_names_the_conditions_and_the_heading_how_many_are_wanted() -> None:
    body = """## Program {.program quick-win=6}

- Selesai dalam satu tahun
- anggaran sudah ada {#anggaran}
"""
    assert spec_of(body) == ProgrammeScript(
        (
            Condition("selesai-dalam-satu-tahun", "Selesai dalam satu tahun"),
            Condition("anggaran", "anggaran sudah ada"),
        ),
        6,
    )


def test_without_a_list_there_is_no_rule() -> None:
    assert spec_of("## Program {.program}\n") == ProgrammeScript((), 0)


@pytest.mark.parametrize("said", ["0", "51", "9999"])
def test_a_number_that_no_city_wants_is_told(said: str) -> None:
    assert mistakes_of(f"## A {{.program quick-win={said}}}\n") == [
        f"7: quick-win berisi ‘{said}’; tulis 1 sampai 50"
    ]


def test_every_mistake_is_told_at_its_line() -> None:
    many = "\n".join(f"- syarat {number}" for number in range(8))
    body = f"""## A {{.program quick-wins=3}}

- Satu
- satu
- ???
- Dua {{opd=Dinkes}}
{many}

1. daftar kedua

| a | b |
|---|---|
| c | d |

### Lain

## B {{.program quick-win=enam}}
"""
    assert mistakes_of(body) == [
        "7: kunci ‘quick-wins’ tidak dikenal; mungkin maksudnya ‘quick-win’",
        "10: syarat ‘satu’ tertulis dua kali; hapus salah satu, atau beri {#id} sendiri",
        "11: syarat ini belum berisi kata; tulis misalnya `- anggaran sudah ada`",
        "12: kunci ‘opd’ tidak dikenal; di sini tidak ada yang dapat ditulis",
        (
            "20: syarat quick win lebih dari 9; "
            "aula menjawab setiap syarat untuk setiap calon: tulis lebih sedikit"
        ),
        "22: daftar ini tidak dipakai di sini; paling banyak 1 daftar",
        "24: tabel ini tidak dipakai di sini; tulis sebagai kutipan `> …` atau hapus",
        "30: quick-win berisi ‘enam’; tulis angka bulat, misalnya 16",
    ]


def test_a_script_without_a_gap_analysis_names_its_own_pillars() -> None:
    body = (
        "## Program {.program durasi=60}\n\n- cepat\n\n### Smart Living {pilar=4}\n\n### Budaya\n"
    )
    spec = spec_of(body)
    assert [(one.id, one.number) for one in spec.pillars] == [("living", 4), ("budaya", 2)]
    (told,) = mistakes_of(body + "\n### Smart Living\n")
    assert "pilar ‘Smart Living’ tertulis dua kali" in told
