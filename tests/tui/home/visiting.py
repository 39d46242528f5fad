"""A person at the home screen, and the files that lie there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from bimtek.tui.home import HomeScreen
from bimtek.tui.new_session import NewSession
from bimtek.tui.run import Desk
from bimtek.tui.workspace import Workspace
from bimtek.ui.foot import MessageLine
from tests.keyboard import press, type_text, until
from tests.screens import screen_text
from tests.tui.driving import TestApp

SCREENS = Path(__file__).parent.parent / "screens"
MORNING = "2023-07-03T08:40:00+07:00"
WRITTEN = 1_688_348_000.0
"""08.33 of that morning."""


@dataclass
class Visit:
    """A person at the home screen."""

    app: TestApp
    desk: Desk
    pilot: Pilot[Any]

    async def press(self, *keys: str) -> None:
        for key in keys:
            await press(self.pilot, key)

    async def type(self, text: str) -> None:
        await type_text(self.pilot, text)

    async def until(self, there: Callable[[], bool]) -> None:
        await until(there, lambda: self.text)
        await self.pilot.pause()
        assert there(), self.text

    async def see(self, text: str) -> None:
        """Wait until it is on the screen, wherever its lines are broken."""
        await self.until(lambda: text in self.words)

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    @property
    def message(self) -> str:
        return self.app.screen.query_one(MessageLine).text

    @property
    def workspace(self) -> Workspace:
        assert isinstance(self.app.screen, Workspace)
        return self.app.screen

    @property
    def form(self) -> NewSession:
        assert isinstance(self.app.screen, NewSession)
        return self.app.screen

    @property
    def home(self) -> HomeScreen:
        found = self.app.screen_stack[0]
        assert isinstance(found, HomeScreen)
        return found


Visiting = Callable[..., AbstractAsyncContextManager[Visit]]


def beside(kept: Path, name: str, content: bytes | None, changed: float) -> Path:
    """Another file in the folder of sessions; without content a copy of the session."""
    path = kept.with_name(name)
    path.write_bytes(kept.read_bytes() if content is None else content)
    os.utime(path, (changed, changed))
    return path


def spoil(path: Path, changed: float) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)
    os.utime(path, (changed, changed))


def sql(path: Path, statement: str) -> None:
    changed = path.stat().st_mtime
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    os.utime(path, (changed, changed))


def sessions_in(folder: Path) -> list[Path]:
    return list(folder.rglob("*.bimtek"))
