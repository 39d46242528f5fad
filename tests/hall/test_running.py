from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import (
    begin,
    coming_up,
    correct,
    finish,
    jumped_over,
    minutes_left,
    ran_at,
    reopen,
    skip,
    spells,
    spent,
    stage_now,
    time_left,
)
from bimtek.journal.records import Refusal, Seen
from bimtek.script.model import Stage
from bimtek.session import Session
from tests.records import seen as seen_as

NOW = datetime.fromisoformat("2023-07-03T09:30:00+07:00")
EARLIER = NOW - timedelta(minutes=33)


def stage(name: str, minutes: int | None = 25) -> Stage:
    return Stage(name, "paparan", name, 1, "Hari 1", None, minutes, False, "", "", (), None, 1)


def runs(**states: StageState) -> dict[str, StageRun]:
    return {name: StageRun(name, state, EARLIER) for name, state in states.items()}


STAGES = (stage("a"), stage("b"), stage("c"))
DONE, RUNNING, SKIPPED = StageState.DONE, StageState.RUNNING, StageState.SKIPPED


def recorded(session: Session, change: object) -> Seen[StageRun]:
    session.record(change).result(5)  # type: ignore[arg-type]
    session.poll()
    seen = session.get(StageRun, "sambutan")
    assert seen is not None
    return seen


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        ({}, "a"),
        ({"a": DONE}, "b"),
        ({"a": RUNNING}, "a"),
        ({"a": RUNNING, "b": RUNNING}, "b"),
        ({"a": DONE, "b": SKIPPED}, "c"),
        ({"a": DONE, "b": DONE, "c": DONE}, "c"),
        ({"b": DONE}, "c"),
        ({"a": DONE, "c": DONE}, "c"),
        ({"a": SKIPPED, "b": SKIPPED, "c": SKIPPED}, "c"),
    ],
)
def test_who_opens_the_session_sees_what_runs_or_comes_next(
    states: dict[str, StageState], wanted: str
) -> None:
    found = stage_now(STAGES, runs(**states))
    assert found is not None
    assert found.id == wanted


def test_a_script_without_acara_shows_none() -> None:
    assert stage_now((), {}) is None


def test_time_over_is_told_as_lewat() -> None:
    run = StageRun("a", RUNNING, EARLIER)
    assert time_left(stage("a", 25), run, NOW) == "lewat 8'"
    assert time_left(stage("a", 39), run, NOW) == "sisa 6'"
    assert time_left(stage("a", 33), run, NOW) == "sisa 0'"


def test_without_a_plan_or_before_the_beginning_no_time_is_told() -> None:
    assert minutes_left(stage("a", None), StageRun("a", RUNNING, EARLIER), NOW) is None
    assert time_left(stage("a"), StageRun("a"), NOW) == ""
    assert time_left(stage("a"), StageRun("a", DONE, EARLIER, NOW), NOW) == ""


def test_an_acara_begins_once_and_ends_when_it_ends(session: Session) -> None:
    seen = recorded(session, begin("sambutan", None, EARLIER))
    assert (seen.value.state, seen.value.started) == (RUNNING, EARLIER)
    with pytest.raises(Refusal):
        begin("sambutan", seen, NOW)
    seen = recorded(session, finish(seen, NOW))
    assert (seen.value.state, seen.value.ended) == (DONE, NOW)
    with pytest.raises(Refusal):
        finish(seen, NOW)


def test_what_was_finished_by_mistake_goes_on_from_its_first_beginning(session: Session) -> None:
    seen = recorded(session, begin("sambutan", None, EARLIER))
    seen = recorded(session, finish(seen, NOW))
    seen = recorded(session, reopen(seen))
    assert (seen.value.state, seen.value.started, seen.value.ended) == (RUNNING, EARLIER, None)


def test_leaving_out_needs_a_reason_and_can_be_taken_back(session: Session) -> None:
    with pytest.raises(Refusal):
        skip("sambutan", None, "  ")
    seen = recorded(session, skip("sambutan", None, "waktu habis"))
    assert (seen.value.state, seen.value.reason) == (SKIPPED, "waktu habis")
    seen = recorded(session, reopen(seen))
    assert (seen.value.state, seen.value.reason) == (StageState.PENDING, "")


def test_an_acara_that_was_left_out_can_still_be_held(session: Session) -> None:
    seen = recorded(session, skip("sambutan", None, "tamu belum datang"))
    seen = recorded(session, begin("sambutan", seen, NOW))
    assert (seen.value.state, seen.value.started) == (RUNNING, NOW)


def test_what_runs_is_not_left_out(session: Session) -> None:
    seen = recorded(session, begin("sambutan", None, EARLIER))
    with pytest.raises(Refusal):
        skip("sambutan", seen, "alasan")


def test_what_goes_on_after_an_interruption_keeps_both_spells_and_the_minutes_it_used(
    session: Session,
) -> None:
    seen = recorded(session, begin("sambutan", None, EARLIER))
    seen = recorded(session, finish(seen, EARLIER + timedelta(minutes=10)))
    seen = recorded(session, begin("sambutan", seen, NOW))
    run = seen.value
    assert (run.started, run.ended) == (NOW, None)
    assert spells(run) == ((EARLIER, EARLIER + timedelta(minutes=10)),)
    assert time_left(stage("sambutan", 25), run, NOW + timedelta(minutes=5)) == "sisa 10'"


SPELL = (EARLIER - timedelta(minutes=20), EARLIER - timedelta(minutes=5))
EARLY = "/".join(at.isoformat() for at in SPELL)


@pytest.mark.parametrize(
    ("values", "started", "ended", "told"),
    [
        (None, EARLIER, NOW, "belum dimulai"),
        ({"state": "belum"}, EARLIER, NOW, "belum dimulai"),
        ({"state": "dilewati"}, EARLIER, NOW, "belum dimulai"),
        ({"state": "selesai", "started": EARLIER}, EARLIER, None, "Tulis jam selesainya"),
        ({"state": "selesai", "started": EARLIER}, NOW, EARLIER, "mendahului mulai 09.30"),
        ({"state": "berjalan"}, NOW + timedelta(minutes=1), None, "Jam itu belum tiba"),
        ({"state": "berjalan"}, EARLIER, NOW + timedelta(minutes=1), "Jam itu belum tiba"),
        (
            {"state": "berjalan", "earlier": (EARLY,)},
            SPELL[0],
            None,
            "pernah berjalan sampai 08.52",
        ),
    ],
)
def test_times_that_cannot_be_are_refused(
    values: dict[str, object] | None, started: datetime, ended: datetime | None, told: str
) -> None:
    run = None if values is None else as_recorded(values)
    with pytest.raises(Refusal, match=told):
        correct(run, started, ended, NOW)


@pytest.mark.parametrize(
    ("values", "started", "ended", "patch"),
    [
        ({"state": "berjalan"}, EARLIER, None, {"started"}),
        ({"state": "berjalan"}, EARLIER, NOW, {"started", "ended", "state"}),
        ({"state": "selesai"}, NOW, NOW, {"started", "ended", "state"}),  # it took no minute
        ({"state": "berjalan", "earlier": (EARLY,)}, SPELL[1], None, {"started"}),
        ({"state": "berjalan", "started": ...}, EARLIER, None, {"started"}),
    ],
)
def test_when_an_acara_began_and_ended_is_put_right(
    values: dict[str, object], started: datetime, ended: datetime | None, patch: set[str]
) -> None:
    assert set(correct(as_recorded(values), started, ended, NOW).patch) == patch


def as_recorded(values: dict[str, object]) -> Seen[StageRun]:
    return seen_as(StageRun, "a", **values)


def test_spells_that_nobody_can_read_are_left_out() -> None:
    assert spells(StageRun("a", earlier=("x", "2023-07-03T09:00:00+07:00/kemarin", ""))) == ()
    assert spent(StageRun("a")) == timedelta()


@pytest.mark.parametrize(
    ("stands", "wanted", "jumped"),
    [
        ({}, "a", ""),
        ({}, "c", "a b"),
        ({"a": DONE}, "b", ""),
        ({"a": DONE}, "c", "b"),
        ({"a": RUNNING, "b": SKIPPED}, "c", ""),
        ({"b": DONE}, "a", ""),
        ({"b": DONE}, "c", ""),
    ],
)
def test_what_waits_before_an_acara_is_jumped_over(
    stands: dict[str, StageState], wanted: str, jumped: str
) -> None:
    found = jumped_over(STAGES, runs(**stands), wanted)
    assert " ".join(one.id for one in found) == jumped


def test_what_is_put_off_waits_only_on_a_day_that_was_named() -> None:
    off = {
        "a": StageRun("a", StageState.POSTPONED, day=2),
        "b": StageRun("b", StageState.POSTPONED, day=0),
    }
    assert [one.id for one in jumped_over(STAGES, off, "c")] == ["a"]


@pytest.mark.parametrize(
    ("minutes", "found"),
    [(-40, None), (-30, "a"), (-21, "a"), (-20, None), (-10, "b"), (-5, "c"), (0, "c")],
)
def test_what_ran_at_a_moment_is_known_also_after_it_ended(minutes: int, found: str | None) -> None:
    def at(minutes: int) -> datetime:
        return NOW + timedelta(minutes=minutes)

    spell = f"{at(-30).isoformat()}/{at(-20).isoformat()}"
    held = {
        "a": StageRun("a", DONE, at(-3), at(-2), earlier=(spell,)),
        "b": StageRun("b", RUNNING, at(-12)),
        "c": StageRun("c", RUNNING, at(-6)),
    }
    ran = ran_at(STAGES, held, at(minutes))
    assert (ran.id if ran else None) == found


def test_what_is_put_off_to_a_day_comes_there_in_its_turn() -> None:
    off = {"a": StageRun("a", DONE), "b": StageRun("b", StageState.POSTPONED, day=2)}
    following = coming_up(STAGES, off, "a")
    assert following is not None
    assert following.id == "b"
