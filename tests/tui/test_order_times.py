"""F4 puts right when an acara began and ended; the minutes, history and outlook follow."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Participant, StageRun, StageState
from bimtek.hall.running import begin, finish
from bimtek.session import Session
from bimtek.tui.order_begin import GO_ON, begin_question, begun
from tests.conftest import MORNING
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

HOUR = timedelta(hours=1)


def run(at: Desk, stage: str = "registrasi") -> StageRun:
    seen = at.session.get(StageRun, stage)
    return seen.value if seen else StageRun(stage)


def times(at: Desk, stage: str = "registrasi") -> tuple[str, str]:
    one = run(at, stage)
    zone = at.session.zone
    return tuple(f"{t.astimezone(zone):%H.%M}" if t else "" for t in (one.started, one.ended))  # type: ignore[return-value]


async def test_when_an_acara_began_and_ended_is_put_right(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "s", "j")
        await at.until("Ralat jam ‘Registrasi’")
        await at.type("0715")
        await at.press("enter")
        await at.type("0810")
        await at.press("enter")
        await at.until("07.15–08.10")
        assert times(at) == ("07.15", "08.10")
        assert run(at).state is StageState.DONE
        await at.press("ctrl+z")
        assert times(at) == ("08.30", "08.30")


@pytest.mark.slow
async def test_one_that_runs_keeps_running_unless_an_end_is_typed(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "j")
        await at.type("0715")
        await at.press("enter", "enter")
        assert times(at) == ("07.15", "")
        assert run(at).state is StageState.RUNNING
        await at.press("j", "enter")
        await at.type("0810")
        await at.press("enter")
        assert times(at) == ("07.15", "08.10")
        assert run(at).state is StageState.DONE


@pytest.mark.slow
async def test_backwards_and_ahead_are_refused_with_the_form_still_open(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "j")
        await at.type("0815")
        await at.press("enter")
        await at.type("0715")
        await at.press("enter")
        await at.until("Selesai 07.15 mendahului mulai 08.15.")
        await at.type("1200")
        await at.press("enter")
        await at.type("1300")
        await at.press("enter")
        await at.until("Jam itu belum tiba: sekarang 08.30.")
        assert times(at) == ("08.30", "")


async def test_what_has_not_begun_has_no_times_to_put_right(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "j")
        await at.until("Jamnya diralat sesudah acara dimulai; m memulainya.")


async def test_a_roll_call_that_nobody_began_ends_as_held_when_the_next_acara_begins(
    desk: Opened,
) -> None:
    async with desk() as at:
        who = at.session.all(Participant)[0].record
        here = Presence(Status.PRESENT, time(7, 15))
        at.session.record(Attendance.new(roll_call="1-pagi", participant=who, presence=here))
        await at.settled()
        await at.press("f4", "home", "down", "m")
        await at.until("‘Registrasi’ sejak 07.15 (1 hadir): selesai sekarang")
        await at.press("r")
        assert times(at) == ("07.15", "08.30")
        assert run(at).state is StageState.DONE
        assert run(at, "pembukaan").state is StageState.RUNNING
        await at.press("ctrl+z")
        assert run(at).state is StageState.PENDING
        assert run(at, "pembukaan").state is StageState.PENDING


@pytest.mark.slow
async def test_ending_an_acara_names_the_items_that_nobody_began(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("space", "f4", "s")
        await at.until("tidak pernah dimulai")
        await at.until("u membatalkan.")


def test_what_is_over_may_go_on_and_keeps_the_hour_at_which_it_began(session: Session) -> None:
    stage = session.stage("sambutan")
    session.record(begin(stage.id, None, MORNING)).result()
    session.poll()
    session.record(finish(session.get(StageRun, stage.id), MORNING + HOUR)).result()
    session.poll()
    question = begin_question(session, stage)
    assert question is not None
    assert question._options[0].text == "lanjutkan, mulainya tetap 08.30"
    session.record_all(begun(session, stage, GO_ON, MORNING + 2 * HOUR)).result()
    session.poll()
    seen = session.get(StageRun, stage.id)
    assert seen is not None
    held = (seen.value.state, seen.value.started, seen.value.ended)
    assert held == (StageState.RUNNING, MORNING, None)
