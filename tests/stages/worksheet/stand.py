"""The screen of a kertas kerja alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult

from bimtek.script.model import Stage
from bimtek.stages.view import StageView
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.view import WorksheetView
from bimtek.stages.worksheet.view_form import SheetForm
from bimtek.ui.theme import LIGHT, THEMES
from tests.minutes.halls import Hall
from tests.stages.standing import Standing
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


class Stand(Standing[Window, WorksheetView]):
    """A person at the keys."""

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
        stand = Stand(pilot, hall, window, window.view)
        window.view.focus_first()
        await stand.settle()
        yield stand
