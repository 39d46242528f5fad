"""Counting, ordering and comparing what was said."""

from __future__ import annotations

import pytest

from bimtek.journal.codec import canonical
from bimtek.journal.records import DESTROYED, Head, Seen
from bimtek.stages.swot.records import Keyword, SwotVoice
from bimtek.stages.swot.rules import (
    Entry,
    alike,
    by_count,
    doubles,
    entries,
    like,
    the_same,
    tied,
    times,
)


def head(value: str) -> tuple[Head, ...]:
    return (Head(value, canonical(value)),)


def said(text: str, *who: str, minute: int = 0) -> Entry:
    """A keyword and those who said it."""
    at = f"2023-07-03T10:{minute:02}:00+07:00"
    seen = Seen(Keyword, f"fgd/{text}", {"text": head(text), "said": head(at)})
    voices = tuple(Seen(SwotVoice, f"fgd/{text}/{one}", {"said": head(at)}) for one in who)
    return Entry(seen, voices)


OFFICES = {"dinkes": None, "rsud": None, "bkpsdm": None}


@pytest.mark.parametrize(
    ("who", "count", "words"),
    [
        ((), 1, ""),
        (("dinkes",), 1, ""),
        (("dinkes", "rsud"), 2, "2 OPD"),
        (("dinkes", "tanpa-nama-a"), 2, "2 kali"),
        (("tanpa-nama-a", "tanpa-nama-b", "tamu"), 3, "3 kali"),
    ],
)
def test_everybody_who_said_it_counts_once(who: tuple[str, ...], count: int, words: str) -> None:
    one = said("aman", *who)
    assert (one.count, times(one, OFFICES)) == (count, words)
    assert one.who == tuple(name for name in who if not name.startswith("tanpa-nama"))


def test_the_order_is_that_of_counts_then_of_time() -> None:
    late, often, early = said("c", "x", minute=9), said("b", "x", "y", minute=5), said("a", "x")
    found = entries(
        [one.seen for one in (late, often, early)],
        [voice for one in (late, often, early) for voice in one.voices],
    )
    assert [one.text for one in found] == ["a", "b", "c"]
    assert [one.text for one in by_count(found)] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("text", "other", "same", "near"),
    [
        ("Wali data ada.", "wali  data ADA", True, True),
        ("wali data ditunjuk", "wali data sudah ditunjuk wali kota", False, True),
        ("jaringan putus", "jaringan  putuss", False, True),
        ("sudah ada wali data", "wali data sudah ada", False, True),
        ("jaringan putus di kelurahan", "anggaran habis di kelurahan", False, False),
        ("anggaran", "anggaran TIK kecil", False, False),
        ("listrik andal", "wali data ditunjuk", False, False),
        ("aman", "makmur", False, False),
        ("mandiri", "mandiri", True, True),
        ("…", "…", True, True),
        (DESTROYED, DESTROYED, True, False),
    ],
)
def test_sentences_that_say_the_same(text: str, other: str, same: bool, near: bool) -> None:
    assert the_same(text, other) is same
    assert alike(text, other) is near
    assert alike(other, text) is near


def test_the_same_words_are_found_before_similar_ones() -> None:
    near, same = said("wali data sudah ditunjuk"), said("wali data ditunjuk")
    assert like("Wali data ditunjuk", [near, same]) is same
    assert like("wali data ditunjuk semua", [near]) is near
    assert like("listrik", [near, same]) is None
    assert set(doubles([near, same, said("listrik")])) == {near.id, same.id}


@pytest.mark.parametrize(
    ("counts", "most", "found"),
    [
        ((), 2, []),
        ((3, 2, 1), 2, []),
        ((3, 2, 2, 1), 2, ["1", "2"]),
        ((2, 2, 1), 1, ["0", "1"]),
        ((1, 1, 1), 2, []),
        ((2, 2), 2, []),
        ((3, 2, 2), 0, []),
    ],
)
def test_what_the_limit_would_cut_between_equals_is_found(
    counts: tuple[int, ...], most: int, found: list[str]
) -> None:
    words = [said(str(nth), *(f"o{n}" for n in range(count))) for nth, count in enumerate(counts)]
    assert [one.text for one in tied(words, most)] == found
