"""`~` closes what is typed; before a number it means about."""

from __future__ import annotations

import pytest

from bimtek.hall.confidence import guarded, read_sentence, refused_mark, unmarked


@pytest.mark.parametrize(
    ("typed", "sentence", "closed"),
    [
        ("pagu belum diumumkan", "pagu belum diumumkan", False),
        ("~ pagu belum diumumkan", "pagu belum diumumkan", True),
        ("~pagu belum diumumkan", "pagu belum diumumkan", True),
        ("pagu belum diumumkan ~", "pagu belum diumumkan", True),
        ("pagu belum diumumkan~.", "pagu belum diumumkan.", True),
        ("pagu ~ belum diumumkan", "pagu belum diumumkan", True),
        ("~~", "", True),
        ("~30 orang", "~30 orang", False),
        ("kira-kira ~ 30 orang", "kira-kira ~ 30 orang", False),
        ("20~ 30 orang", "20~ 30 orang", False),
        (r"pagu\~", "pagu~", False),
        ("", "", False),
    ],
)
def test_what_is_told_in_confidence_is_marked_at_either_end(
    typed: str, sentence: str, closed: bool
) -> None:
    assert read_sentence(typed) == (sentence, closed)


@pytest.mark.parametrize("word", ["pagu~", "pagu", "~30", r"a\~", "~"])
def test_a_word_that_is_typed_again_as_it_was_recorded_stays_it(word: str) -> None:
    (again,) = unmarked([guarded(word)])
    assert word == "~" or (again.word, again.closed) == (word, False)


def test_where_words_are_printed_a_mark_is_refused_unless_it_stands_there() -> None:
    assert "hapus ~" in refused_mark("rahasia ~")
    assert refused_mark("rahasia ~", standing="rahasia ~") == ""
    assert refused_mark("kira-kira ~30") == ""
