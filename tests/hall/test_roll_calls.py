"""Which roll call an acara goes by: of its hour and day, never of another one."""

from __future__ import annotations

from datetime import datetime

import pytest

from bimtek.hall.presence_records import RollCall
from bimtek.hall.records import StageRun, StageState
from bimtek.hall.roll_calls import begins_by_coming, roll_call_at, roll_call_of
from bimtek.locale.dates import ZONES
from bimtek.script.model import Stage


def stage(name: str, day: int, kind: str = "paparan", roll_call: str = "") -> Stage:
    return Stage(name, kind, name, day, "", None, 30, False, "", roll_call, (), None, 1)


STAGES = (
    stage("registrasi", 1, "presensi", "1-pagi"),
    stage("sk", 1, "sk"),
    stage("ishoma", 1, "jeda"),
    stage("kesiapan", 1, "kertas-kerja", "1-siang"),
    stage("kesenjangan", 1, "kesenjangan"),
    stage("registrasi-2", 2, "presensi", "2-pagi"),
    stage("fgd", 2, "kesenjangan"),
    stage("kunjungan", 3),
)
CALLS = (
    RollCall("1-pagi", "pagi", "registrasi", 1),
    RollCall("1-siang", "siang", "kesiapan", 2),
    RollCall("2-pagi", "pagi", "registrasi-2", 3),
)
OVER, RUNS = StageState.DONE, StageState.RUNNING


def call(acara: str, *begun: str, **states: StageState) -> str:
    runs = {name: StageRun(name, state) for name, state in states.items()}
    one = next(stage for stage in STAGES if stage.id == acara)
    return roll_call_at(one, STAGES, CALLS, begun, runs)


@pytest.mark.parametrize("acara", ["registrasi", "kesiapan", "registrasi-2"])
def test_an_acara_with_a_roll_call_goes_by_its_own_even_before_anybody_came(acara: str) -> None:
    own = next(one.roll_call for one in STAGES if one.id == acara)
    assert call(acara, "1-pagi", "1-siang") == own


def test_any_other_goes_by_the_last_one_of_its_day_that_began() -> None:
    assert call("sk", "1-pagi") == "1-pagi"
    assert call("kesenjangan", "1-pagi") == "1-pagi"
    assert call("kesenjangan", "1-pagi", "1-siang") == "1-siang"


def test_one_that_runs_counts_as_begun_before_the_first_row() -> None:
    assert call("kesenjangan", "1-pagi", kesiapan=RUNS) == "1-siang"


def test_the_second_day_never_shows_the_first() -> None:
    assert call("fgd", "1-pagi", "1-siang") == "2-pagi"
    assert call("fgd", "1-pagi", "1-siang", "2-pagi") == "2-pagi"


def test_what_is_over_goes_by_who_was_here_then() -> None:
    assert call("sk", "1-pagi", "1-siang", sk=OVER) == "1-pagi"
    assert call("sk", "1-pagi", "1-siang") == "1-siang"


def test_a_day_without_a_roll_call_has_none() -> None:
    assert call("kunjungan", "1-pagi", "2-pagi") == ""


def test_before_anybody_came_it_is_the_first_of_the_day() -> None:
    assert call("sk") == "1-pagi"


def test_one_without_a_name_is_called_after_its_acara() -> None:
    assert roll_call_of(stage("absen-akhir", 2, "presensi")) == "2-absen-akhir"


def at(day: int, hour: int) -> datetime:
    return datetime(2023, 7, day, hour, tzinfo=ZONES["WIB"])


def test_the_first_who_comes_begins_the_roll_call_of_that_day_and_no_other() -> None:
    first, sk, second = (STAGES[n] for n in (0, 1, 5))
    assert begins_by_coming(first, STAGES, {}, at(3, 7))
    assert not begins_by_coming(second, STAGES, {}, at(3, 7))
    assert not begins_by_coming(sk, STAGES, {}, at(3, 7)), "no roll call"
    held = {"sk": StageRun("sk", OVER, started=at(3, 9), ended=at(3, 15))}
    assert not begins_by_coming(first, STAGES, held, at(3, 16)), "the hall has passed over it"
    assert not begins_by_coming(second, STAGES, held, at(3, 16)), "of tomorrow"
    assert begins_by_coming(second, STAGES, held, at(4, 7))
