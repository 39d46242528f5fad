"""How the writer's thread tells a screen about saves, without ever waiting for it."""

from __future__ import annotations

from collections.abc import Callable

from bimtek.journal.writer import SaveState


class Told:
    """Stands between a session and the screen that comes later and may go earlier."""

    def __init__(self) -> None:
        self.listener: Callable[[SaveState], None] | None = None

    def __call__(self, state: SaveState) -> None:
        if self.listener is not None:
            self.listener(state)
