"""The desk on a screen of its own, with a note line below, as the workspace shows it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from bimtek.session import Session
from bimtek.stages.attendance.view import AttendanceView
from bimtek.stages.view import StageView
from bimtek.ui.field import TypedInput
from bimtek.ui.theme import LIGHT, THEMES
from tests.keyboard import press, shown, type_text, written
from tests.screens import screen_text


class DeskApp(App[None]):
    """Holds the view; what is on disk is shown when a test says so."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "#note { height: 1; } #rule, #foot { height: 1; }"

    def __init__(self, session: Session, stage: str = "registrasi") -> None:
        super().__init__()
        self.animation_level = "none"
        self.session = session
        self.stage = stage
        self.told: list[str] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def compose(self) -> ComposeResult:
        yield Static("kepala", id="foot")
        yield AttendanceView(self.session, self.session.script.stage(self.stage))
        yield Static("─" * 200, id="rule")
        yield TypedInput(id="note")

    def on_mount(self) -> None:
        self.view.focus_first()

    def poll(self) -> None:
        if changed := self.session.poll():
            self.view.records_changed(changed)

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        self.told.append(event.text)

    @property
    def view(self) -> AttendanceView:
        return self.query_one(AttendanceView)


class Desk:
    """Hands on the keyboard: types, waits until everything is on disk and shown, reads."""

    def __init__(self, app: DeskApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def view(self) -> AttendanceView:
        return self.app.view

    @property
    def session(self) -> Session:
        return self.app.session

    async def keys(self, *keys: str) -> None:
        """Press keys; a text of several letters is typed."""
        for key in keys:
            if key in NAMED or len(key) == 1:
                await press(self.pilot, key)
                await self._written()
            else:
                await type_text(self.pilot, key)
                await self._written()

    async def burst(self, *keys: str) -> None:
        """Keys as fast as a scanner sends them: none waits for what the one before it does."""
        for key in keys:
            for one in [key] if key in NAMED else key:
                name = key if key in NAMED else _SIGNS.get(one, one)
                self.app.post_message(Key(name, None if key in NAMED else one))
        await self.settled()

    async def resize(self, columns: int, lines: int) -> None:
        await self.pilot.resize_terminal(columns, lines)
        await self.settled()

    async def settled(self) -> None:
        await shown(self.pilot)
        await self._written()

    async def _written(self) -> None:
        await written(self.pilot, self.session, self.app.poll)

    def lines(self) -> list[str]:
        """What stands on the screen, row by row."""
        return self.text().splitlines()

    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(self.app)


NAMED = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "backspace", "pagedown",
     "pageup", "home", "end", "space", "delete")
)  # fmt: skip
_SIGNS = {" ": "space", "+": "plus", "@": "at", ",": "comma", ".": "full_stop", "-": "minus"}


@asynccontextmanager
async def at_desk(
    session: Session, size: tuple[int, int] = (80, 24), stage: str = "registrasi"
) -> AsyncIterator[Desk]:
    app = DeskApp(session, stage)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.settled()
        yield desk
