"""A battery that runs down is told before the laptop goes out (incident 7)."""

from __future__ import annotations

import psutil
import pytest

from bimtek.tui.battery import Battery, Charge, battery_warning, battery_words, charge
from tests.tui.conftest import Opened


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (None, ""),
        (Charge(12, True), ""),
        (Charge(31, False), ""),
        (Charge(30, False), "baterai 30%"),
        (Charge(17.6, False), "baterai 18%"),
        (Charge(17, None), "baterai 17%"),
        (Charge(-1, False), "baterai 0%"),
    ],
)
def test_the_header_counts_what_is_left_while_it_runs_down(now: Charge | None, words: str) -> None:
    assert battery_words(now) == words


def test_only_a_nearly_empty_one_interrupts() -> None:
    assert battery_warning(None) == ""
    assert battery_warning(Charge(13, False)) == ""
    assert battery_warning(Charge(5, True)) == ""
    said = battery_warning(Charge(12, False))
    assert said == "Baterai tinggal 12%. Sambungkan pengisi daya laptop ini."


def test_a_laptop_that_does_not_tell_has_no_battery(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> None:
        raise OSError

    monkeypatch.setattr(psutil, "sensors_battery", unreadable, raising=False)
    assert charge() is None
    monkeypatch.delattr(psutil, "sensors_battery")
    assert charge() is None


async def test_it_stands_in_the_header_and_is_said_once(desk: Opened) -> None:
    async with desk() as at:
        battery = Battery(at.workspace)
        at.workspace._battery = battery
        battery.show(Charge(11, False))
        await at.settled()
        assert "baterai 11%" in at.screen.partition("\n")[0]
        assert at.message == "Baterai tinggal 11%. Sambungkan pengisi daya laptop ini."
        at.workspace.tell("")
        battery.show(Charge(10, False))
        await at.settled()
        assert at.message == ""
        battery.show(Charge(10, True))
        await at.settled()
        assert "baterai" not in at.screen


async def test_one_that_is_read_while_the_window_closes_goes_nowhere(desk: Opened) -> None:
    async with desk() as at:
        pass
    at.workspace._battery._read()
    assert at.workspace._battery.words == ""
