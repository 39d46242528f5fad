"""A session opened from the command line by somebody nobody knows yet: asked first, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import work
from textual.screen import Screen

from bimtek.journal.trouble import FileTrouble
from bimtek.tui.person import ask_person


class Welcome(Screen[None]):
    """Asks who works here, then goes on.

    Args:
        then: opens what was asked for on the command line.
        role: as what, where that is known.
    """

    def __init__(self, then: Callable[[], Screen[Any]], role: str = "") -> None:
        super().__init__()
        self._then = then
        self._role = role

    def on_mount(self) -> None:
        self.ask()

    @work
    async def ask(self) -> None:
        """Ask, remember, go on; without an answer the program ends."""
        if await ask_person(self.app, self._role) is None:
            self.app.exit(0)
            return
        try:
            screen = self._then()
        except FileTrouble as trouble:
            self.app.exit(int(trouble.status), message=trouble.message)
            return
        await self.app.push_screen(screen)
