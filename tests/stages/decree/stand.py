"""The screen of the SK alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from bimtek.journal.records import Change
from bimtek.stages.decree.view import DecreeView
from bimtek.stages.view import StageView
from bimtek.ui.theme import LIGHT, THEMES
from tests.keyboard import press, shown, type_text, written
from tests.minutes.halls import Hall
from tests.screens import screen_text
from tests.stages.decree.halls import SK


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
        self.warned = 0
        self.prefix = ""
        """What stands before the note line."""

    def compose(self) -> ComposeResult:
        yield self.view

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        self.told.append(event.text)

    def on_stage_view_noting(self) -> None:
        self.prefix = self.view.note_context().prefix

    def on_typed_input_warned(self) -> None:
        self.warned += 1

    def on_stage_view_begin_note(self, event: StageView.BeginNote) -> None:
        self.notes.append(event.text)


class Stand:
    """A person at the keys."""

    def __init__(self, pilot: Pilot[None], hall: Hall, window: Window) -> None:
        self.pilot = pilot
        self.hall = hall
        self.window = window
        self.view = window.view

    async def press(self, *keys: str) -> None:
        for key in keys:
            await press(self.pilot, key)
            await self._written()
        await self.settle()

    async def type(self, text: str) -> None:
        await type_text(self.pilot, text)
        await self.settle()

    async def record(self, *changes: Change) -> None:
        """Record beside the screen, as the roll call of the same window does."""
        with self.hall.session.act() as act:
            for change in changes:
                act.record(change)
        act.saved.result(10)
        await self.settle()

    async def settle(self) -> None:
        """Wait until what was asked for is on disk and shown."""
        await shown(self.pilot)
        await self._written()

    async def _written(self) -> None:
        await written(self.pilot, self.hall.session, self._look)

    def _look(self) -> None:
        self.view.records_changed(self.hall.session.poll())

    @property
    def text(self) -> str:
        """The screen as text, without spaces at the ends of lines."""
        return screen_text(self.window)

    def line(self, part: str) -> str:
        """The first line of the screen that holds this."""
        return next((line for line in self.text.splitlines() if part in line), "")

    def row(self, opd: str) -> Any:
        return next(row for row in self.view.state.rows if row.opd == opd)


@asynccontextmanager
async def standing(hall: Hall, size: tuple[int, int] = (80, 20)) -> AsyncIterator[Stand]:
    """Open the SK of a hall in a window of this size."""
    window = Window(DecreeView(hall.session, SK))
    async with window.run_test(size=size) as pilot:
        stand = Stand(pilot, hall, window)
        window.view.focus_first()
        await stand.settle()
        yield stand
