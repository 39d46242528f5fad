"""What is typed for a voter or an option, and what it means."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bimtek.journal.records import Refusal
from bimtek.stages.vote.ballots import Option, ballot_words, read_ballot, typed_ballot
from bimtek.stages.vote.records import Answer, Count, Mark
from bimtek.stages.vote.script import IMPACT, YES_NO
from bimtek.stages.vote.tallies import Paper, doubts, mean_words, read_tally
from tests.stages.vote.halls import spec

OPTIONS = tuple(
    Option(one, number, one.upper(), out=one == "c") for number, one in enumerate("abcd", 1)
)
MANY = tuple(Option(f"o{number}", number, f"Pilihan {number}") for number in range(1, 13))


def read(text: str, options: tuple[Option, ...] = OPTIONS, **how: object) -> list[tuple[str, int]]:
    marks = read_ballot(spec(**how), "s", options, text)
    return [(mark.option, mark.dots or 0) for mark in marks]


@pytest.mark.parametrize("text", ["1 2", "12", "1,2", " 2 1 ", "2+1", "1; 2."])
def test_dots_are_numbers_of_options(text: str) -> None:
    assert read(text) == [("s/a", 1), ("s/b", 1)]


def test_several_dots_on_one_option_are_counted_where_that_is_allowed() -> None:
    assert read("1 1 2", stacking=True) == [("s/a", 2), ("s/b", 1)]


def test_from_ten_options_on_a_number_ends_at_a_space() -> None:
    assert read("1 12", MANY) == [("s/o1", 1), ("s/o12", 1)]
    with pytest.raises(Refusal, match="nomor 112"):
        read("112", MANY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "masih kosong"),
        ("1 2 4 4", "paling banyak 3"),
        ("1 1", "dua kali"),
        ("9", "Tidak ada pilihan nomor 9"),
        ("3", "sudah dicoret"),
        ("satu", "Ketik nomor pilihan"),
        ("10", "nomor 0"),
    ],
)
def test_what_is_no_ballot_is_refused_with_what_is_expected(text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        read(text)


def test_zero_alone_chooses_none() -> None:
    assert read("0") == []
    assert ballot_words(OPTIONS, ()) == "tidak memilih satu pun"


def test_without_options_nothing_can_be_chosen() -> None:
    with pytest.raises(Refusal, match="Belum ada pilihan"):
        read("0", ())


@pytest.mark.parametrize("text", ["yt-", "1 2 -", "s,t,-", "YT-"])
def test_answers_go_through_the_options_in_their_order(text: str) -> None:
    marks = read_ballot(spec(method=YES_NO), "s", OPTIONS, text)
    assert marks == (Mark("s/a", answer=Answer.YES), Mark("s/b", answer=Answer.NO))
    assert typed_ballot(YES_NO, OPTIONS, marks) == "yt-"


@pytest.mark.parametrize(
    ("method", "text", "words"),
    [
        (YES_NO, "yt", "Baru 2 jawaban untuk 3 pilihan"),
        (YES_NO, "yyyy", "4 jawaban untuk 3 pilihan"),
        (YES_NO, "yx-", "‘x’ bukan jawaban"),
        (IMPACT, "42 15", "Baru 2 nilai untuk 3 pilihan"),
        (IMPACT, "42 16 33", "Pilihan 2: 1 dan 6"),
        (IMPACT, "42 1 33", "dua angka"),
    ],
)
def test_answers_and_ratings_that_do_not_fit_are_refused(
    method: str, text: str, words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        read_ballot(spec(method=method), "s", OPTIONS, text)


def test_ratings_are_two_digits_for_each_option() -> None:
    marks = read_ballot(spec(method=IMPACT), "s", OPTIONS, "42 - 15")
    assert marks == (Mark("s/a", impact=4, effort=2), Mark("s/d", impact=1, effort=5))
    assert typed_ballot(IMPACT, OPTIONS, marks) == "42 - 15"
    assert ballot_words(OPTIONS, marks) == "A (dampak 4, upaya 2), D (dampak 1, upaya 5)"


def test_a_ballot_reads_as_it_was_typed() -> None:
    marks = read_ballot(spec(stacking=True), "s", OPTIONS, "4 1 4")
    assert typed_ballot("titik", OPTIONS, marks) == "1 4 4"
    assert ballot_words(OPTIONS, marks) == "A, D (2 titik)"


@pytest.mark.parametrize(
    ("method", "text", "count"),
    [
        ("titik", "7", Count(dots=7)),
        (YES_NO, "12 3 1", Count(yes=12, no=3, abstain=1)),
        (YES_NO, "12/3/1", Count(yes=12, no=3, abstain=1)),
        (IMPACT, "84 40 20", Count(impact=84, effort=40, raters=20)),
    ],
)
def test_totals_are_numbers(method: str, text: str, count: Count) -> None:
    assert read_tally(method, text) == count


@pytest.mark.parametrize(
    ("method", "text"),
    [("titik", ""), ("titik", "-1"), ("titik", "1 2"), ("titik", "1000000"), (YES_NO, "12"),
     (IMPACT, "84 40 10"), (IMPACT, "1 40 20")],
)  # fmt: skip
def test_totals_that_cannot_be_are_refused(method: str, text: str) -> None:
    with pytest.raises(Refusal):
        read_tally(method, text)


PAPER = Paper("titik", dots=3, stacking=False, voters=4, what="OPD")


@pytest.mark.parametrize(
    ("paper", "counts", "told"),
    [
        (PAPER, {}, ()),
        (PAPER, {1: Count(dots=4), 2: Count(dots=4), 3: Count(dots=4)}, ()),
        (PAPER, {1: Count(dots=5)}, ("pilihan 1: 5 suara dari 4 OPD yang hadir",)),
        (
            PAPER._replace(stacking=True), {1: Count(dots=13)},
            ("13 titik, paling banyak 12 dari 4 OPD yang hadir",),
        ),
        (PAPER._replace(stacking=True), {1: Count(dots=12)}, ()),
        (PAPER._replace(handed_in=5), {}, ("5 surat suara, 4 OPD yang hadir",)),
        (PAPER._replace(handed_in=4), {1: Count(dots=4)}, ()),
        (
            PAPER._replace(handed_in=4, invalid=1), {1: Count(dots=4)},
            ("pilihan 1: 4 suara dari 3 surat suara sah",),
        ),
        (
            PAPER._replace(method=YES_NO), {2: Count(yes=3, no=1, abstain=1)},
            ("pilihan 2: 5 suara dari 4 OPD yang hadir",),
        ),
        (
            PAPER._replace(method=IMPACT), {1: Count(impact=10, effort=10, raters=5)},
            ("pilihan 1: 5 suara dari 4 OPD yang hadir",),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_right_in_totals_is_doubted(
    paper: Paper, counts: dict[int, Count], told: tuple[str, ...]
) -> None:
    assert doubts(paper, counts) == told
    # without a roll call nobody knows how many there may be, but the papers say it too
    unknown = doubts(paper._replace(voters=None), counts)
    of_papers = tuple(one for one in told if paper.handed_in is not None and "hadir" not in one)
    assert unknown == of_papers


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""), (Fraction(4), "4,0"), (Fraction(9, 4), "2,3"), (Fraction(5, 3), "1,7"),
        (Fraction(49, 20), "2,5"),
    ],
)  # fmt: skip
def test_a_mean_has_one_decimal(value: Fraction | None, words: str) -> None:
    assert mean_words(value) == words
