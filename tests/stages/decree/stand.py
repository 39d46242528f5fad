"""The screen of the SK alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App, ComposeResult

from bimtek.journal.records import Change
from bimtek.stages.decree.view import DecreeView
from bimtek.stages.view import StageView
from bimtek.ui.theme import LIGHT, THEMES
from tests.minutes.halls import Hall
from tests.stages.decree.halls import SK
from tests.stages.standing import Standing


class Window(App[None]):
    """Holds the view and hears what it says."""

    CSS = "Screen { overflow: hidden; }"

    def __init__(self, view: DecreeView) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self.view = view
        self.told: list[str] = []
        self.notes: list[str] = []
        self.prefix = ""
        """What stands before the note line."""

    def compose(self) -> ComposeResult:
        yield self.view

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        self.told.append(event.text)

    def on_stage_view_noting(self) -> None:
        self.prefix = self.view.note_context().prefix

    def on_stage_view_begin_note(self, event: StageView.BeginNote) -> None:
        self.notes.append(event.text)


class Stand(Standing[Window, DecreeView]):
    """A person at the keys."""

    async def record(self, *changes: Change) -> None:
        """Record beside the screen, as the roll call of the same window does."""
        with self.hall.session.act() as act:
            for change in changes:
                act.record(change)
        act.saved.result(10)
        await self.settle()

    @property
    def recorded(self) -> int:
        """How many stances were ever recorded."""
        count = "SELECT count(*) FROM journal WHERE kind = 'stance'"
        return int(self.hall.session.file.connection.execute(count).fetchone()[0])

    def row(self, opd: str) -> Any:
        return next(row for row in self.view.state.rows if row.opd == opd)


@asynccontextmanager
async def standing(hall: Hall, size: tuple[int, int] = (80, 20)) -> AsyncIterator[Stand]:
    """Open the SK of a hall in a window of this size."""
    window = Window(DecreeView(hall.session, SK))
    async with window.run_test(size=size) as pilot:
        stand = Stand(pilot, hall, window, window.view)
        window.view.focus_first()
        await stand.settle()
        yield stand
