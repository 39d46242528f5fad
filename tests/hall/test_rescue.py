"""Rescuing time: what may be shorter, what each choice wins, what is recorded and told."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.rescue import (
    AS_PLANNED,
    LEFT_OUT,
    Candidate,
    Choice,
    Hour,
    candidates,
    chosen_before,
    rescued,
    told,
)
from bimtek.journal.records import Refusal
from bimtek.minutes.document import minutes
from bimtek.script.model import Guide, Stage
from bimtek.tui.rescue import hour_of, late_words
from tests.two_days import two_days

RUNNING = StageState.RUNNING


def stage(
    name: str, minutes: int | None, *, at: str = "", optional: bool = False, advice: str = ""
) -> Stage:
    starts = time.fromisoformat(at) if at else None
    guides = (Guide("Bila terlambat", advice),) if advice else ()
    return Stage(name, "paparan", name, 1, "", starts, minutes, optional, "", "", guides, None, 1)


BEGUN = stage("sambutan", 60, at="09:00", optional=True)
TALK = stage("paparan", 60, at="10:00", advice="paparan 20 menit; pertanyaan ditulis")
PHOTO = stage("foto", 30, at="11:00", optional=True)
PRAYER = stage("doa", 5, at="11:30", optional=True)
PLAIN = stage("isi", 60, at="11:35")
NOON = stage("ishoma", 60, at="13:30", advice="makan di meja")
DAY = (BEGUN, TALK, PHOTO, PRAYER, PLAIN)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2023-07-03T{clock}:00+07:00")


def hour(stages: tuple[Stage, ...] = DAY, now: str = "10:30", **given: int) -> Hour:
    planned = {one.id: one.minutes for one in stages if one.minutes}
    runs = {BEGUN.id: StageRun(BEGUN.id, RUNNING, at("09:45"))}
    runs |= {who: StageRun(who, minutes=minutes) for who, minutes in given.items()}
    return Hour(stages, runs, planned, at(now), {})


def test_only_what_the_script_allows_is_offered() -> None:
    found = candidates(hour())
    assert [(one.stage.id, one.shorter, one.may_go) for one in found] == [
        ("sambutan", 30, False),  # it runs: it may end earlier, it cannot be left out
        ("paparan", 20, False),  # the script says twenty minutes, and not that it may go
        ("foto", 15, True),
    ]
    assert candidates(Hour((), {}, {}, at("10:30"), {})) == ()


def test_each_choice_tells_what_it_wins_beside_the_others() -> None:
    day = hour()
    assert day.outlook({}).late == 45
    assert day.wins({}, "foto", LEFT_OUT) == 30
    assert day.wins({"paparan": Choice(20)}, "foto", Choice(15)) == 5  # five are left to win
    both = day.outlook({"paparan": Choice(20), "foto": LEFT_OUT})
    # the next acara waits for its hour: nothing begins before it was planned
    assert (both.late, both.ends) == (0, at("12:35"))


def test_what_runs_cannot_end_before_now() -> None:
    assert hour(now="10:30").wins({}, "sambutan", Choice(5)) == 15


def test_what_waits_for_its_hour_is_named() -> None:
    day = hour((*DAY, NOON), now="10:00")
    assert day.held_up_by() == (NOON, at("13:30"))
    assert day.wins({}, "foto", LEFT_OUT) == 0
    assert hour().held_up_by() is None


@pytest.mark.parametrize(
    ("choice", "by_digit", "by_plus", "by_minus"),
    [
        (AS_PLANNED, Choice(15), AS_PLANNED, Choice(25)),
        (Choice(15), LEFT_OUT, Choice(20), Choice(10)),
        (Choice(25), LEFT_OUT, AS_PLANNED, Choice(20)),
        (Choice(5), LEFT_OUT, Choice(10), Choice(5)),
        (LEFT_OUT, AS_PLANNED, Choice(5), Choice(5)),
    ],
)
def test_keys_go_round_and_never_over_the_plan(
    choice: Choice, by_digit: Choice, by_plus: Choice, by_minus: Choice
) -> None:
    one = Candidate(PHOTO, 30, 15, "", may_go=True)
    assert one.following(choice) == by_digit
    assert (one.changed(choice, 5), one.changed(choice, -5)) == (by_plus, by_minus)
    assert one._replace(may_go=False).following(Choice(15)) == AS_PLANNED


def test_nothing_chosen_is_nothing_recorded() -> None:
    day = hour(foto=15)
    found = candidates(day)
    assert chosen_before(found, day.runs) == {"foto": Choice(15)}
    with pytest.raises(Refusal, match="Belum ada yang dipilih"):
        rescued(found, {}, {})
    assert told(found, {}) == "Semua kembali seperti rencana"
    assert told(found, {"foto": LEFT_OUT, "paparan": Choice(20)}) == (
        "Diringkas: paparan 20'; dilewati: foto"
    )


def test_the_choice_holds_everywhere_is_told_and_is_undone_at_once(tmp_path: Path) -> None:
    with two_days(tmp_path) as hall:
        session = hall.at(2, "12.50").session
        hall.record(StageRun.new(id="kata-kunci-visi", state=RUNNING, started=session.now()))
        day = hour_of(session)
        found = candidates(day)
        assert [one.stage.id for one in found] == ["kata-kunci-visi", "ishoma"]
        choices = {"kata-kunci-visi": Choice(30), "ishoma": LEFT_OUT}
        assert day.wins(choices, "ishoma", LEFT_OUT) == 20
        runs = {seen.record: seen for seen in session.all(StageRun)}
        hall.record(*rescued(found, choices, runs))
        assert session.stage("kata-kunci-visi").minutes == 30
        text = minutes(session)
        told = "lebih lambat dari rencana; diringkas dari 60 menjadi 30 menit; sedang"
        assert f"| 08.30–09.30 | 12.50–… | {told}" in text
        assert "| ISHOMA | 12.00–13.00 | – | dilewati (waktu terbatas) |" in text
        session.undo().result(10)
        session.poll()
        assert session.stage("kata-kunci-visi").minutes == 60
        assert late_words(hour_of(session).outlook({})) == (
            "Hari ini terlambat 50': selesai ± 16.30, rencana 15.40."
        )
