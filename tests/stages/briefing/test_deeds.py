"""An agenda as it is run: what Space, Enter and Backspace do to it."""

from __future__ import annotations

import pytest

from bimtek.hall.records import StageRun, StageState, Turn
from bimtek.journal.records import Refusal
from bimtek.stages import timed
from bimtek.stages.briefing import deeds
from bimtek.stages.briefing.rules import Point
from bimtek.stages.briefing.state import BriefingState
from tests.minutes.halls import Hall, at
from tests.stages.briefing.halls import TALK, do, marks, points_of


def course(hall: Hall) -> timed.Course[Point]:
    return deeds.course(TALK.id, points_of(hall))


def go_on(hall: Hall, hour: int, minute: int) -> None:
    do(hall, course(hall).go_on(at(hour, minute)))


def test_the_next_item_begins_and_the_one_before_it_ends(hall: Hall) -> None:
    go_on(hall, 11, 2)
    go_on(hall, 11, 10)
    first, second, _ = points_of(hall)
    assert marks(hall) == "✓▶○"
    assert (first.began, first.ended, second.began) == (at(11, 2), at(11, 10), at(11, 10))


def test_behind_the_last_item_only_that_one_ends(hall: Hall) -> None:
    for minute in (0, 1, 2, 3):
        go_on(hall, 11, minute)
    assert marks(hall) == "✓✓✓"
    assert timed.is_over(points_of(hall))
    with pytest.raises(Refusal, match="sudah selesai"):
        course(hall).go_on(at(11, 4))


def test_an_item_that_is_left_out_is_passed_over_and_can_come_back(hall: Hall) -> None:
    go_on(hall, 11, 0)
    do(hall, deeds.leave_out(TALK.id, points_of(hall)[1]))
    assert marks(hall) == "▶✗○"
    following = timed.following(points_of(hall))
    assert following
    assert following.title == "Tanya jawab"
    do(hall, deeds.leave_out(TALK.id, points_of(hall)[1]))
    assert marks(hall) == "▶○○"


def test_an_item_that_has_begun_is_not_left_out(hall: Hall) -> None:
    go_on(hall, 11, 0)
    with pytest.raises(Refusal, match="sudah dimulai"):
        deeds.leave_out(TALK.id, points_of(hall)[0])


def test_a_false_start_is_taken_back_and_the_item_before_goes_on(hall: Hall) -> None:
    go_on(hall, 11, 2)
    go_on(hall, 11, 10)
    do(hall, course(hall).take_back(at(11, 11)))
    assert marks(hall) == "▶○○"
    assert points_of(hall)[0].began == at(11, 2)


def test_an_item_that_was_over_goes_on(hall: Hall) -> None:
    go_on(hall, 11, 2)
    go_on(hall, 11, 10)
    do(hall, course(hall).begin(points_of(hall)[0], at(11, 12)))
    assert marks(hall) == "▶✓○"
    with pytest.raises(Refusal, match="sudah berjalan"):
        course(hall).begin(points_of(hall)[0], at(11, 13))


def test_one_undo_takes_a_whole_step_back(hall: Hall) -> None:
    go_on(hall, 11, 2)
    go_on(hall, 11, 10)
    hall.session.undo().result(10)
    assert marks(hall) == "▶○○"


def test_added_items_stand_where_they_were_put(hall: Hall) -> None:
    first = points_of(hall)[0]
    do(hall, deeds.add(TALK.id, first, "Sambutan wakil rakyat", 5, "Ketua DPRD"))
    added = points_of(hall)[1]
    assert (added.title, added.minutes, added.by, added.added) == (
        "Sambutan wakil rakyat", 5, "Ketua DPRD", True,
    )  # fmt: skip
    do(hall, deeds.add(TALK.id, added, "Penyerahan piagam", None, ""))
    do(hall, deeds.add(TALK.id, None, "Doa", None, ""))
    titles = [point.title for point in points_of(hall)]
    assert titles[:4] == ["Doa", "Latar belakang", "Sambutan wakil rakyat", "Penyerahan piagam"]


def test_an_added_item_can_be_taken_out_and_one_of_the_script_cannot(hall: Hall) -> None:
    do(hall, deeds.add(TALK.id, None, "Doa", None, ""))
    do(hall, deeds.remove(points_of(hall)[0]))
    assert points_of(hall)[0].title == "Latar belakang"
    with pytest.raises(Refusal, match="dari naskah"):
        deeds.remove(points_of(hall)[0])


def test_an_added_item_stays_when_what_it_stood_behind_is_taken_out(hall: Hall) -> None:
    do(hall, deeds.add(TALK.id, None, "Doa", None, ""))
    do(hall, deeds.add(TALK.id, points_of(hall)[0], "Hening cipta", None, ""))
    do(hall, deeds.remove(points_of(hall)[0]))
    assert "Hening cipta" in [point.title for point in points_of(hall)]


def test_an_added_item_needs_words(hall: Hall) -> None:
    with pytest.raises(Refusal, match="masih kosong"):
        deeds.add(TALK.id, None, "  ", None, "")


def test_another_speaker_stands_for_the_item(hall: Hall) -> None:
    do(hall, deeds.set_speaker(TALK.id, points_of(hall)[0], "Kepala Bappeda"))
    assert points_of(hall)[0].by == "Kepala Bappeda"
    assert deeds.set_speaker(TALK.id, points_of(hall)[0], "Kepala Bappeda").changes == ()


def test_what_still_ran_ended_with_the_acara(hall: Hall) -> None:
    go_on(hall, 11, 2)
    hall.record(StageRun.new(id=TALK.id, state=StageState.DONE, started=at(11), ended=at(11, 40)))
    assert points_of(hall)[0].ended == at(11, 40)
    assert timed.over(points_of(hall)[0], at(12)) == 28


def test_without_an_item_it_is_said_how_one_gets_one() -> None:
    with pytest.raises(Refusal) as refused:
        deeds.course("paparan", ()).go_on(at(9))
    assert refused.value.message == "Acara ini belum punya butir. + menambah butir."


def test_no_turn_reaches_from_one_item_into_the_next(hall: Hall) -> None:
    go_on(hall, 11, 0)
    first = hall.record(Turn.new(opd="dinkes", stage=TALK.id, asked=at(11), began=at(11, 1)))
    hall.session.poll()
    state = BriefingState(hall.session, TALK)
    deed = deeds.course(TALK.id, state.points).go_on(at(11, 10))
    deed = deeds.with_its_turn(deed, state.points, state.turn, at(11, 10))
    do(hall, deed)
    assert "Giliran bicara sebelumnya berakhir." in deed.told
    assert hall.seen(Turn, first).value.ended == at(11, 10)
    # the turn is given to the next speaker just before the item begins: that one speaks on
    second = hall.record(Turn.new(opd="dinsos", stage=TALK.id, asked=at(11, 19), began=at(11, 19)))
    hall.session.poll()
    state = BriefingState(hall.session, TALK)
    deed = deeds.course(TALK.id, state.points).go_on(at(11, 20))
    do(hall, deeds.with_its_turn(deed, state.points, state.turn, at(11, 20)))
    assert hall.seen(Turn, second).value.ended is None
