"""What a script says of a commitment: its text part by part, and who signs."""

from __future__ import annotations

import pytest

from bimtek.stages.commitment.script import CommitmentScript, Signer, TextPart
from tests.script.checking import mistakes_of, spec_of

TEXT = """## Komitmen {.komitmen}

> **Ucapkan:** "Mohon berdiri."

Kami berkomitmen:

1. menganggarkan quick win:
   a. antrean daring;
   b. lapor warga;
2. melapor.

Demikian.
"""
TABLE = """
| Penanda tangan | OPD |
|---|---|
| Wali Kota | |
| Sekretaris Daerah | Setda |
| Kepala | Dinkes, Dishub |
"""


def test_the_text_is_read_in_the_order_of_the_page() -> None:
    spec: CommitmentScript = spec_of(TEXT + TABLE)
    assert spec.parts == (
        TextPart("1", "", "Kami berkomitmen:"),
        TextPart("2", "1.", "menganggarkan quick win:", ("a. antrean daring;", "b. lapor warga;")),
        TextPart("3", "2.", "melapor."),
        TextPart("4", "", "Demikian."),
    )


def test_posts_and_offices_sign_in_the_order_of_the_table() -> None:
    assert spec_of(TEXT + TABLE).signers == (
        Signer("wali-kota", "Wali Kota"),
        Signer("setda", "Sekretaris Daerah", "setda"),
        Signer("dinkes", "Kepala", "dinkes"),
        Signer("dishub", "Kepala", "dishub"),
    )


def test_two_posts_of_one_office_sign_each_and_a_set_in_official_order() -> None:
    both = "| Penanda tangan | OPD |\n|---|---|\n| Direktur | Dinkes |\n| Kepala | Dinkes |\n"
    spec = spec_of(f"{TEXT}\n{both}")
    assert [one.id for one in spec.signers] == ["dinkes", "dinkes-kepala"]
    spec = spec_of(f"{TEXT}\n| Penanda tangan | OPD |\n|---|---|\n| Kepala | semua |\n")
    assert [one.id for one in spec.signers] == ["setda", "bappeda", "dinkes", "dishub", "kec-timur"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("| Penanda tangan | OPD |\n|---|---|\n| | |\n", "penanda tangan kosong"),
        ("| Penanda tangan | OPD |\n|---|---|\n| Kepala | Dinkez |\n", "‘Dinkez’ tidak ada"),
        ("| Penanda tangan |\n|---|\n| Wali Kota |\n| Wali Kota |\n", "tertulis dua kali"),
        ("| Siapa |\n|---|\n| Wali Kota |\n", "judul kolom ‘Siapa’ tidak dikenal"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_line(body: str, words: str) -> None:
    told = " ".join(map(str, mistakes_of(f"{TEXT}\n{body}")))
    assert words in told
