"""The running order as the hall takes it, and when it will probably be over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest

from bimtek.hall import programme
from bimtek.hall.outlook import outlook
from bimtek.hall.programme import Slot, slots
from bimtek.hall.records import AddedStage, StageRun, StageState
from bimtek.hall.running import UNDECIDED
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Change, Head, Refusal, Seen
from bimtek.script.model import Stage

NOW = datetime(2023, 7, 3, 10, 0, tzinfo=UTC)


def stage(name: str, day: int = 1, at: str = "", minutes: int | None = 30) -> Stage:
    starts = time.fromisoformat(at) if at else None
    optional = name == "foto"
    return Stage(
        name, "paparan", name, day, f"Hari {day}", starts, minutes, optional, "", "", (), None, 1
    )


PLAN = (stage("a"), stage("b"), stage("c"), stage("d", 2), stage("e", 2))


def runs(*changes: Change) -> dict[str, Seen[StageRun]]:
    found = {}
    for one in changes:
        heads = {name: (Head("s", canonical(value)),) for name, value in one.patch.items()}
        found[one.record] = Seen(StageRun, one.record, heads)
    return found


def order(
    changes: tuple[Change, ...] = (), added: tuple[AddedStage, ...] = ()
) -> list[tuple[str, int]]:
    values = {record: seen.value for record, seen in runs(*changes).items()}
    found = slots(PLAN, values, added, lambda word: "spec" if word == "jeda" else None)
    return [(slot.stage.id, slot.stage.day) for slot in found]


def now_slots(*changes: Change) -> tuple[Slot, ...]:
    values = {record: seen.value for record, seen in runs(*changes).items()}
    return slots(PLAN, values, (), lambda _: None)


def names(*changes: Change) -> str:
    return "".join(name for name, _ in order(changes))


def test_what_nobody_moved_stands_as_planned() -> None:
    assert names() == "abcde"


@pytest.mark.parametrize(
    ("who", "by", "wanted"),
    [("b", -1, "bacde"), ("a", 1, "bacde"), ("c", -1, "acbde"), ("e", -1, "abced")],
)
def test_an_acara_goes_one_place_up_or_down(who: str, by: int, wanted: str) -> None:
    assert names(*programme.moved(now_slots(), {}, who, by)) == wanted


def test_beyond_the_last_of_a_day_lies_the_next_day() -> None:
    assert order(tuple(programme.moved(now_slots(), {}, "c", 1)))[2:] == [
        ("d", 2),
        ("c", 2),
        ("e", 2),
    ]
    assert order(tuple(programme.moved(now_slots(), {}, "d", -1)))[2:4] == [("d", 1), ("c", 1)]


@pytest.mark.parametrize(("who", "by"), [("a", -1), ("e", 1)])
def test_the_ends_are_ends(who: str, by: int) -> None:
    with pytest.raises(Refusal, match="ujung"):
        programme.moved(now_slots(), {}, who, by)


@pytest.mark.parametrize("state", [StageState.RUNNING, StageState.DONE])
def test_what_is_to_come_does_not_lose_its_turn_above_what_has_begun(state: StageState) -> None:
    begun = runs(StageRun.new(id="b", state=state))
    with pytest.raises(Refusal, match="‘b’ di atasnya sudah dimulai"):
        programme.moved(now_slots(), begun, "c", -1)
    assert names(*programme.moved(now_slots(), begun, "a", 1)) == "bacde"
    both = {**begun, **runs(StageRun.new(id="c", state=StageState.DONE))}
    assert names(*programme.moved(now_slots(), both, "c", -1)) == "acbde"


def test_moving_often_never_runs_out_of_places() -> None:
    changes: dict[str, Change] = {}
    for _ in range(200):
        known = tuple(changes.values())
        first, second, third, *_ = list(names(*known))
        for change in programme.moved(now_slots(*known), runs(*known), third, -1):
            changes[change.record] = _over(changes.get(change.record), change)
        assert names(*changes.values())[:3] == first + third + second
    assert sorted(names(*changes.values())) == list("abcde")


def _over(before: Change | None, change: Change) -> Change:
    return replace(change, patch={**(before.patch if before else {}), **change.patch})


def test_two_that_stand_at_one_place_can_still_be_parted() -> None:
    both = tuple(StageRun.new(id=who, place="1.5", day=1) for who in "bc")
    assert names(*both) == "abcde"
    again = programme.moved(now_slots(*both), runs(*both), "c", -1)
    assert names(*(one for one in (*both, *again))) == "acbde"


def test_what_is_not_postponed_is_not_moved_among_the_postponed() -> None:
    postponed = programme.postpone(now_slots(), {}, "a", UNDECIDED, "x", NOW)
    with pytest.raises(Refusal, match="Tekan t"):
        programme.moved(now_slots(postponed), runs(postponed), "e", 1)
    back = programme.moved(now_slots(postponed), runs(postponed), "a", -1)
    assert order((_over(postponed, back[0]),))[-2:] == [("a", 2), ("e", 2)]


def test_behind_what_is_postponed_an_acara_is_inserted_at_the_end_of_the_last_day() -> None:
    postponed = programme.postpone(now_slots(), {}, "a", UNDECIDED, "x", NOW)
    change = programme.insert(now_slots(postponed), "a", "Foto", "jeda", 5)
    assert change.patch["day"] == 2


def test_two_that_were_given_the_same_place_stand_equal_in_all_copies() -> None:
    one = StageRun.new(id="c", place="1.5")
    other = StageRun.new(id="b", place="1.5")
    assert names(one, other) == names(other, one) == "abcde"


@pytest.mark.parametrize("spoilt", ["x", "NaN", ""])
def test_a_place_that_nobody_can_read_is_as_planned(spoilt: str) -> None:
    assert names(StageRun.new(id="a", place=spoilt)) == "abcde"


def test_an_inserted_acara_stands_behind_the_one_under_the_cursor() -> None:
    change = programme.insert(now_slots(), "b", " Foto ", "jeda", 15)
    added = AddedStage(change.record, **change.patch)  # type: ignore[arg-type]
    assert [name for name, _ in order((), (added,))] == ["a", "b", change.record, "c", "d", "e"]
    assert added.title == "Foto"
    with pytest.raises(Refusal, match="nama acara"):
        programme.insert(now_slots(), "b", " ", "jeda", 15)


def test_a_kind_that_needs_a_script_is_not_inserted() -> None:
    assert ("x", 1) not in order((), (AddedStage("x", "X", "sk", 5, 1),))


def test_postponed_it_stands_at_the_end_of_the_other_day() -> None:
    change = programme.postpone(now_slots(), {}, "a", 2, "listrik padam", NOW)
    assert order((change,))[-1] == ("a", 2)
    change = programme.postpone(now_slots(), {}, "a", UNDECIDED, "listrik padam", NOW)
    assert order((change,))[-1] == ("a", UNDECIDED)


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        ("paparan presensi penutup", "d e a f"),
        ("penutup paparan paparan", "d e f a"),
        ("paparan paparan paparan", "d e f a"),
        ("penutup", "a d"),
    ],
)
def test_postponed_it_stands_before_what_closes_the_day(kinds: str, wanted: str) -> None:
    there = [
        Slot(stage(name, 2)._replace(kind=kind), Decimal(number))
        for number, (name, kind) in enumerate(zip("def", kinds.split(), strict=False), 1)
    ]
    slots = [Slot(stage("a"), Decimal(1)), *there]
    change = programme.postpone(slots, {}, "a", 2, "listrik padam", NOW)
    place = Decimal(str(change.patch["place"]))
    found = sorted([(slot.place, slot.stage.id) for slot in there] + [(place, "a")])
    assert " ".join(name for _, name in found) == wanted


def test_what_runs_is_ended_by_postponing_and_what_is_over_cannot_be() -> None:
    running = runs(StageRun.new(id="a", state=StageState.RUNNING, started=NOW))
    change = programme.postpone(now_slots(), running, "a", 2, "x", NOW)
    assert change.patch["ended"] == encode(NOW)
    done = runs(StageRun.new(id="a", state=StageState.DONE))
    with pytest.raises(Refusal, match="sudah selesai"):
        programme.postpone(now_slots(), done, "a", 2, "x", NOW)
    with pytest.raises(Refusal, match="alasan"):
        programme.postpone(now_slots(), {}, "a", 2, " ", NOW)


HELD_ALREADY = (
    StageRun.new(id="a", state=StageState.DONE, started=NOW),
    StageRun.new(id="b", state=StageState.RUNNING, started=NOW),
)


@pytest.mark.parametrize(
    ("held", "day", "wanted"),
    [
        (HELD_ALREADY, UNDECIDED, [("a", 1), ("b", 1), ("c", 1), ("d", 2), ("e", 2)]),
        (HELD_ALREADY, 2, [("a", 1), ("b", 1), ("c", 1), ("d", 2), ("e", 2)]),
        ((), UNDECIDED, [("c", 1), ("a", 1), ("b", 1), ("d", 2), ("e", 2)]),
    ],
)
def test_what_was_postponed_runs_where_the_hall_is(
    held: tuple[Change, ...], day: int, wanted: list[tuple[str, int]]
) -> None:
    off = programme.postpone(now_slots(*held), runs(*held), "c", day, "mikrofon rusak", NOW)
    stands = (*held, off)
    change = programme.begun(now_slots(*stands), runs(*stands), "c", NOW)
    begun = (*held, _over(off, change))
    assert order(begun) == wanted
    values = {record: seen.value for record, seen in runs(*begun).items()}
    coming = outlook([slot.stage for slot in now_slots(*begun)], values, NOW)
    assert list(coming.expected) == (["a", "b"] if not held else [])
    assert coming.ends is not None


def test_what_was_postponed_to_a_day_stays_there_if_its_turn_has_come() -> None:
    off = programme.postpone(now_slots(), {}, "c", 2, "mikrofon rusak", NOW)
    held = [StageRun.new(id=one, state=StageState.DONE, started=NOW) for one in "abde"]
    change = programme.begun(now_slots(*held, off), runs(*held, off), "c", NOW)
    assert set(change.patch) == {"state", "started", "ended"}


def test_what_is_postponed_while_it_runs_is_not_where_the_hall_is() -> None:
    running = StageRun.new(id="a", state=StageState.RUNNING, started=NOW)
    off = programme.postpone(now_slots(running), runs(running), "a", UNDECIDED, "listrik", NOW)
    stands = (_over(running, off),)
    values = {record: seen.value for record, seen in runs(*stands).items()}
    coming = outlook([slot.stage for slot in now_slots(*stands)], values, NOW)
    assert list(coming.expected) == ["b", "c"]


def test_what_runs_is_never_among_those_without_a_day() -> None:
    assert order((StageRun.new(id="b", state=StageState.RUNNING, day=UNDECIDED),))[1] == ("b", 1)


# -- what comes

DAY = (
    stage("pagi", at="09:00"), stage("foto", at="09:30", minutes=15),
    stage("isho", at="12:00", minutes=60), stage("sore", at="13:00"), stage("besok", 2, "09:00"),
)  # fmt: skip


def at(hour: int, minute: int) -> datetime:
    return NOW.replace(hour=hour, minute=minute)


def test_nothing_begun_goes_as_planned() -> None:
    found = outlook(DAY, {}, at(8, 0))
    assert found.expected["pagi"].starts == at(9, 0)
    assert (found.ends, found.late) == (at(13, 30), 0)
    assert "besok" not in found.expected


def test_what_runs_late_moves_what_follows_until_a_pause_takes_it_up() -> None:
    running = {"pagi": StageRun("pagi", StageState.RUNNING, at(9, 40))}
    found = outlook(DAY, running, at(10, 20))
    assert found.expected["foto"].starts == at(10, 20)
    assert found.expected["isho"].starts == at(12, 0)
    assert found.late == 0
    assert [one.id for one in found.shortenable] == ["foto"]


def test_several_that_run_end_with_the_last_of_them() -> None:
    both = {
        "pagi": StageRun("pagi", StageState.RUNNING, at(12, 50)),
        "isho": StageRun("isho", StageState.RUNNING, at(13, 30)),
    }
    found = outlook(DAY, both, at(13, 40))
    assert found.expected["sore"].starts == at(14, 30)
    assert found.late == 90


def test_what_the_hall_was_told_counts_not_the_plan() -> None:
    pause = {"isho": StageRun("isho", StageState.RUNNING, at(12, 40))}
    found = outlook(DAY, pause, at(12, 50), {"isho": at(13, 30)})
    assert found.expected["sore"].starts == at(13, 30)
    assert outlook(DAY, pause, at(13, 35), {"isho": at(13, 30)}).ends == at(14, 5)


def test_what_the_hall_passed_over_is_not_expected_any_more() -> None:
    went_on = {"isho": StageRun("isho", StageState.RUNNING, at(12, 0))}
    found = outlook(DAY, went_on, at(12, 30))
    assert list(found.expected) == ["sore"]
    assert outlook(DAY, {"sore": StageRun("sore", StageState.DONE, at(13, 0))}, NOW).ends is None


def test_an_acara_moved_behind_another_leaves_no_hole_and_makes_nobody_late() -> None:
    pagi, foto, isho, sore, besok = DAY
    found = outlook((foto, pagi, isho, sore, besok), {}, at(9, 0))
    assert (found.expected["foto"].starts, found.expected["pagi"].starts) == (at(9, 0), at(9, 15))
    assert found.expected["isho"].starts == at(12, 0)
    assert found.late == 0


def test_after_midnight_it_is_still_the_day_that_began_before() -> None:
    night = (stage("awal", at="20:00"), stage("larut", at="23:30"), stage("akhir", at="00:30"))
    states = {
        "awal": StageRun("awal", StageState.DONE, at(20, 0)),
        "larut": StageRun("larut", StageState.RUNNING, at(23, 55)),
    }
    past = at(0, 10) + timedelta(days=1)
    found = outlook((*night, stage("besok", 2, "08:00")), states, past)
    assert found.expected["akhir"].starts == at(0, 30) + timedelta(days=1)
    assert list(found.expected) == ["akhir"]
    assert found.late == 0


def test_an_acara_of_another_day_has_no_planned_time_on_this_one() -> None:
    moved = StageRun("foto", StageState.POSTPONED, day=2, place="9")
    found = slots(DAY, {"foto": moved}, (), lambda _: None)
    assert [(one.stage.id, one.stage.starts) for one in found][-1] == ("foto", None)


def test_a_day_may_end_after_midnight() -> None:
    late = {"sore": StageRun("sore", StageState.RUNNING, at(23, 50))}
    done = {name: StageRun(name, StageState.DONE, at(9, 0)) for name in ("pagi", "foto", "isho")}
    found = outlook(DAY, {**late, **done}, at(23, 55))
    assert found.ends == at(23, 50) + timedelta(minutes=30)


def test_without_planned_times_each_follows_the_one_before() -> None:
    found = outlook(PLAN, {}, NOW)
    assert found.expected["c"].ends == NOW + timedelta(minutes=90)
    assert found.planned_end is None
    assert found.late == 0


def test_when_all_is_over_nothing_is_expected() -> None:
    done = {one.id: StageRun(one.id, StageState.DONE, NOW) for one in DAY}
    assert outlook(DAY, done, NOW).ends is None
    assert outlook((), {}, NOW).ends is None
