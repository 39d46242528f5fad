from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from bimtek.ui.columns import MARGIN, Column, fit, guarded, laid_out, safe, snug, widths, wrapped


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Dinkes", 8, "Dinkes  "),
        ("Disperindag", 8, "Disperi…"),
        ("会議室", 5, "会議…"),
        ("会議室", 4, "会 …"),
        ("apa saja", 0, ""),
    ],
)
def test_text_is_cut_to_cells_and_says_so(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


def test_numbers_stand_at_the_right() -> None:
    assert fit("66,7", 6, "right") == "  66,7"


@given(st.text(), st.integers(0, 40), st.booleans())
def test_fitted_text_is_exactly_as_wide_as_its_column(text: str, width: int, styled: bool) -> None:
    if styled:
        assert fit(Content.styled(text, "bold"), width).cell_length == width
    else:
        assert cell_len(fit(text, width)) == width


@given(st.text())
def test_nothing_that_is_shown_can_steer_the_terminal(text: str) -> None:
    for shown in (safe(text), guarded(Content.styled(text, "bold")).plain):
        assert not any(char in shown for char in "\x1b\x07\x9b\r\n\u202e\u2066")
        assert len(shown) <= len(text)


def test_escape_codes_in_a_name_are_shown_not_obeyed() -> None:
    assert safe("Nama\x1b[2J Contoh\nBaris") == "Nama\ufffd[2J Contoh Baris"


def test_what_is_left_over_goes_to_the_columns_that_want_it() -> None:
    assert widths((Column(4), Column(10, flex=1), Column(6)), 40) == (4, 28, 6)


def test_a_narrow_list_leaves_out_what_it_can_do_without() -> None:
    columns = (Column(4), Column(20, flex=1), Column(12, drop=1), Column(16, drop=2))
    assert widths(columns, 58) == (4, 23, 12, 16)
    assert widths(columns, 40) == (4, 22, 12, 0)
    assert widths(columns, 30) == (4, 25, 0, 0)


def test_columns_are_no_wider_than_what_stands_in_them() -> None:
    columns = (Column(9), Column(4, flex=1), Column(11), Column(5), MARGIN)
    rows = [("a", "long enough", ""), ("ab", "x", "", "toolong"), ("", Content("x"))]
    assert [one.width for one in snug(columns, rows)] == [2, 4, 0, 5, 3]
    assert snug(columns, []) == columns


def test_a_column_that_is_left_out_takes_its_space_with_it() -> None:
    columns = (Column(3), Column(5, drop=1), Column(4, align="right"))
    assert laid_out(("abc", "xxxxx", "1"), columns, (3, 0, 4)).plain == "abc    1"


def test_long_text_is_broken_at_spaces_and_long_words_are_cut() -> None:
    assert wrapped("satu dua tiga\nempat", 8) == ["satu dua", "tiga", "empat"]
    assert wrapped("panjangsekali", 5) == ["panja", "ngsek", "ali"]


@given(st.text(), st.integers(2, 30))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(text, width))
