"""The desk line: what a typed line means, and whom it finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.hall.records import Opd, Participant
from bimtek.stages.attendance.find import (
    DeskLine,
    NamedRow,
    Nip,
    Rows,
    Unclear,
    WalkIn,
    Words,
    read_line,
    search,
    seats,
    split_name,
    unknown_rows,
)

OFFICES = {
    "dinkes": Opd("dinkes", "Dinkes", "Dinas Kesehatan"),
    "dishub": Opd("dishub", "Dishub", "Dinas Perhubungan"),
    "kec-sananwetan": Opd("kec-sananwetan", "Kec. Sananwetan", "Kecamatan Sananwetan"),
    "satpol-pp": Opd("satpol-pp", "Satpol PP", "Satuan Polisi Pamong Praja"),
    "rsmw": Opd("rsmw", "RSMW", "RSUD Mardi Waluyo", ("RSUD",)),
}
LIST = (
    Participant("kadinkes", post="Kepala", opd="dinkes", row=12),
    Participant("sekr-dinkes", name="Nama Santosa, S.KM.", post="Sekretaris", opd="dinkes", row=13),
    Participant("kadishub", name="dr. Ünal Contoh", post="Kepala", opd="dishub", row=40),
    Participant("camat", post="Camat", opd="kec-sananwetan", row=41,
                nip="198001012005011001"),
    Participant("satpol", post="Kepala", opd="satpol-pp", row=42, nip="19790202 200501 2 002"),
    Participant("direktur", post="Direktur", opd="rsmw", row=100),
    Participant("tamu", name="Nama Contoh Lima", agency="Pers", walk_in=True),
)  # fmt: skip
SEATS = seats(LIST, OFFICES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("   ", None),
        ("41", Rows((41,))),
        ("041", Rows((41,))),
        ("0", Rows((0,))),
        ("999", Rows((999,))),
        ("41-47 52", Rows((41, 42, 43, 44, 45, 46, 47, 52))),
        ("47-41", Rows((41, 42, 43, 44, 45, 46, 47))),
        ("41 - 43", Rows((41, 42, 43))),
        ("41–43", Rows((41, 42, 43))),
        ("41, 42;43", Rows((41, 42, 43))),
        ("41 41-42 41", Rows((41, 42))),
        ("1980", Nip("1980")),
        ("19800101 200501 1 001", Nip("198001012005011001")),
        ("san", Words(("san",))),
        ("Kab. DISHUB", Words(("kab.", "dishub"))),
        ("Ünal", Words(("unal",))),
        ("41 Nama Contoh, S.Sos.", NamedRow(41, "Nama Contoh, S.Sos.")),
        ("+Nama Contoh", WalkIn("Nama Contoh", "", None, "")),
        ("+ Nama Contoh, Kabid @dishub", WalkIn("Nama Contoh", "Kabid", "dishub", "")),
        ("+Nama Contoh @dishub, Kabid", WalkIn("Nama Contoh", "Kabid", "dishub", "")),
        ("+Nama @tamu Pers", WalkIn("Nama", "", "", "Pers")),
        ("+Nama, Wartawan @tamu Radio Contoh", WalkIn("Nama", "Wartawan", "", "Radio Contoh")),
        ("+Nama, S.Sos., M.Si, Kabid @dinkes",
         WalkIn("Nama, S.Sos., M.Si", "Kabid", "dinkes", "")),
    ],
)  # fmt: skip
def test_what_a_typed_line_means(typed: str, meant: DeskLine | None) -> None:
    assert read_line(typed) == meant


@pytest.mark.parametrize(
    "typed", ["41-", "-41", "1-1000", "1980-1990", "41 1980-1990", "-", "+", "+ , Kabid",
              "+@dinkes", "+Nama @", "+Nama @a @b", "+Nama, Kabid @ tamu"],
)  # fmt: skip
def test_what_means_nothing_yet_says_what_to_type(typed: str) -> None:
    meant = read_line(typed)
    assert isinstance(meant, Unclear)
    assert meant.message


@pytest.mark.parametrize(
    ("typed", "name", "post"),
    [
        ("Nama Contoh", "Nama Contoh", ""),
        ("Nama, se", "Nama, se", ""),
        ("Budi nama contoh Sekretaris Dinas", "Budi nama contoh", "Sekretaris Dinas"),
        ("Nama Contoh Plt. Kabid", "Nama Contoh", "Plt. Kabid"),
        ("Sekretaris", "Sekretaris", ""),
        ("Nama Contoh Sekretaris, S.Sos.", "Nama Contoh Sekretaris, S.Sos.", ""),
        ("Nama, Ka. UPT", "Nama", "Ka. UPT"),
        ("Nama, Pj.Lurah", "Nama", "Pj.Lurah"),
        ("Nama, dr., Sp.PD, Direktur", "Nama, dr., Sp.PD", "Direktur"),
        ("Nama, Kasi, Sekretariat", "Nama", "Kasi, Sekretariat"),
        ("", "", ""),
    ],
)
def test_degrees_stay_with_the_name(typed: str, name: str, post: str) -> None:
    assert split_name(typed) == (name, post)


@given(st.text())
def test_any_text_at_all_can_be_typed(text: str) -> None:
    line = read_line(text)
    found = search(line, SEATS)
    assert set(found) <= {seat.id for seat in SEATS}


@given(st.text(alphabet="0123456789- ,–+@abc.", max_size=30))
def test_any_mixture_of_the_desk_s_signs_can_be_typed(text: str) -> None:
    line = read_line(text)
    search(line, SEATS)
    if isinstance(line, Rows):
        assert all(0 <= number <= 999 for number in line.numbers)
        assert len(set(line.numbers)) == len(line.numbers) > 0
    if isinstance(line, WalkIn):
        assert line.name


def found(typed: str, here: tuple[str, ...] = ()) -> list[str]:
    return search(read_line(typed), SEATS, here)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("41", ["camat"]),
        ("0", []),
        ("999", []),
        ("12-13 41", ["kadinkes", "sekr-dinkes", "camat"]),
        ("41 12", ["camat", "kadinkes"]),
        ("198001", ["camat"]),
        ("1979 0202", ["satpol"]),
        ("2002", ["satpol"]),
        ("0000000", []),
        ("unal", ["kadishub"]),
        ("satpolpp", ["satpol"]),
        ("satpol pp", ["satpol"]),
        ("rsud", ["direktur"]),
        ("waluyo", ["direktur"]),
        ("pers", ["tamu"]),
        ("sekr dinkes", ["sekr-dinkes"]),
        ("dinkes sekr", ["sekr-dinkes"]),
        ("zzz", []),
        ("...", []),
    ],
)
def test_whom_a_line_finds(typed: str, who: list[str]) -> None:
    assert found(typed) == who


def test_the_beginning_of_an_office_or_name_comes_before_a_find_in_the_middle() -> None:
    assert found("san") == ["camat", "sekr-dinkes"]


def test_of_equals_the_head_comes_first() -> None:
    assert found("dinkes") == ["kadinkes", "sekr-dinkes"]


def test_of_equals_whoever_is_not_here_yet_comes_first() -> None:
    assert found("dinkes", here=("kadinkes",)) == ["sekr-dinkes", "kadinkes"]


def test_rows_that_the_list_does_not_have_are_told() -> None:
    assert unknown_rows(Rows((41, 43, 0)), SEATS) == (43, 0)


def test_of_two_people_on_one_row_the_first_keeps_it() -> None:
    twice = (*LIST, Participant("lain", name="Lain", row=41))
    assert search(Rows((41,)), seats(twice, OFFICES)) == ["camat"]
