"""The package of an evening, from the closing: told, cancelled, written."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opened


@pytest.mark.slow
async def test_it_is_cancelled_without_a_trace_and_written_when_nobody_does(desk: Opened) -> None:
    async with desk() as at:
        beside = at.session.path.parent
        await at.open("Penutup")
        await at.press("e")
        await at.until("Esc batal")
        await at.press("escape")
        await at.until("Paket malam ini dibatalkan")
        assert not [one.name for one in beside.iterdir() if "paket" in one.name]
        await at.press("e")
        await at.until("Esc batal")
        await at.press("enter")
        await at.until("BACA-DULU.md")
        (folder,) = (one for one in beside.iterdir() if one.name.endswith("-paket"))
        assert (folder / "BACA-DULU.md").exists()
