"""Paket malam ini: written by a `bimtek export` of its own, with how far it is; Esc cancels."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bimtek.locale.cleaning import printable
from bimtek.processes import own_program
from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import safe

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.tui.copying import Tell

CELLS = 40
"""Of the bar."""
HELP = """Paket malam ini: satu folder bertanggal di samping berkas sesi, berisi notulen, daftar \
hadir, rencana tindak lanjut, laporan, pesan untuk OPD, dan data. BACA-DULU.md menyebut isinya.

Esc membatalkan; paket yang lama tetap utuh. Enter menutup kotak ini: penulisan berjalan terus, \
dan tempatnya disebut sesudah selesai."""


class PackageDialog(Dialog[bool]):
    """How far the folder is; gives whether the person wants to cancel.

    Args:
        may_cancel: whether it can still be cancelled: not while the folder is put in its place.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "batal", show=False),
        Binding("enter", "go_on", "terus bekerja", show=False),
    ]

    def __init__(self, may_cancel: Callable[[], bool]) -> None:
        super().__init__()
        self._may_cancel = may_cancel

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said("Paket malam ini", "dialog--title")
            yield Static("Menyiapkan …", id="progress", markup=False)
            yield said("Esc batal · Enter terus bekerja, paket tetap ditulis", "dialog--hint")

    def show(self, done: int, of: int, name: str) -> None:
        """So many of so many files are made; which one is next."""
        full = CELLS * done // of if of else 0
        bar = "▓" * full + "░" * (CELLS - full)
        self.query_one("#progress", Static).update(Content(f"{bar} {done}/{of}\n{safe(name)}"))

    def over(self) -> None:
        """The work is at its end: close, unless the person reads the help over it."""
        if self.app.screen is self:
            self.dismiss(False)
        else:
            self.query_one("#progress", Static).update("Selesai.")
            self.query_one(".dialog--hint", Static).update("Esc tutup")

    def action_cancel(self) -> None:
        """Esc: cancel, while that is possible."""
        if self._may_cancel():
            self.dismiss(True)

    def action_go_on(self) -> None:
        """Enter: back to work; it is written meanwhile."""
        self.dismiss(False)


async def write_package(app: App[Any], path: Path, tell: Tell) -> None:
    """Write the folder, show how far it is, and say where it lies. Run in a worker.

    Args:
        path: the session file.
        tell: says a sentence to the person.
    """
    command = [*own_program(), "export", str(path), "-f", "paket", "--progress"]
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except OSError as error:
        tell(f"Paket tidak dapat dimulai: {error}", "error")
        return
    await _Work(app, process, tell).run()


class _Work:
    """One package on its way."""

    def __init__(self, app: App[Any], process: asyncio.subprocess.Process, tell: Tell) -> None:
        self._process = process
        self._tell = tell
        self._cancelled = False
        self._is_placed = False
        """The folder is being put in its place: it is too late to cancel."""
        self._is_open = True
        """Whether the person still looks on."""
        self._dialog = PackageDialog(lambda: not self._is_placed)
        app.push_screen(self._dialog, self._closed)

    async def run(self) -> None:
        """Follow it to its end, and say what came of it."""
        if self._process.stdout is None or self._process.stderr is None:
            return
        trouble = asyncio.ensure_future(self._process.stderr.read())
        folder = ""
        async for line in self._process.stdout:
            folder = self._said(line) or folder
        words = printable((await trouble).decode("utf-8", "replace")).strip()
        await self._process.wait()
        self._is_placed = False  # it can be closed again
        if self._is_open:
            self._dialog.over()
        if self._cancelled:
            self._tell("Paket dibatalkan; tidak ada yang ditulis.", "warning")
        elif folder:
            self._tell(f"Paket malam ini tertulis di {printable(folder)}. Mulai dari BACA-DULU.md.")
        else:
            last = words.splitlines()[-1] if words else "sebabnya tidak diketahui."
            self._tell(f"Paket tidak jadi ditulis: {last}", "error")

    def _said(self, line: bytes) -> str:
        """Show how far it is; the folder, from the last line."""
        try:
            told = json.loads(line)
        except ValueError:
            return ""
        if "folder" in told:
            return str(told["folder"])
        done, of = int(told["done"]), int(told["of"])
        self._is_placed = done + 1 >= of
        if self._is_open:
            self._dialog.show(done, of, str(told["name"]))
        else:
            self._tell(f"Paket malam ini: {done} dari {of} berkas …")
        return ""

    def _closed(self, cancel: bool | None) -> None:
        self._is_open = False
        if cancel and self._process.returncode is None:
            self._cancelled = True
            self._process.terminate()
