"""The minutes are written from the workspace, without leaving it."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opened


async def test_the_minutes_are_a_command_away_and_hold_the_note_just_sent(desk: Opened) -> None:
    async with desk() as at:
        place = at.session.path.with_suffix(".md")
        await at.open("Sambutan")
        await at.note("kalimat untuk notulen")
        await at.press("ctrl+p")
        await at.type("cetak notulen")
        await at.press("enter")
        await at.until("Notulen tertulis")
        assert "Kalimat untuk notulen." in place.read_text(encoding="utf-8")
        assert place.with_suffix(".docx").read_bytes().startswith(b"PK")
        assert place.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
async def test_where_the_minutes_cannot_be_written_it_is_said_and_one_goes_on(desk: Opened) -> None:
    async with desk() as at:
        at.session.path.with_suffix(".md").mkdir()
        await at.press("ctrl+p")
        await at.type("notulen")
        await at.press("enter")
        await at.until("adalah folder")
