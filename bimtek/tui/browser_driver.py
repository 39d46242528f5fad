"""A window that a browser draws: Textual's web driver, which also ends and paints anew."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver
from typing_extensions import override

from bimtek.processes import WINDOW_VARIABLE


def write_while_heard(file: int, data: bytes) -> int:
    """Draw; where the server has let go already nobody looks, and that is no mistake of ours."""
    with suppress(OSError):  # a pipe without a reader: EPIPE, on Windows EINVAL
        return os.write(file, data)
    return 0


class BrowserDriver(WebDriver):
    """Speaks with `bimtek serve` over its input and output."""

    @override
    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        said = os.environ.get(WINDOW_VARIABLE, "")
        if size is None and said:
            width, _, height = said.partition("x")
            size = int(width), int(height)
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._write = partial(write_while_heard, self.fileno)

    @override
    def run_input_thread(self) -> None:
        """Take what is typed until the server lets go, also where it was killed; then end."""
        super().run_input_thread()
        with suppress(RuntimeError):  # the loop ended before
            self._loop.call_soon_threadsafe(self._app.exit)

    @override
    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """What the server says beside the keys; `repaint`: a browser came that holds nothing."""
        if packet_type == "repaint":
            self._loop.call_soon_threadsafe(self._app.refresh)
        else:
            super().on_meta(packet_type, payload)
