"""How the rest of a day will go: its edges. Whole days stand in `test_programme.py`."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from bimtek.hall.outlook import Outlook, day_now, end_in_words, outlook
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import UNDECIDED
from bimtek.script.model import Stage
from tests.records import seen

PENDING, RUNNING, DONE, POSTPONED, SKIPPED = StageState
DAY = timedelta(days=1)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.fromisoformat("2023-07-03T00:00:00+07:00") + timedelta(
        hours=hour, minutes=minute
    )


def stage(name: str, starts: str = "", minutes: int | None = 30, day: int = 1) -> Stage:
    planned = time.fromisoformat(starts) if starts else None
    return Stage(
        name, "paparan", name, day, f"Hari {day}", planned, minutes, False, "", "", (), None, 1
    )


def run(name: str, state: StageState, started: datetime | None = None) -> dict[str, StageRun]:
    return {name: StageRun(name, state, started)}


A, B, C = stage("a", "09:00"), stage("b", "09:30"), stage("c", "10:00", day=2)


@pytest.mark.parametrize(
    ("ends", "planned", "told"),
    [
        (None, None, "Tidak ada acara lagi hari ini."),
        (None, at(16), "Tidak ada acara lagi hari ini."),
        (at(16), None, "Selesai ± 16.00"),
        (at(16), at(16), "Selesai ± 16.00"),
        (at(16, 20), at(16), "Selesai ± 16.20, lewat 20'"),
        (at(15, 50), at(16), "Selesai ± 15.50, lebih cepat 10'"),
        (at(24, 10), at(23, 50), "Selesai ± 00.10, lewat 20'"),
    ],
)
def test_the_end_is_told_in_a_sentence(
    ends: datetime | None, planned: datetime | None, told: str
) -> None:
    assert end_in_words(Outlook({}, ends, planned, ())) == told


@pytest.mark.parametrize(
    ("runs", "now", "day"),
    [
        ({}, at(8), 1),
        (run("a", RUNNING, at(9)), at(9, 10), 1),
        (run("a", DONE, at(9)) | run("b", DONE, at(9, 30)), at(20), 1),
        (run("a", DONE, at(9)) | run("b", DONE, at(9, 30)), at(7) + DAY, 2),
        (run("a", DONE, at(9)) | run("b", SKIPPED), at(7) + DAY, 2),
        (run("b", RUNNING, at(23)), at(1) + DAY, 1),
        (run("b", RUNNING, at(9)), at(9) + DAY, 1),
        (run("a", DONE, at(9)), at(8), 1),
        (run("b", DONE, None), at(8), 2),
        (run("c", DONE, at(9)), at(9) + 2 * DAY, UNDECIDED),
    ],
    ids=["nothing begun", "it runs", "all is over today", "the next morning", "the rest left out",
         "past midnight", "never ended", "the clock was set back", "its hour is destroyed",
         "long over"],
)  # fmt: skip
def test_the_day_is_that_of_what_was_begun_last(
    runs: dict[str, StageRun], now: datetime, day: int
) -> None:
    assert day_now((A, B, C), runs, now) == day


def test_no_acara_has_no_day() -> None:
    assert day_now((), {}, at(8)) == UNDECIDED
    assert outlook((stage("a", day=UNDECIDED),), {}, at(8)) == Outlook({}, None, None, ())


def test_two_planned_for_one_time_follow_each_other() -> None:
    found = outlook((A, stage("b", "09:00")), {}, at(8))
    assert [one.starts for one in found.expected.values()] == [at(9), at(9, 30)]
    assert found.late == 30


def test_an_acara_without_minutes_takes_none() -> None:
    found = outlook((stage("a", "09:00", None), B), {}, at(9, 20))
    assert (found.expected["a"].ends, found.expected["b"].starts) == (at(9, 20), at(9, 30))
    begun = outlook((stage("a", "09:00", None), B), run("a", RUNNING, at(9)), at(9, 40))
    assert begun.expected["b"].starts == at(9, 40)


def test_a_beginning_that_was_taken_back_is_still_to_come() -> None:
    undone = seen(StageRun, "a", state=PENDING, started=None).value
    assert outlook((A, B), {"a": undone}, at(8)) == outlook((A, B), {}, at(8))


def test_an_hour_that_was_destroyed_leaves_the_rest_from_now_on() -> None:
    destroyed = seen(StageRun, "a", state=RUNNING, started=...).value
    found = outlook((A, B), {"a": destroyed}, at(9, 45))
    assert found.expected["b"].starts == at(9, 45)
    assert found.late == 15


def test_what_was_left_out_or_put_off_for_good_is_not_expected() -> None:
    put_off = stage("c", day=UNDECIDED)
    found = outlook((A, B, put_off), run("a", SKIPPED) | run("c", POSTPONED), at(8))
    assert list(found.expected) == ["b"]


def test_what_was_shortened_is_measured_by_its_plan() -> None:
    found = outlook((A, stage("b", "09:30", 10)), {}, at(8), planned_minutes={"b": 30})
    assert (found.planned_end, found.late) == (at(10), -20)
