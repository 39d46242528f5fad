from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from bimtek.ui.later import after_refresh
from tests.ui.bare import Bare


class Sheet(Vertical):
    """Reads its one line once it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("isi")

    def look(self) -> None:
        self.read.append(str(self.query_one(Static).content))

    def look_later(self) -> None:
        after_refresh(self, self.look)


async def test_a_sheet_that_is_taken_away_is_not_looked_at_any_more() -> None:
    app = Bare(Sheet)
    async with app.run_test() as pilot:
        sheet = app.query_one(Sheet)
        sheet.look_later()
        await pilot.pause()
        assert sheet.read == ["isi"]

        async def taken_away() -> None:
            """As a screen does it that is busy until the sheet has gone."""
            sheet.look_later()
            handed_on = asyncio.Event()
            sheet.call_later(handed_on.set)
            await handed_on.wait()
            await sheet.remove()

        app.screen.call_later(taken_away)
        await pilot.pause()
        await pilot.pause()
        assert not sheet.is_running
        assert sheet.read == ["isi"]
