"""A person at the keys of one acara's screen, alone in its window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from bimtek.stages.view import StageView
from bimtek.ui.theme import LIGHT, THEMES
from tests.keyboard import press, shown, type_text, until, written
from tests.minutes.halls import Hall
from tests.screens import same_screen, screen_text

V = TypeVar("V", bound=StageView)


class Window(App[None], Generic[V]):
    """Holds the view and hears what it says."""

    CSS = "Screen { overflow: hidden; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, view: V) -> None:
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


W = TypeVar("W", bound=Window[Any])


class Standing(Generic[W, V]):
    """Presses, types, waits until all is on disk and shown, reads."""

    def __init__(self, pilot: Pilot[None], hall: Hall, window: W, view: V) -> None:
        self.pilot = pilot
        self.hall = hall
        self.window = window
        self.view = view

    @classmethod
    @asynccontextmanager
    async def at(cls, hall: Hall, window: W, size: tuple[int, int]) -> AsyncIterator[Self]:
        """Sit down at this window of a hall."""
        async with window.run_test(size=size) as pilot:
            stand = cls(pilot, hall, window, window.view)
            window.view.focus_first()
            await stand.settle()
            yield stand

    async def press(self, *keys: str) -> None:
        for key in keys:
            await press(self.pilot, key)
            await self._written()

    async def type(self, text: str) -> None:
        await type_text(self.pilot, text)
        await self.settle()

    async def say(self, *lines: str) -> None:
        """Type lines into the field, each with its Enter."""
        for line in lines:
            await self.type(line)
            await self.press("enter")

    async def settle(self) -> None:
        """Wait until what was asked for is on disk and shown."""
        await shown(self.pilot)
        await self._written()

    async def until(self, words: str) -> None:
        """Until these words stand on the screen."""
        await until(lambda: words in self.text, lambda: f"‘{words}’ never came:\n{self.text}")
        await shown(self.pilot)  # what comes with them too

    async def _written(self) -> None:
        await written(self.pilot, self.hall.session, self._look)

    def _look(self) -> None:
        """As the workspace does: the screen, and a dialog over it that wants to know."""
        changed = self.hall.session.poll()
        self.view.records_changed(changed)
        if changed and (tell := getattr(self.window.screen, "records_changed", None)):
            tell(changed)

    async def undo(self) -> None:
        self.hall.session.undo().result(10)
        await self.settle()

    async def same_screens(self, folder: Path, name: str, *sizes: tuple[int, int]) -> None:
        """The screen stands in files as it is at each of these sizes, one after the other.

        Args:
            folder: of the files.
            name: theirs; `-` and the number of columns follow.
        """
        for columns, lines in sizes:
            await self.pilot.resize_terminal(columns, lines)
            await self.settle()
            await same_screen(self.window, folder / f"{name}-{columns}.txt")

    @property
    def said(self) -> str:
        """The last sentence for the person."""
        return self.window.told[-1] if self.window.told else ""

    @property
    def text(self) -> str:
        """The screen as text, without spaces at the ends of lines."""
        return screen_text(self.window)

    def line(self, part: str) -> str:
        """The first line of the screen that holds this."""
        return next((line for line in self.text.splitlines() if part in line), "")
