"""A page of the projector in the room there is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bimtek.page import Page, PageLine
from bimtek.ui.page_view import laid_out

LIST = Page("OPD", lines=tuple(PageLine(f"Dinas {n}") for n in range(40)), foot="lanjut")


def rows(page: Page, width: int = 54, height: int = 16, turn: int = 0) -> list[str]:
    found = laid_out(page, "10.03", width, height, turn)
    assert len(found.rows) == height
    return [row.plain.rstrip() for row in found.rows]


def test_the_hall_s_clock_stands_on_every_page() -> None:
    assert rows(Page("KEDUA", "sisa 6'"))[0].split() == ["KEDUA", "sisa", "6'", "10.03"]


def test_a_point_hangs_on_its_letter() -> None:
    page = Page(
        "KEDUA", lines=(PageLine("melapor kepada Dewan paling sedikit sekali sebulan", "d."),)
    )
    shown = rows(page, width=40)
    assert shown[2] == " d. melapor kepada Dewan paling sedikit"
    assert shown[3] == "    sekali sebulan"


def test_what_is_longer_than_the_page_turns_until_all_of_it_was_seen() -> None:
    parts = laid_out(LIST, "10.03", 54, 16).parts
    assert parts > 1
    seen = {row.strip() for turn in range(parts) for row in rows(LIST, turn=turn)}
    assert {f"Dinas {n}" for n in range(40)} <= seen
    assert rows(LIST)[-1].split() == ["lanjut", "hlm.", "1", "dari", str(parts)]
    assert rows(LIST, turn=parts) == rows(LIST)


def test_offices_stand_beside_each_other_where_the_page_says_so() -> None:
    flowing = LIST._replace(columns=2)
    assert laid_out(flowing, "10.03", 54, 16).parts == 1
    assert rows(flowing)[2].split("   ")[0].strip() == "Dinas 0"


LONG = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana 10"


def test_a_name_too_long_for_a_column_stands_whole_and_the_others_beside_each_other() -> None:
    names = ("Dishub 5", LONG, "DLH 9", "Dinkes 1")
    page = Page("TUGAS", lines=tuple(map(PageLine, names)), columns=2)
    shown = [row for row in rows(page) if row]
    assert " ".join(" ".join(shown[2:4]).split()) == LONG
    assert shown[4].split() == ["DLH", "9", "Dinkes", "1"]


def test_a_line_is_not_broken_between_two_parts() -> None:
    page = Page("SK", lines=tuple(PageLine(f"{LONG} {n}", f"{n}") for n in range(9)))
    parts = laid_out(page, "10.03", 54, 16).parts
    for turn in range(parts):
        first = rows(page, turn=turn)[2].split()
        assert first[:2] == [first[0], "Dinas"]


def test_a_heading_is_never_the_last_row_of_a_part() -> None:
    ten = tuple(PageLine(f"baris {n}") for n in range(11))
    page = Page("X", lines=(*ten, PageLine("Besok", strong=True), PageLine("08.00 Registrasi")))
    assert laid_out(page, "10.03", 54, 16).parts == 2
    assert not any("Besok" in row for row in rows(page))
    assert [row.strip() for row in rows(page, turn=1)[2:4]] == ["Besok", "08.00 Registrasi"]


def test_a_title_too_long_for_its_row_goes_on_below_the_times() -> None:
    shown = rows(Page("ARAH KEBIJAKAN DAN TEORI KOTA CERDAS", "lewat 120 menit"))
    assert shown[0].endswith("lewat 120 menit   10.03")
    assert " ".join((shown[0].split("lewat")[0] + shown[1]).split()) == (
        "ARAH KEBIJAKAN DAN TEORI KOTA CERDAS"
    )


def test_words_at_the_foot_go_on_in_a_second_row_between_phrases() -> None:
    foot = "Sepakat semua? Kecuali yang mana?  ✓ disepakati  ! diubah sesudahnya"
    shown = rows(Page("X", foot=foot))
    assert shown[-2].strip() == "Sepakat semua? Kecuali yang mana?"
    assert shown[-1].strip() == "✓ disepakati  ! diubah sesudahnya"
    assert rows(Page("X", foot=foot), width=80)[-1].strip() == foot


def test_a_countdown_is_written_large() -> None:
    page = Page(lines=(PageLine("ISHOMA"), PageLine("47:12", strong=True)), centered=True)
    assert sum("┏" in row or "┃" in row or "━" in row for row in rows(page)) == 3


@pytest.mark.parametrize(("done", "full"), [((0, 18), 0), ((18, 18), 30), ((0, 0), 0)])
def test_a_bar_says_how_many_of_how_many(done: tuple[int, int], full: int) -> None:
    last = rows(Page("X", done=done))[-1]
    assert last.endswith(f"{done[0]} dari {done[1]}")
    assert (last.count("▓") == 0) is (full == 0)


def test_what_a_bar_counts_stands_behind_its_numbers() -> None:
    last = rows(Page("X", done=(5, 18), counts="sub-dimensi terjawab"))[-1]
    assert last.endswith("5 dari 18 sub-dimensi terjawab")
    assert "▓" in last


STEER = frozenset(("Cc", "Cs"))
TEXT = st.text(max_size=120)
PAGES = st.builds(
    Page,
    TEXT,
    TEXT,
    st.lists(st.builds(PageLine, TEXT, st.text(max_size=4), st.text(max_size=12)), max_size=12).map(
        tuple
    ),
    TEXT,
    st.none() | st.tuples(st.integers(0, 20), st.integers(0, 20)),
    st.booleans(),
    st.integers(1, 3),
)


@given(PAGES, st.integers(30, 130), st.integers(8, 50), st.integers(0, 5))
def test_any_page_fits_any_room(page: Page, width: int, height: int, turn: int) -> None:
    found = laid_out(page, "10.03", width, height, turn)
    assert len(found.rows) == height
    assert all(cell_len(row.plain) == width for row in found.rows)
    assert not any(unicodedata.category(char) in STEER for row in found.rows for char in row.plain)


def test_every_later_part_says_what_its_list_is() -> None:
    offices = tuple(PageLine(f"Kantor {number}") for number in range(60))
    heading = PageLine("Kami tunggu:", strong=True)
    page = Page("KEHADIRAN", lines=(heading, *offices), columns=2, again="Kami tunggu, lanjutan:")
    parts = laid_out(page, "10.03", 54, 16).parts
    assert parts > 1
    shown = [row for turn in range(parts) for row in rows(page, turn=turn)]
    assert sum("Kami tunggu, lanjutan:" in row for row in shown) == parts - 1
    assert all(any(f"Kantor {number} " in f"{row} " for row in shown) for number in range(60))
