"""A break run by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Note, StageRun, StageState
from bimtek.hall.showing import Showing, Subject
from bimtek.stages.pause.records import Pause
from bimtek.stages.projector import page_of
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

SCREENS = Path(__file__).parent / "screens"


async def test_the_screen(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        await at.press("enter")
        await at.same_screens("jeda-{}", (80, 24), (60, 18), (120, 40))


@pytest.mark.slow
async def test_enter_begins_ends_and_goes_on(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        for offered, state in (("mulai", StageState.RUNNING), ("selesai", StageState.DONE)):
            assert f"Enter {offered}  " in at.screen
            await at.press("enter")
            seen = at.session.get(StageRun, "ishoma")
            assert seen
            assert seen.value.state is state
        at.workspace.tell("")
        await at.settled()
        assert "Enter acara berikut" in at.screen
        await at.press("enter")
        await at.until("9/12 Kesiapan kota")


async def test_plus_minus_and_a_typed_time_move_the_end(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        await at.press("enter", "plus")
        assert at.message == "Kembali pukul 09.35."
        await at.press("j")
        await at.type("0915")
        await at.press("enter")
        await at.until("kembali pukul 09.15")
        assert len(at.session.history(Pause, "ishoma", "back")) == 3


@pytest.mark.slow
async def test_every_screen_tells_the_one_end_that_the_hall_was_told(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        await at.press("enter", "plus", "plus")
        assert at.message == "Kembali pukul 09.40."
        assert "08.30  sisa 70'" in at.screen
        timer = [line.text for line in page_of(at.session, Showing(Subject.TIMER)).lines]
        assert timer[2:] == ["1:10:00", "tersisa"]


@pytest.mark.slow
async def test_a_letter_begins_a_note(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        await at.press("d")
        assert at.workspace.note_line.text == "d"


@pytest.mark.slow
async def test_what_still_runs_is_asked_about_before_the_break_begins(desk: Opened) -> None:
    def states(at: Desk) -> dict[str, StageState]:
        return {seen.record: seen.value.state for seen in at.session.all(StageRun)}

    async with desk() as at:
        await at.press("f4", "m")
        await at.open("ISHOMA")
        await at.press("enter")
        await at.until("‘Registrasi’ masih berjalan")
        await at.press("escape")
        assert states(at) == {"registrasi": StageState.RUNNING}
        await at.press("f8", "enter")
        await at.until("‘Registrasi’ masih berjalan")
        await at.press("s")
        assert states(at) == {"registrasi": StageState.DONE, "ishoma": StageState.RUNNING}
        await at.press("escape", "ctrl+z")
        assert states(at) == {"registrasi": StageState.RUNNING}


@pytest.mark.slow
async def test_a_time_that_is_over_is_put_right_in_the_same_box(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        await at.press("enter", "j")
        await at.type("0750")
        await at.press("enter")
        await at.until("Pukul 07.50 sudah lewat. Tulis jam yang akan datang.")
        await at.press(*["backspace"] * 4)
        await at.type("1015")
        await at.press("enter")
        assert at.message == "Kembali pukul 10.15."
        assert not at.session.all(Note)
