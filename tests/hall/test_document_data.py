"""What is typed for the document in the evening: its lines, who signs, what stays blank."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.document_data import (
    DocumentData,
    SignatureBlock,
    blanks_told,
    entries,
    read_entry,
    signers,
)
from bimtek.journal.records import Refusal

NIP = "197001012000031001"


def test_who_led_and_who_recorded_sign_and_who_knows_of_it_only_where_somebody_does() -> None:
    blocks = {
        "notulis-2": SignatureBlock("notulis-2", rank="Penata (III/c)", nip=NIP),
        "pimpinan": SignatureBlock("pimpinan", name="Nama Lengkap, M.Si.", post="Kepala"),
    }
    found = signers("Nama", ("Satu", "Dua"), "Notulis,", blocks)
    assert [(one.part, one.name, one.post, one.rank, one.nip) for one in found] == [
        ("pimpinan", "Nama Lengkap, M.Si.", "Kepala", "", ""),
        ("notulis-1", "Satu", "", "", ""),
        ("notulis-2", "Dua", "", "Penata (III/c)", NIP),
    ]
    blocks["mengetahui"] = SignatureBlock("mengetahui", post="Sekretaris Daerah")
    assert signers("", (), "Notulis,", blocks)[-1].post == "Sekretaris Daerah"
    assert [one.part for one in signers("", (), "Notulis,", {})] == ["pimpinan", "notulis-1"]


def test_only_what_a_pen_has_to_fill_in_counts_as_blank() -> None:
    places = signers("", ("Satu",), "Notulis,", {})
    found = entries(DocumentData(), "Kota Contoh", places, {})
    assert [one.key for one in found if one.is_blank] == [
        "signed_on", "pimpinan/name", "pimpinan/rank", "pimpinan/nip", "notulis-1/rank",
        "notulis-1/nip",
    ]  # fmt: skip
    assert blanks_told(found) == "6 isian kosong: dicetak ………"
    assert found[-2:][0].label == "Mengetahui: nama"
    whole = [one._replace(value="x") for one in found]
    assert blanks_told(whole) == "semua isian terisi"


@pytest.mark.parametrize(
    ("key", "typed", "read"),
    [
        ("government", "  PEMERINTAH  KOTA ", ("government", "PEMERINTAH KOTA")),
        ("signed_on", "4 Juli 2023", ("signed_on", date(2023, 7, 4))),
        ("signed_on", "", ("signed_on", None)),
        ("pimpinan/nip", "19700101 200003 1 001", ("nip", NIP)),
        ("pimpinan/nip", "", ("nip", "")),
        ("pimpinan/rank", "Pembina (IV/a)", ("rank", "Pembina (IV/a)")),
    ],
)
def test_a_line_of_the_form_is_read(key: str, typed: str, read: tuple[str, object]) -> None:
    assert read_entry(key, typed) == read


@pytest.mark.parametrize(
    ("key", "typed"), [("signed_on", "kapan-kapan"), ("pimpinan/nip", "123"), ("number", "~ 5 ~x~")]
)
def test_what_is_no_day_and_no_nip_comes_back(key: str, typed: str) -> None:
    with pytest.raises(Refusal):
        read_entry(key, typed)
