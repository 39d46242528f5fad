"""What the minutes will say stands beside the notes where there is room."""

from __future__ import annotations

import pytest

from bimtek.tui.preview import Preview
from tests.tui.conftest import Opened


@pytest.mark.slow
async def test_a_note_stands_in_the_preview_of_the_minutes_as_it_was_typed(desk: Opened) -> None:
    async with desk(size=(120, 40)) as at:
        await at.open("Sambutan")
        await at.press("g", "n")
        await at.until("4. Sambutan")
        await at.note("? dari [mana] *anggarannya* @dinkes")
        await at.until("Dinkes menanyakan: Dari [mana] *anggarannya*?")


@pytest.mark.slow
async def test_a_small_screen_keeps_its_room_for_the_notes(desk: Opened) -> None:
    async with desk(size=(80, 24)) as at:
        await at.open("Sambutan")
        await at.press("g", "n")
        await at.until("Belum ada catatan")
        assert not at.workspace.query(Preview)
