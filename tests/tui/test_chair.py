"""F4, p: the mayor leaves, another one leads, a time was typed wrongly."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Chair, StageRun, StageState
from bimtek.minutes.document import minutes
from tests.tui.conftest import Opened
from tests.tui.driving import Desk


async def begun(at: Desk) -> None:
    """The mayor leads since half past eight."""
    await at.press("f4", "p", "enter")
    await at.type("Wali Kota")
    await at.press("enter", "enter")
    await at.until("Pimpinan: Wali Kota sejak 08.30")


async def test_the_mayor_leaves_before_anybody_takes_over(desk: Opened) -> None:
    async with desk() as at:
        await begun(at)
        await at.press("p", "s")
        await at.until("memimpin sampai jam berapa?")
        await at.type("0940")
        await at.press("enter")
        await at.until("belum disebut sejak 09.40 (F4, p)")
        await at.press("p", "n")
        await at.type("8")  # the row of the signed sheet
        await at.press("enter", "enter")
        await at.type("0945")
        await at.press("enter")
        sekda = "Priyo Suhartono, Sekretaris Daerah"
        await at.until(f"Pimpinan: {sekda} sejak 09.45 · sebelumnya Wali")
        told = f"Wali Kota (pukul 08.30–09.40 WIB); {sekda} (pukul 09.45–… WIB)"
        assert told in minutes(at.session)


@pytest.mark.slow
async def test_a_time_is_corrected_and_the_one_before_moves_along(desk: Opened) -> None:
    async with desk() as at:
        await begun(at)
        await at.press("p", "n", "enter")
        await at.type("Sekda")
        await at.press("enter")
        await at.type("0940")
        await at.press("enter")
        await at.until("sebelumnya Wali Kota 08.30–09.40")
        await at.press("p", "2", "enter", "enter")
        await at.type("0815")
        await at.press("enter", "enter")
        await at.until("tidak sesudah")
        await at.type("0935")
        await at.press("enter", "enter")
        await at.until("Pimpinan: Sekda sejak 09.35 · sebelumnya Wali Kota 08.30–09.35")
        assert len(at.session.all(Chair)) == 2


@pytest.mark.slow
async def test_named_late_the_chair_has_led_since_the_acara_that_nobody_led(desk: Opened) -> None:
    async with desk() as at:
        begun = at.session.now().replace(hour=8, minute=5)
        run = StageRun.new(id="pembukaan", state=StageState.RUNNING, started=begun)
        at.session.record(run).result(10)
        await at.settled()
        await at.press("f4", "p", "enter")
        await at.until("‘Pembukaan’ tanpa pimpinan sejak 08.05")
        await at.type("Wali Kota")
        await at.press("enter", "enter")
        await at.until("Pimpinan: Wali Kota sejak 08.05")
        await at.press("p", "n")
        await at.until("Sejak jam")
        assert "tanpa pimpinan" not in at.screen
