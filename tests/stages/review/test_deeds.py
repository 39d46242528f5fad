"""Chapters and remarks as keys change them, and the tindak lanjut that goes with them."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.stages.review import deeds
from bimtek.stages.review.records import Decision, Sort
from bimtek.stages.review.rules import ChapterState
from bimtek.stages.review.typed import Order, read_order
from tests.minutes.halls import Hall, at
from tests.stages.review.halls import (
    TENGKES,
    actions,
    begin,
    do,
    end,
    entry,
    fill,
    go_on,
    remark,
    state_of,
)

MENDS = (f"Memperbaiki Buku I, Bab 1 Pendahuluan: {TENGKES}", ("dishub",), "2023-07-14")


def states(hall: Hall) -> list[ChapterState]:
    state = state_of(hall)
    return [state.progress_of(one) for one in state.parts]


# -- chapters


def test_a_chapter_is_unread_open_and_done_with_or_without_remarks(hall: Hall) -> None:
    assert states(hall) == [ChapterState.UNREAD] * 3
    begin(hall)
    go_on(hall, 9, 0)
    remark(hall, TENGKES)
    go_on(hall, 9, 10)
    go_on(hall, 9, 20)
    assert states(hall) == [ChapterState.REMARKED, ChapterState.CLEAR, ChapterState.OPEN]
    hall.time = at(9, 30)
    end(hall)
    assert states(hall)[2] is ChapterState.CLEAR
    hall.session.undo().result(10)
    assert states(hall)[2] is ChapterState.OPEN


def test_beginning_is_taken_back_and_the_one_before_goes_on(hall: Hall) -> None:
    begin(hall)
    go_on(hall, 9, 0)
    go_on(hall, 9, 10)
    do(hall, deeds.course(state_of(hall)).take_back(at(9, 12)))
    assert states(hall)[:2] == [ChapterState.OPEN, ChapterState.UNREAD]


def test_a_chapter_of_the_hall_stands_in_its_book_and_goes_unless_used(hall: Hall) -> None:
    first = state_of(hall).parts[0]
    do(hall, deeds.add_chapter(first, "telaah", " Bab 1a  Dasar "))
    titles = [(one.title, one.chapter.book) for one in state_of(hall).parts]
    assert titles[1] == ("Bab 1a Dasar", "Buku I")
    added = state_of(hall).parts[1]
    remark(hall, TENGKES, chapter=added.id)
    with pytest.raises(Refusal, match="sudah dibahas"):
        deeds.remove_chapter(state_of(hall), added)
    hall.session.undo().result(10)
    do(hall, deeds.remove_chapter(state_of(hall), state_of(hall).parts[1]))
    assert len(state_of(hall).parts) == 3
    with pytest.raises(Refusal, match="dari naskah"):
        deeds.remove_chapter(state_of(hall), first)
    with pytest.raises(Refusal, match="masih kosong"):
        deeds.add_chapter(first, "telaah", " ")


# -- what becomes of a remark


def test_an_accepted_remark_with_owner_and_deadline_is_a_tindak_lanjut(hall: Hall) -> None:
    remark(hall, f"{TENGKES} > @dishub ^14/7")
    assert actions(hall) == [MENDS]
    fill(hall, TENGKES, due="20/7", owner="dinkes")
    assert actions(hall) == [(MENDS[0], ("dinkes",), "2023-07-20")]
    fill(hall, TENGKES, verdict="")
    assert actions(hall) == []
    do(hall, deeds.accept(state_of(hall), [entry(hall)], Order(), hall.time))
    assert actions(hall) == [(MENDS[0], ("dinkes",), "2023-07-20")]
    do(hall, deeds.move(state_of(hall), [entry(hall)], state_of(hall).parts[1], hall.time))
    assert actions(hall)[0][0].startswith("Memperbaiki Buku I, Bab 2 Kesiapan:")
    do(hall, deeds.withdraw(state_of(hall), [entry(hall)], hall.time))
    assert actions(hall) == []
    hall.session.undo().result(10)
    assert len(actions(hall)) == 1


def test_whoever_wrote_the_chapter_mends_it_where_nobody_is_named(hall: Hall) -> None:
    remark(hall, f"{TENGKES} > ^14/7")
    assert entry(hall).value.owner == "bappeda"
    remark(hall, "visi > ^14/7", chapter="b2-1")
    assert entry(hall, "visi").value.owner == ""
    assert entry(hall, "visi").lacks_an_owner


def test_the_deadline_that_somebody_gave_the_action_counts(hall: Hall) -> None:
    remark(hall, f"{TENGKES} > @dishub ^14/7")
    (note,) = hall.session.all(Note)
    hall.record(note.change(due=at(9, day=21).date(), text="Perbaiki angka tengkes"))
    assert str(state_of(hall).due(entry(hall))) == "2023-07-21"
    fill(hall, TENGKES, owner="dinkes")
    assert actions(hall) == [("Perbaiki angka tengkes", ("dinkes",), "2023-07-21")]


def test_what_one_of_two_closed_makes_no_action(hall: Hall, other: Hall) -> None:
    begin(hall)
    remark(hall, TENGKES)
    other.session.poll()
    mine, theirs = entry(hall), entry(other)
    hall.record(mine.seen.change(confidential=True))
    other.record(theirs.seen.change(confidential=False))
    order = Order("dishub", date(2023, 7, 14))
    do(hall, deeds.accept(state_of(hall), [entry(hall)], order, hall.time))
    assert actions(hall) == []
    do(hall, deeds.confide(state_of(hall), [entry(hall)], hall.time))
    assert actions(hall) == [MENDS]


@pytest.mark.parametrize(("mark", "lines"), [("", 1), (" ~", 0)])
def test_what_was_told_in_confidence_makes_no_action(hall: Hall, mark: str, lines: int) -> None:
    remark(hall, f"{TENGKES} > @dishub ^14/7{mark}")
    assert len(actions(hall)) == lines
    do(hall, deeds.confide(state_of(hall), [entry(hall)], hall.time))
    assert len(actions(hall)) == 1 - lines


def test_a_rejection_needs_its_reason_and_a_decision_is_taken_back(hall: Hall) -> None:
    remark(hall, TENGKES, "dasar hukum lama")
    both = list(state_of(hall).everything)
    with pytest.raises(Refusal, match="tulis alasannya"):
        deeds.decide(state_of(hall), both, Decision.REJECTED, " ", hall.time)
    with pytest.raises(Refusal, match="tidak dapat tertutup"):
        deeds.decide(state_of(hall), both, Decision.REJECTED, "rahasia ~", hall.time)
    do(hall, deeds.decide(state_of(hall), both, Decision.REJECTED, "sudah ada", hall.time))
    assert [one.decision for one in state_of(hall).everything] == [Decision.REJECTED] * 2
    do(hall, deeds.undecide(state_of(hall), state_of(hall).everything, hall.time))
    assert [one.decision for one in state_of(hall).everything] == [None, None]
    with pytest.raises(Refusal, match="belum diputuskan"):
        deeds.undecide(state_of(hall), state_of(hall).everything, hall.time)


def test_no_words_or_no_rows_are_refused(hall: Hall) -> None:
    with pytest.raises(Refusal, match="masih kosong"):
        remark(hall, "@dinkes")
    with pytest.raises(Refusal, match="Belum ada catatan"):
        deeds.accept(state_of(hall), [], Order(), hall.time)
    with pytest.raises(Refusal, match="Belum ada catatan"):
        deeds.sort_as([], Sort.DATA)


@pytest.mark.parametrize(
    ("field", "text", "refusal"),
    [
        ("text", " ", "masih kosong"), ("sort", "x", "i isi, d data"),
        ("opd", "dinkez", "mungkin Dinkes"), ("owner", "dinkez", "mungkin Dinkes"),
        ("verdict", "mungkin", "Awali dengan keputusannya"), ("verdict", "t", "tulis alasannya"),
        ("due", "kapan-kapan", "kapan-kapan"),
    ],
)  # fmt: skip
def test_text_that_makes_no_sense_in_the_form(
    hall: Hall, field: str, text: str, refusal: str
) -> None:
    remark(hall, TENGKES)
    with pytest.raises(Refusal, match=refusal):
        fill(hall, TENGKES, **{field: text})


def test_the_form_takes_back_what_it_shows(hall: Hall) -> None:
    remark(hall, TENGKES)
    fill(hall, TENGKES, opd="Dr. Tamu (Universitas contoh)", verdict="diterima sebagian: datanya",
         sort="redaksi", owner="@dinkes", due="^14/7")  # fmt: skip
    value = entry(hall).value
    assert (value.speaker, value.opd, value.sort) == ("tamu", "", Sort.WORDING)
    assert value.verdict is not None
    assert (value.verdict.decision, value.verdict.reason) == (Decision.PARTLY, "datanya")
    fill(hall, TENGKES, opd="", due="")
    assert (entry(hall).value.speaker, entry(hall).value.due) == ("", None)


# -- two people


def test_two_decisions_stand_side_by_side_and_the_action_follows_the_chosen_one(
    hall: Hall, other: Hall
) -> None:
    remark(hall, f"{TENGKES} > @dishub ^14/7")
    seen, mine = entry(other), entry(hall)
    both = state_of(hall), state_of(other)
    yes = deeds.accept(both[0], [mine], read_order("ambil dari BPS", both[0].known), hall.time)
    no = deeds.decide(both[1], [seen], Decision.REJECTED, "sudah ada", other.time)
    do(hall, yes)
    do(other, no)
    assert entry(hall).seen.conflicts == ("verdict",)
    assert entry(hall).decision is None
    words = [value.reason for _, value in entry(hall).seen.values("verdict")]
    assert sorted(words) == ["ambil dari BPS", "sudah ada"]
    chosen = next(v for _, v in entry(hall).seen.values("verdict") if v.reason == "ambil dari BPS")
    change = entry(hall).seen.change(verdict=chosen)
    do(hall, deeds.settled(state_of(hall), entry(hall), change, hall.time))
    assert actions(hall) == [MENDS]
