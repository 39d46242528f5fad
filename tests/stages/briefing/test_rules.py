"""Minutes of items, and which of them follows."""

from __future__ import annotations

from datetime import datetime

import pytest

from bimtek.stages.briefing.rules import Point, agenda
from bimtek.stages.timed import counted, following, left, over, running
from bimtek.stages.timed import spent as took
from tests.minutes.halls import at


def item(
    name: str, began: datetime | None = None, ended: datetime | None = None, **values: object
) -> Point:
    minutes = values.pop("minutes", 10)
    return Point(name, name, minutes, "", (), began, ended, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "words", "late"),
    [((11, 0), "sisa 10'", 0), ((11, 10), "sisa 0'", 0), ((11, 13), "lewat 3'", 3)],
)
def test_what_is_left_of_an_item_that_runs(now: tuple[int, int], words: str, late: int) -> None:
    point = item("a", at(11))
    assert left(point, at(*now)) == words
    assert over(point, at(*now)) == late


def test_an_item_without_planned_minutes_is_never_late() -> None:
    point = item("a", at(11), minutes=None)
    assert (left(point, at(12)), over(point, at(12)), took(point, at(12))) == ("", 0, 60)


def test_an_item_that_has_not_begun_took_nothing() -> None:
    assert took(item("a"), at(12)) is None
    assert over(item("a"), at(12)) == 0


def test_a_clock_that_was_put_back_takes_no_minutes_away() -> None:
    assert took(item("a", at(11), at(10, 50)), at(12)) == 0


def test_of_two_that_run_the_later_one_counts() -> None:
    points = (item("a", at(11)), item("b", at(11, 5)), item("c"))
    found = running(points)
    assert found
    assert found.id == "b"
    coming = following(points)
    assert coming
    assert coming.id == "c"


def test_items_before_the_one_that_runs_are_not_what_follows() -> None:
    points = (item("a"), item("b", at(11)), item("c", skipped=True), item("d"))
    coming = following(points)
    assert coming
    assert coming.id == "d"


def test_an_empty_agenda_has_nothing() -> None:
    assert agenda((), "x", ()) == ()
    assert (running(()), following(()), counted(())) == (None, None, (0, 0))


def test_items_that_were_left_out_are_not_counted() -> None:
    points = (item("a", at(11), at(11, 5)), item("b", skipped=True), item("c"))
    assert counted(points) == (1, 2)
