"""Coming and going once the day of a roll call is over."""

from __future__ import annotations

from datetime import datetime

from bimtek.hall.records import StageRun, StageState
from bimtek.locale.dates import ZONES
from bimtek.session import Session

from .desk_app import at_desk
from .hall import Clock, Hall
from .test_minutes import text_of
from .test_view import here

NEXT_MORNING = datetime(2023, 7, 4, 7, 40, tzinfo=ZONES["WIB"])


async def test_whoever_comes_on_another_day_is_asked_about_once(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        clock.now = NEXT_MORNING
        await desk.keys("40", "enter")
        assert "Absen pagi 3 Jul: kini 4 Jul. Tetap catat? Sekali lagi: ya." in desk.text()
        assert here(session) == {"p-lurah"}
        await desk.keys("enter")
        assert here(session) == {"p-lurah", "p-kadishub"}
        await desk.keys("2", "enter")
        assert len(here(session)) == 3


async def test_a_time_of_another_day_is_printed_with_its_date(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        clock.now = NEXT_MORNING
        await desk.keys("40", "enter", "enter", "2", "enter", "down", "j", "0805", "enter")
        text = text_of(session)
        assert "07.40 (4 Jul)" in text
        assert "| 08.30 |" in text
        assert "| 08.05 |" in text  # of the day itself, written down later


async def test_a_day_that_was_closed_asks_the_same_afternoon(
    hall: Hall, session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        clock.set("16.10")
        hall.record([StageRun.new(id="penutup", state=StageState.DONE)])
        await desk.settled()
        await desk.keys("down", "p")
        assert "Absen pagi 3 Jul sudah ditutup. Tetap catat? Sekali lagi: ya." in desk.text()
        await desk.keys("p")
        assert "pulang 1" in desk.text()
