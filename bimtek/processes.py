"""Other processes of this program on this laptop: which still run, and those that end with us."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import IO, Any

DRIVER_VARIABLE = "TEXTUAL_DRIVER"
IN_A_BROWSER = "bimtek.tui.browser_driver:BrowserDriver"
"""Its value for a window that a browser draws."""
WINDOW_VARIABLE = "BIMTEK_WINDOW"
"""How large the browser's window is at first, in cells: `120x40`."""
LESS_URGENT = 5
"""How nice such a process is to others, where 0 is as usual and 19 the most."""
PATIENCE_SECONDS = 3.0
"""For a process to end by itself once its starter lets go."""
SAME_SECONDS = 2.0
"""Two readings of when a process began may differ by the clock's corrections."""


def own_program() -> list[str]:
    """How this program is started once more."""
    if getattr(sys, "frozen", False):
        return [sys.executable]  # a built program is itself the command
    return [sys.executable, "-m", "bimtek"]


def began(number: int) -> float:
    """When a process of this laptop began, in seconds since 1970; 0: there is none."""
    import psutil  # slow to load, and only wanted where there is another process

    try:
        return float(psutil.Process(number).create_time())
    except (psutil.Error, OverflowError, ValueError):
        return 0.0


def lives(number: int, since: float) -> bool:
    """Whether that very process still runs, and not a later one that got its number.

    Args:
        number: of the process.
        since: what `began` said of it.
    """
    return bool(number) and bool(since) and abs(began(number) - since) < SAME_SECONDS


async def at_work(*arguments: str) -> asyncio.subprocess.Process:
    """This program once more, for work that takes long: exports, copies, merges.

    What it says and what troubles it can be read; it gives way to whoever types.

    Args:
        arguments: the command and what goes with it.

    Raises:
        OSError: if no process can be started.
    """
    process = await asyncio.create_subprocess_exec(
        *own_program(),
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    give_way(process.pid)
    return process


def give_way(number: int) -> None:
    """Let a process have what the windows of the laptop leave over."""
    import psutil  # as above

    less = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", LESS_URGENT)  # the former on Windows
    with suppress(psutil.Error, OSError):  # it has ended, or may not be told
        psutil.Process(number).nice(less)


def at_the_end_of_input(then: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """In a running loop: do this when whoever holds the other end of our input lets go."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        sys.stdin.read()
        with suppress(RuntimeError):  # the loop ended before
            asyncio.run_coroutine_threadsafe(then(), loop)

    threading.Thread(target=wait, daemon=True).start()


class Beside:
    """This program once more, without a screen; it ends with whoever started it.

    It holds the other end of its input and ends when that closes, also where we are killed.

    Args:
        arguments: the command and what goes with it.
        hears: whether what it says is listened to.
    """

    def __init__(self, arguments: Sequence[str], *, hears: bool = False) -> None:
        self.heard = ""
        """The last line that it said."""
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [*own_program(), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if hears else subprocess.DEVNULL,
            stderr=self._said,
        )
        if hears:
            threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        with suppress(OSError, ValueError):  # closed meanwhile
            for line in self._process.stdout or ():
                self.heard = line.decode("utf-8", "replace").strip()

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    @property
    def last_words(self) -> str:
        """The last line of what it said of a trouble; empty while it runs."""
        if self.runs or self._said.closed:
            return ""
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def end(self) -> None:
        """Let it end by itself; after some seconds it is ended."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(PATIENCE_SECONDS)
        if self.runs:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE_SECONDS)
        self._said.close()
