"""Chapters and remarks: how far, what is owed, what was taken back, said twice or destroyed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bimtek.journal.records import Seen
from bimtek.stages.review.records import ChapterRun, Decision, Remark, Verdict
from bimtek.stages.review.rules import (
    ChapterState,
    Entry,
    Part,
    decided,
    entries,
    follow_up,
    parts,
    state_of,
)
from bimtek.stages.review.script import Chapter
from tests.records import seen

NINE = datetime.fromisoformat("2023-07-03T09:00:00+07:00")
TEN = datetime.fromisoformat("2023-07-03T10:00:00+07:00")
BOOK = (Chapter("1", "Pendahuluan"), Chapter("2", "Analisis"))
YES, PARTLY, NO = (Verdict(one) for one in (Decision.ACCEPTED, Decision.PARTLY, Decision.REJECTED))


def remark(name: str = "a", **values: object) -> Seen[Remark]:
    return seen(Remark, f"t/{name}", **{"text": "Angka beda", "chapter": "2", **values})


def run(chapter: str, **values: object) -> Seen[ChapterRun]:
    return seen(ChapterRun, f"t/{chapter}", **values)


def test_of_a_book_that_nobody_opened_every_chapter_is_unread() -> None:
    assert [state_of(one, 0) for one in parts(BOOK, [])] == [ChapterState.UNREAD] * 2
    assert parts((), []) == ()
    assert decided(()) == {}


@pytest.mark.parametrize(
    ("began", "ended", "over", "remarks", "state"),
    [
        (None, None, TEN, 0, ChapterState.UNREAD),
        (None, None, None, 3, ChapterState.UNREAD),
        (NINE, None, None, 0, ChapterState.OPEN),
        (NINE, None, TEN, 0, ChapterState.CLEAR),
        (NINE, TEN, None, 0, ChapterState.CLEAR),
        (NINE, TEN, None, 1, ChapterState.REMARKED),
    ],
)
def test_how_far_a_chapter_is(
    began: datetime | None,
    ended: datetime | None,
    over: datetime | None,
    remarks: int,
    state: ChapterState,
) -> None:
    (part,) = parts(BOOK[:1], [run("1", began=began, ended=ended)], over)
    assert state_of(part, remarks) is state


def test_chapters_of_one_place_added_apart_stand_in_one_order_everywhere() -> None:
    added = [run(name, title=name, after="1") for name in ("x", "b")]
    orders = {tuple(one.id for one in parts(BOOK, way)) for way in (added, added[::-1])}
    assert len(orders) == 1
    (order,) = orders
    assert (order[0], set(order[1:3]), order[3]) == ("1", {"b", "x"}, "2")
    assert [one.added for one in parts(BOOK, added)] == [False, True, True, False]
    assert Part(BOOK[0]).added is False


def test_remarks_stand_as_they_were_said_and_those_taken_back_do_not() -> None:
    withdrawn = remark("c", said=NINE, withdrawn={"seen": {}, "reason": "salah ketik"})
    back = Seen(Remark, "t/c", withdrawn.heads, frozenset(("0",)))
    late, early = remark("a", said=TEN), remark("b", said=NINE)
    assert [one.id for one in entries([late, back, early])] == ["b", "a"]


@pytest.mark.parametrize(
    ("verdict", "decision"),
    [
        (None, None),
        (YES, Decision.ACCEPTED),
        (NO, Decision.REJECTED),
        ([YES, NO], None),  # two people decided differently: nobody has yet
        ([YES, YES], Decision.ACCEPTED),
        (..., None),
    ],
)
def test_a_decision_is_what_stands_alone(verdict: object, decision: Decision | None) -> None:
    entry = Entry(remark(verdict=verdict))
    assert entry.decision is decision
    assert decided([entry]) == ({decision: 1} if decision else {})


@pytest.mark.parametrize(
    ("verdict", "owner", "due", "lacks"),
    [
        (None, "", None, False),
        (NO, "", None, False),
        (YES, "", None, True),
        (YES, "dinkes", None, True),
        (PARTLY, "", date(2023, 7, 14), True),
        (YES, "dinkes", date(2023, 7, 14), False),
    ],
)
def test_what_is_accepted_needs_an_owner_and_a_day(
    verdict: Verdict | None, owner: str, due: date | None, lacks: bool
) -> None:
    one = remark(verdict=verdict, owner=owner, due=due)
    assert Entry(one).lacks_an_owner is lacks
    assert (follow_up(one.value, "Bab 2") is None) is not (
        bool(verdict and verdict.decision.is_yes) and not lacks
    )


@pytest.mark.parametrize("mark", [True, [True, False], ...])
def test_what_was_told_in_confidence_or_perhaps_was_stays_off_the_wall(mark: object) -> None:
    assert not Entry(remark(confidential=mark)).is_public


def test_in_confidence_it_makes_no_task_for_everybodys_list() -> None:
    one = remark(verdict=YES, owner="dinkes", due=date(2023, 7, 14), confidential=True)
    assert follow_up(one.value, "Bab 2") is None


@pytest.mark.parametrize("text", [..., ["Angka beda", "Angka sama"]])
def test_destroyed_words_and_two_wordings_are_not_shown(text: object) -> None:
    assert not Entry(remark(text=text)).is_public
