"""One typed line as it is understood."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.notes import NoteContext
from bimtek.stages.review.records import Sort
from bimtek.stages.review.typed import Command, Typed, command, read_line
from tests.minutes.halls import Hall
from tests.stages.review.halls import state_of

NOBODY = NoteContext()


def typed(hall: Hall, text: str, turn: NoteContext = NOBODY) -> Typed:
    return read_line(text, "telaah", turn, state_of(hall).known)


@pytest.mark.parametrize(
    ("text", "words", "sort", "opd"),
    [
        ("angka beda", "angka beda", Sort.CONTENT, ""),
        ("d angka beda @dinkes", "angka beda", Sort.DATA, "dinkes"),
        ("R dasar hukum @bappeda", "dasar hukum", Sort.REFERENCE, "bappeda"),
        ("e kalimat @dinkes @bappeda", "kalimat", Sort.WORDING, "dinkes"),
        ("2. i isi kurang", "isi kurang", Sort.CONTENT, ""),
        ("d", "d", Sort.CONTENT, ""),
        ("data kurang", "data kurang", Sort.CONTENT, ""),
        ("a. sudah benar", "a. sudah benar", Sort.CONTENT, ""),
    ],
)
def test_kind_words_and_whose_they_are(
    hall: Hall, text: str, words: str, sort: Sort, opd: str
) -> None:
    one = typed(hall, text)
    assert (one.text, one.sort, one.opd, one.order) == (words, sort, opd, None)


def test_whoever_has_the_turn_says_it_unless_another_is_named(hall: Hall) -> None:
    turn = NoteContext(opd=("dishub",), speaker="budi")
    one = typed(hall, "angka beda", turn)
    assert (one.opd, one.speaker) == ("dishub", "budi")
    assert typed(hall, "angka beda @citra", turn).opd == "bappeda"
    guest = typed(hall, "angka beda", NoteContext(speaker="tamu"))
    assert (guest.opd, guest.speaker) == ("", "tamu")


def test_behind_the_sign_stands_who_mends_it_by_when(hall: Hall) -> None:
    one = typed(hall, "d angka beda @dinkes > @dishub ^14/7 ambil dari BPS")
    assert one.order is not None
    assert (one.text, one.opd) == ("angka beda", "dinkes")
    assert (one.order.owner, one.order.due) == ("dishub", date(2023, 7, 14))
    assert one.order.words == "ambil dari BPS"
    bare = typed(hall, "angka beda > ^")
    assert bare.order is not None
    assert (bare.order.owner, bare.order.due, bare.order.words) == ("", None, "")
    assert typed(hall, "angka 5>3 dan a>b").order is None


def test_a_chapter_that_is_named_and_confidence(hall: Hall) -> None:
    one = typed(hall, "angka beda #b2-1 ~")
    assert (one.chapter, one.closed, one.text) == ("b2-1", True, "angka beda")
    assert typed(hall, "angka beda > @dinkes ~").closed
    assert typed(hall, "soal #entah").chapter == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [("]", Command(step=1)), (" [ ", Command(step=-1)), ("12", Command(chapter=11)),
     ("0", Command(chapter=-1)), ("123", None), ("2 bab", None), ("", None)],
)  # fmt: skip
def test_what_leads_to_another_chapter(text: str, meant: Command | None) -> None:
    assert command(text) == meant
