"""The screen of a kertas kerja alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from bimtek.script.model import Stage
from bimtek.stages.view import StageView
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.view import WorksheetView
from bimtek.stages.worksheet.view_form import SheetForm
from bimtek.ui.theme import LIGHT, THEMES
from tests.keyboard import press, shown, type_text, written
from tests.minutes.halls import Hall
from tests.screens import screen_text
from tests.stages.worksheet.halls import READINESS


class Window(App[None]):
    """Holds the view and hears what it says."""

    CSS = "Screen { overflow: hidden; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, view: WorksheetView) -> None:
        super().__init__()
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self.view = view
        self.told: list[str] = []
        self.notes: list[str] = []
        self.pointed: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        self.told.append(event.text)

    def on_stage_view_begin_note(self, event: StageView.BeginNote) -> None:
        self.notes.append(event.text)

    def on_stage_view_pointed(self) -> None:
        self.pointed.append(self.view.pointed())


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
            await self.settle()

    async def type(self, text: str) -> None:
        await type_text(self.pilot, text)
        await self.settle()

    async def settle(self) -> None:
        """Wait until what was asked for is on disk and shown."""
        await shown(self.pilot)
        await written(self.pilot, self.hall.session, self._look)

    def _look(self) -> None:
        self.view.records_changed(self.hall.session.poll())

    async def undo(self) -> None:
        self.hall.session.undo().result(10)
        await self.settle()

    @property
    def text(self) -> str:
        return screen_text(self.window)

    def line(self, part: str) -> str:
        """The first line of the screen that holds this."""
        return next((line for line in self.text.splitlines() if part in line), "")

    @property
    def cursor(self) -> str | None:
        return self.view.lines.cursor_key

    def value(self, key: str, column: str, who: str = PLENARY) -> str:
        """What the screen knows of a cell."""
        state = self.view.state
        row = next(one for one in state.rows if one.key == key)
        return state.values(row, who).get(column, "")

    @property
    def form(self) -> SheetForm:
        assert self.view.form is not None
        return self.view.form

    @property
    def said(self) -> str:
        """The last sentence for the person."""
        return self.window.told[-1] if self.window.told else ""


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = READINESS, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open a kertas kerja of a hall in a window of this size."""
    window = Window(WorksheetView(hall.session, stage))
    async with window.run_test(size=size) as pilot:
        stand = Stand(pilot, hall, window)
        window.view.focus_first()
        await stand.settle()
        yield stand
