"""How far a document, a folder or a zip is that is being written: shown, and cancelled by Esc."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import safe

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.tui.copying import Tell

CELLS: Final = 40
"""Of the bar."""

T = TypeVar("T")
Step = Callable[[int, int, str], None]
"""`step(done, of, name)`: how many files are made, and which is next."""


class ProgressDialog(Dialog[bool]):
    """How far it is; gives whether it was cancelled.

    Args:
        title: what is written.
        help: what F1 says here.
        cancel: cancels it; False: it is too late, for it is put in its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "batal", show=False),
        Binding("enter", "go_on", "terus bekerja", show=False),
    ]

    def __init__(
        self,
        title: str,
        help: str,  # noqa: A002 - what every widget of ours calls it
        cancel: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.help = help
        self._called = title
        self._cancel = cancel
        self._told = Content("Menyiapkan …")

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._called, "dialog--title")
            yield Static("", id="progress", markup=False)
            yield said("Esc batal · Enter terus bekerja, penulisan berjalan terus", "dialog--hint")

    def on_mount(self) -> None:
        self._draw()

    def show(self, done: int, of: int, name: str) -> None:
        """So many of so many files are made; which one is next."""
        full = CELLS * done // of if of else 0
        bar = "▓" * full + "░" * (CELLS - full)
        self._told = Content(f"{bar} {done}/{of}\n{safe(name)}")
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        self.query_one("#progress", Static).update(self._told)

    def over(self) -> None:
        """The work is at its end: close, unless the person reads the help over it."""
        if self.app.screen is self:
            self.dismiss(False)
        else:
            self.query_one("#progress", Static).update("Selesai.")
            self.query_one(".dialog--hint", Static).update("Esc tutup")

    def action_cancel(self) -> None:
        """Esc: cancel, while that is possible."""
        if self._cancel():
            self.dismiss(True)

    def action_go_on(self) -> None:
        """Enter: back to work; it is written meanwhile."""
        self.dismiss(False)


class Shown:
    """The dialog of some work, and once it was closed by Enter a line below the page instead.

    Args:
        name: what is written.
        cancel: as the dialog has it.
        tell: says a sentence to the person.
    """

    def __init__(
        self,
        app: App[Any],
        name: str,
        help: str,  # noqa: A002 - what every widget of ours calls it
        cancel: Callable[[], bool],
        tell: Tell,
    ) -> None:
        self._name = name
        self._tell = tell
        self._is_open = True
        self._dialog = ProgressDialog(name, help, cancel)
        app.push_screen(self._dialog, self._closed)

    def show(self, done: int, of: int, name: str) -> None:
        """How far it is."""
        if self._is_open:
            self._dialog.show(done, of, name)
        else:
            self._tell(f"{self._name}: {done} dari {of} berkas …")

    def over(self) -> None:
        """It is at its end."""
        if self._is_open and self._dialog.is_attached:
            self._dialog.over()

    def _closed(self, cancelled: bool | None) -> None:
        self._is_open = False
        if cancelled:
            self._tell(f"{self._name} dibatalkan; tidak ada yang ditulis.", "warning")


class Cancelled(Exception):  # noqa: N818 - no error, somebody has changed their mind
    """The person does not want it any more."""


class Course:
    """Work in a thread that can be cancelled until it puts what it made in its place."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_cancelled = self._is_placed = False

    def cancel(self) -> bool:
        """Whether it was not too late."""
        with self._lock:
            self._is_cancelled = not self._is_placed
            return self._is_cancelled

    def go_on(self, *, placing: bool) -> None:
        """Raises `Cancelled` where it was cancelled; else what is made is put in its place."""
        with self._lock:
            if self._is_cancelled:
                raise Cancelled
            self._is_placed = placing


async def shown_while(
    app: App[Any],
    name: str,
    help: str,  # noqa: A002 - what every widget of ours calls it
    tell: Tell,
    work: Callable[[Step], T],
) -> T:
    """Do work in a thread, show how far it is, and give what it gives. Run in a worker.

    Args:
        name: what is written.
        work: told a `Step`, which it calls before each file, and with `done` = `of` before it puts
            them in their place; what that raises ends it.

    Raises:
        Cancelled: the person pressed Esc; nothing was put in its place.
    """
    loop, course = asyncio.get_running_loop(), Course()
    shown = Shown(app, name, help, course.cancel, tell)

    def step(done: int, of: int, file: str) -> None:
        course.go_on(placing=done >= of)
        with suppress(RuntimeError):  # the window is gone meanwhile
            loop.call_soon_threadsafe(shown.show, done, of, file)

    try:
        return await asyncio.to_thread(work, step)
    finally:
        course.cancel()  # the worker itself may have been ended
        shown.over()
