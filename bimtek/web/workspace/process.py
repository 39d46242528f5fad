"""One process that draws the workspace for one guest."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from bimtek import device
from bimtek.clock import VARIABLE as CLOCK
from bimtek.journal.trouble import names_only
from bimtek.processes import (
    DRIVER_VARIABLE,
    IN_A_BROWSER,
    PATIENCE_SECONDS,
    WINDOW_VARIABLE,
    give_way,
    own_program,
)
from bimtek.web.access import Guest
from bimtek.web.workspace.folders import clear, folder_of, furnish
from bimtek.web.workspace.packets import KEYS, Cells, meta, read_packet, resized

BEGINS: Final = b"__GANGLION__\n"
"""The line before the first packet."""
LINES_BEFORE: Final = 20
SLOWEST_SECONDS: Final = 20.0
"""A browser that takes nothing for so long is gone, and a process that takes no keys."""
LAST_WORDS: Final = 2000
"""Bytes of what a process said of a trouble."""
FRESH_TERMINAL: Final = (
    b"\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h\x1b[2J"
)
"""What a page that was loaded anew has to be told: as the process began."""
PASSED_ON: Final = frozenset(
    ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "USERPROFILE", "SYSTEMROOT", "TEMP",
     "TMP", "TMPDIR", "PYTHONPATH", "PYTHONUTF8", CLOCK)
)  # fmt: skip
"""The only variables that a guest's process sees."""

Send = Callable[[bytes], Awaitable[None]]


def environment_of(folder: Path, window: Cells) -> dict[str, str]:
    """Variables of a guest's process: settings of its own, nothing of whoever serves.

    Args:
        folder: of its settings.
        window: how large the browser is.
    """
    kept = {name: text for name, text in os.environ.items() if name.upper() in PASSED_ON}
    return kept | {
        device.VARIABLE: str(folder),
        DRIVER_VARIABLE: IN_A_BROWSER,
        WINDOW_VARIABLE: f"{window.width}x{window.height}",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM_PROGRAM": "textual",
        "PYTHONIOENCODING": "utf-8",
    }


class Drawing:
    """A process that draws, and the browser that shows it, if one is there.

    Args:
        path: the session file.
        guest: in whose name and role it works.
    """

    def __init__(self, path: Path, guest: Guest) -> None:
        self._path = path
        self._guest = guest
        self._folder = folder_of(guest)
        self._process: Process | None = None
        self._send: Send | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._said = b""
        self.ended = asyncio.Event()

    async def start(self, window: Cells) -> None:
        """Begin; what it draws goes nowhere until a browser is there.

        Args:
            window: of the browser.

        Raises:
            OSError: if no process can be started.
        """
        furnish(self._folder)
        self._process = await asyncio.create_subprocess_exec(
            *own_program(),
            "open",
            str(self._path.resolve()),
            f"--as={self._guest.name or self._guest.role}",
            f"--role={self._guest.role}",
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment_of(self._folder, window),
        )
        give_way(self._process.pid)  # the facilitator's window is on this laptop too
        self._tasks = [asyncio.create_task(self._draw()), asyncio.create_task(self._listen())]

    @property
    def last_words(self) -> str:
        """The last line of what it said of a trouble."""
        lines = self._said.decode("utf-8", "replace").strip().splitlines()
        return names_only(lines[-1], self._path) if lines else ""

    async def show_in(self, send: Send, window: Cells) -> None:
        """From now on this browser shows it; all of it, for the page may be a new one.

        Args:
            send: takes what is to be drawn.
            window: how large it is.
        """
        self._send = send
        await send(FRESH_TERMINAL)
        await self.take(resized(window) + meta("repaint"))

    def leave(self, send: Send) -> None:
        """This browser is gone; nothing happens if another one shows it by now."""
        if self._send is send:
            self._send = None

    async def take(self, packets: bytes) -> None:
        """Pass on what was typed."""
        stream = self._process.stdin if self._process else None
        if stream is None or self.ended.is_set():
            return
        with suppress(ConnectionError, RuntimeError, TimeoutError):
            stream.write(packets)
            async with asyncio.timeout(SLOWEST_SECONDS):
                await stream.drain()

    async def end(self) -> None:
        """Let it write what waits and end; after some seconds it is ended."""
        process = self._process
        if process is None:
            return
        self._send = None
        await self.take(meta("quit"))
        for force in (process.stdin.close if process.stdin else None, process.terminate):
            if process.returncode is None and force is not None:
                with suppress(ProcessLookupError):
                    force()
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await process.wait()
        await asyncio.to_thread(clear, self._folder)
        self.ended.set()

    async def _draw(self) -> None:
        stream = self._process.stdout if self._process else None
        assert stream is not None
        try:
            for _ in range(LINES_BEFORE):
                if await stream.readline() in (BEGINS, b""):
                    break
            while packet := await read_packet(stream):
                if packet.sort == KEYS and self._send is not None:
                    await self._pass(self._send, packet.payload)
        finally:
            self.ended.set()

    async def _pass(self, send: Send, drawn: bytes) -> None:
        try:
            async with asyncio.timeout(SLOWEST_SECONDS):
                await send(drawn)
        except (ConnectionError, RuntimeError, TimeoutError):
            self.leave(send)

    async def _listen(self) -> None:
        stream = self._process.stderr if self._process else None
        assert stream is not None
        while said := await stream.read(LAST_WORDS):
            self._said = (self._said + said)[-LAST_WORDS:]
