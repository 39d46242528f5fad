"""The screen of the gap analysis alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult

from bimtek.stages.gap.records import Gap
from bimtek.stages.gap.view import GapView
from bimtek.stages.view import StageView
from bimtek.ui.theme import LIGHT, THEMES
from tests.keyboard import press, type_text
from tests.minutes.halls import Hall
from tests.stages.gap.halls import GAP
from tests.stages.standing import Standing


class Window(App[None]):
    """Holds the view and hears what it says."""

    CSS = "Screen { overflow: hidden; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, view: GapView) -> None:
        super().__init__()
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self.view = view
        self.told: list[str] = []
        self.notes: list[str] = []
        self.pointed: list[str] = []
        self.noting: list[tuple[str, ...]] = []
        """For which OPDs the note line was told to stand, one after the other."""
        self.warned = 0

    def compose(self) -> ComposeResult:
        yield self.view

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        self.told.append(event.text)

    def on_stage_view_begin_note(self, event: StageView.BeginNote) -> None:
        self.notes.append(event.text)

    def on_stage_view_pointed(self) -> None:
        self.pointed.append(self.view.pointed())

    def on_stage_view_noting(self) -> None:
        self.noting.append(self.view.note_context().opd)

    def on_typed_input_warned(self) -> None:
        self.warned += 1


class Stand(Standing[Window, GapView]):
    """A person at the keys."""

    async def type(self, text: str) -> None:
        await press(self.pilot, text[0])  # it may open a cell, where the rest goes
        await type_text(self.pilot, text[1:])
        await self.settle()

    async def go(self, key: str) -> None:
        """Put the cursor on a row."""
        assert self.view.go_to("gap", f"gap/{key}"), key
        await self.settle()

    @property
    def cursor(self) -> str | None:
        return self.view.leaf.page.cursor_key

    def gap(self, key: str) -> Gap:
        """What the file holds of a row."""
        self.hall.session.poll()
        seen = self.hall.session.get(Gap, f"gap/{key}")
        row, _, who = key.partition("/")
        return seen.value if seen else Gap("gap", row, who)

    @property
    def face(self) -> str:
        """Page, question or picture."""
        return self.view.face

    @property
    def told(self) -> str:
        return self.window.told[-1] if self.window.told else ""


@asynccontextmanager
async def standing(hall: Hall, size: tuple[int, int] = (80, 19)) -> AsyncIterator[Stand]:
    """Open the gap analysis of a hall in a window of this size."""
    window = Window(GapView(hall.session, GAP))
    async with window.run_test(size=size) as pilot:
        stand = Stand(pilot, hall, window, window.view)
        window.view.focus_first()
        await stand.settle()
        yield stand
