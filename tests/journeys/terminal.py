"""A real terminal for journeys: the program runs on a pty, its screen is read like a person's."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte
import pytest

if sys.platform == "win32":
    pytest.skip("journeys need a pty, which Windows has not", allow_module_level=True)

import fcntl
import pty
import termios

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b[27u",  # as newer terminals do; ESC with a letter right behind it would be Alt
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "shift+tab": "\x1b[Z",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "ctrl+p": "\x10",
    "ctrl+u": "\x15",
    "ctrl+z": "\x1a",
    "ctrl+y": "\x19",
    "ctrl+q": "\x11",
    "ctrl+c": "\x03",
    "shift+f2": "\x1b[1;2Q",
}
# pyte takes the tails of these private sequences for text
PRIVATE = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^].*?\x1b\\", re.DOTALL
)
COLOURS = re.compile(rb"\x1b\[[0-9;]*m")
SAVED = re.compile(r"● \d\d\.\d\d\.\d\d #(\d+)")
PATIENCE = 60.0
PIECE = 1024
"""Bytes that a terminal takes at once while it says that it takes some."""


class Vain(AssertionError):  # noqa: N818 - a wait that was in vain
    """Something never came on the screen; the message shows the screen."""


class Terminal:
    """A program on a terminal of its own.

    Args:
        command: the program and its arguments.
        environment: added to this process's.
        size: columns and lines.
        colours: whether anybody looks at them; without, the screen is read twice as fast.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        folder: Path | None = None,
        *,
        colours: bool = False,
    ) -> None:
        columns, lines = size
        self._colours = colours
        self._lines: list[str] = []
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.fd, child = pty.openpty()
        self._set_size(columns, lines)
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        told |= {"PYTHONUTF8": "1", "TEXTUAL_ANIMATIONS": "none"}
        told |= {"TEXTUAL_FPS": "10"}  # while keys are typed nobody reads the frames between
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LINES", "COLUMNS")}
        self.process = subprocess.Popen(
            list(command),
            stdin=child,
            stdout=child,
            stderr=child,
            env=kept | told | dict(environment),
            cwd=folder,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(child)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def resize(self, columns: int, lines: int) -> None:
        self._set_size(columns, lines)
        self.screen.resize(lines, columns)
        self.process.send_signal(signal.SIGWINCH)
        self.pump(0.3)

    def pump(self, seconds: float) -> None:
        """Read what the program draws, for this long or until it has gone."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.fd], [], [], left)[0]:
                continue
            try:
                drawn = os.read(self.fd, 1 << 16)
            except OSError:
                return
            if not drawn:
                return
            drawn = PRIVATE.sub(b"", drawn)
            self.stream.feed(drawn if self._colours else COLOURS.sub(b"", drawn))

    def _read_some(self) -> None:
        """Wait for the next piece of drawing, at most 20 ms."""
        if select.select([self.fd], [], [], 0.02)[0]:
            self.pump(0.0005)

    @property
    def text(self) -> str:
        """What stands on the screen; only lines that were drawn since are read again."""
        columns, lines = self.screen.columns, self.screen.lines
        if len(self._lines) != lines:
            self._lines, self.screen.dirty = [""] * lines, set(range(lines))
        for row in self.screen.dirty:
            cells = self.screen.buffer[row]
            self._lines[row] = "".join(cells[column].data for column in range(columns)).rstrip()
        self.screen.dirty.clear()
        return "\n".join(self._lines)

    def wait(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait until a text is on the screen."""
        self.until(lambda: text in self.text, f"‘{text}’ never came", seconds)

    def gone(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait until a text is no longer on the screen."""
        self.until(lambda: text not in self.text, f"‘{text}’ stayed", seconds)

    def matches(self, pattern: str, seconds: float = PATIENCE) -> str:
        """Wait until a line matches and give the first group, or the match."""
        found: list[str] = []

        def there() -> bool:
            match = re.search(pattern, self.text, re.MULTILINE)
            if match:
                found.append(match[1] if match.groups() else match[0])
            return match is not None

        self.until(there, f"nothing like {pattern!r} came", seconds)
        return found[-1]

    def until(self, there: Callable[[], bool], complaint: str, seconds: float = PATIENCE) -> None:
        """Wait until something is so, while the program draws.

        Raises:
            Vain: with the complaint, if it never is or the program has gone.
        """
        end = time.monotonic() + seconds
        while not there():
            if time.monotonic() > end or self.process.poll() is not None:
                self.pump(0.2)
                if there():
                    return
                raise Vain(f"{complaint}; exit {self.process.poll()}; the screen:\n{self.text}")
            self._read_some()

    def rest(self, seconds: float = 20.0) -> None:
        """Wait until nothing has been drawn for a moment."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and select.select([self.fd], [], [], 0.4)[0]:
            self.pump(0.005)

    def press(self, *keys: str) -> None:
        """Press keys by name; what is no name is typed."""
        for key in keys:
            data = chr(ord(key[-1]) & 31) if key.startswith("ctrl+") else KEYS.get(key, key)
            self._write(data.encode())
            self.pump(0.03)

    def send(self, data: str) -> None:
        """Write without looking at what comes back."""
        self._write(data.encode())

    def type(self, text: str) -> None:
        """Type a text, as fast as a program reads it."""
        self._write(text.encode())
        self.pump(0.05)

    def paste(self, text: str) -> None:
        self._write(f"\x1b[200~{text}\x1b[201~".encode())
        self.pump(0.1)

    def _write(self, data: bytes) -> None:
        """Hand all of it over; a program that waits to draw takes no keys until it is read."""
        end = time.monotonic() + PATIENCE
        while data:
            if time.monotonic() > end:
                raise Vain(f"it takes no keys; the screen:\n{self.text}")
            if select.select([], [self.fd], [], 0.05)[1]:
                data = data[os.write(self.fd, data[:PIECE]) :]
            if data:
                self.pump(0.005)

    @property
    def saved(self) -> int:
        """The number of own entries that the header says are on disk."""
        match = SAVED.search(self.text)
        return int(match[1]) if match else 0

    def wait_saved(self, count: int, seconds: float = PATIENCE) -> int:
        """Wait until at least so many entries are told as saved."""
        self.until(lambda: self.saved >= count, f"#{count} never came", seconds)
        return self.saved

    def kill(self) -> None:
        """Pull the plug."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def ended(self, seconds: float = PATIENCE) -> int:
        """Wait for the program's own end and give its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.pump(0.05)
        if self.process.poll() is None:
            raise Vain(f"the program did not end; the screen:\n{self.text}")
        return self.process.returncode

    def close(self) -> None:
        self.kill()
        os.close(self.fd)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
