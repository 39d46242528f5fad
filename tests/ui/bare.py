"""A bare app to try a widget in."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from bimtek.ui.theme import LIGHT, THEMES


class Bare(App[None]):
    """Shows what it is given and remembers what that says."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *makers: Callable[[], Widget]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT
        self.heard: list[Message] = []
        self.makers = makers

    def compose(self) -> ComposeResult:
        for make in self.makers:
            yield make()

    def said(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.heard if isinstance(message, kind)]

    def hear(self, message: Message) -> None:
        if not any(message is known for known in self.heard):
            self.heard.append(message)
