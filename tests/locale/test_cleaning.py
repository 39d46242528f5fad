from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.locale.cleaning import printable, typed_line, typed_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mmerah\x1b[0m", "merah"),
        ("\x1b[200~tempelan\x1b[201~", "tempelan"),
        ("\x1b]0;judul\x07isi", "isi"),
        ("\x1b]8;;http://contoh\x1b\\tautan\x1b]8;;\x1b\\", "tautan"),
        ("\x9b2Jhapus", "hapus"),
        ("\x1b[2 qkursor", "kursor"),
        ("\x9b @dinkes", " @dinkes"),
        ("\x1bcreset", "reset"),
        ("\x1b(Bhuruf", "huruf"),
        ("\x1bPq#0\x1b\\gambar", "gambar"),
        ("a\x00b\x07c\x7fd\x85e", "abcd e"),
        ("\x1b]0;tanpa akhir", "0;tanpa akhir"),
        ("di\u202ebalik\u202c \u2066isolasi\u2069", "dibalik isolasi"),
        ("\ufeffawal", "awal"),
        ("setengah \ud83d saja", "setengah  saja"),
        ("dua paruh \ud83d\ude00", "dua paruh 😀"),
        ("baris\r\nsatu\ndua\u2028tiga\ttab", "baris satu dua tiga tab"),
        ("e\u0301", "é"),
    ],
)
def test_what_steers_a_terminal_is_gone_and_the_words_stay(typed: str, kept: str) -> None:
    assert typed_line(typed) == kept


@pytest.mark.parametrize(
    "text", ["[Perbup] [/] [bold]", "👩‍👩‍👧 ❤️", "بلدية", "ก็", "q̃", "\\x1b[31m", "  tepi  ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"]
)
def test_emoji_right_to_left_letters_and_markup_stay_as_typed(text: str) -> None:
    assert typed_line(text) == typed_text(text) == text


def test_text_of_several_lines_keeps_its_breaks() -> None:
    assert typed_text("satu\r\ndua\rtiga\x0bempat\n") == "satu\ndua\ntiga\nempat\n"


def test_a_megabyte_is_not_cut() -> None:
    assert len(typed_text("catatan panjang\n" * 65536)) == 1 << 20


def test_on_a_terminal_one_sees_that_something_was_there() -> None:
    assert printable("nama\x1b[2J\udcff\u202e.csv") == "nama\ufffd\ufffd\ufffd.csv"
    assert printable("dua\nbaris biasa, é 😀") == "dua\nbaris biasa, é 😀"


STEERING = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b[]0;31m\x07\u202e\u2066\ud83d\ude00\r\n\u0301e"),
    ),
    max_size=60,
)


@given(STEERING)
def test_nothing_that_was_typed_steers_a_terminal(typed: str) -> None:
    for text in (typed_text(typed), printable(typed)):
        assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in text)
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in typed_line(typed)


@given(STEERING)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    assert typed_text(typed_text(typed)) == typed_text(typed)
    assert typed_line(typed_line(typed)) == typed_line(typed)
