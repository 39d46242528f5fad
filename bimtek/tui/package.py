"""Paket malam ini, and the archive: each written by a `bimtek` of its own, with how far it is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bimtek.locale.cleaning import printable
from bimtek.processes import at_work
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


ARCHIVE_HELP = """Arsip: satu berkas zip di samping berkas sesi, berisi berkas sesi, semua dokumen \
dan data, naskah, jumlah periksa, dan BACA-SAYA.txt untuk pembaca di kemudian hari. Isinya juga \
NIP dan catatan tertutup: untuk disimpan, bukan untuk diedarkan.

Esc membatalkan; arsip yang lama tetap utuh. Enter menutup kotak ini: penulisan berjalan terus, \
dan tempatnya disebut sesudah selesai."""


class Job(NamedTuple):
    """What is written, and how it is called."""

    name: str
    help: str
    command: tuple[str, ...]
    """Of the program itself; the session file stands behind its first word."""
    read_first: str


PACKAGE = Job("Paket malam ini", HELP, ("export", "-f", "paket"), "BACA-DULU.md")
ARCHIVE = Job("Arsip", ARCHIVE_HELP, ("archive",), "BACA-SAYA.txt")


class PackageDialog(Dialog[bool]):
    """How far it is; gives whether the person wants to cancel.

    Args:
        job: what is written.
        may_cancel: whether it can still be cancelled: not while it is put in its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "batal", show=False),
        Binding("enter", "go_on", "terus bekerja", show=False),
    ]

    def __init__(self, job: Job, may_cancel: Callable[[], bool]) -> None:
        super().__init__()
        self.help = job.help
        self._called = job.name
        self._may_cancel = may_cancel

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._called, "dialog--title")
            yield Static("Menyiapkan …", id="progress", markup=False)
            yield said("Esc batal · Enter terus bekerja, penulisan berjalan terus", "dialog--hint")

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


async def write_package(app: App[Any], path: Path, tell: Tell, job: Job = PACKAGE) -> None:
    """Write it, show how far it is, and say where it lies. Run in a worker.

    Args:
        path: the session file.
        tell: says a sentence to the person.
        job: what is written.
    """
    first, *rest = job.command
    try:
        process = await at_work(first, str(path), *rest, "--progress")
    except OSError as error:
        tell(f"{job.name} tidak dapat dimulai: {error}", "error")
        return
    await _Work(app, process, tell, job).run()


class _Work:
    """One of them on its way."""

    def __init__(
        self, app: App[Any], process: asyncio.subprocess.Process, tell: Tell, job: Job
    ) -> None:
        self._job = job
        self._process = process
        self._tell = tell
        self._cancelled = False
        self._is_placed = False
        """It is being put in its place: it is too late to cancel."""
        self._is_open = True
        """Whether the person still looks on."""
        self._dialog = PackageDialog(job, lambda: not self._is_placed)
        app.push_screen(self._dialog, self._closed)

    async def run(self) -> None:
        """Follow it to its end, and say what came of it."""
        if self._process.stdout is None or self._process.stderr is None:
            return
        name = self._job.name
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
            self._tell(f"{name} dibatalkan; tidak ada yang ditulis.", "warning")
        elif folder:
            self._tell(f"{name} tertulis: {printable(folder)}. Mulai dari {self._job.read_first}.")
        else:
            last = words.splitlines()[-1] if words else "sebabnya tidak diketahui."
            self._tell(f"{name} tidak jadi ditulis: {last}", "error")

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
            self._tell(f"{self._job.name}: {done} dari {of} berkas …")
        return ""

    def _closed(self, cancel: bool | None) -> None:
        self._is_open = False
        if cancel and self._process.returncode is None:
            self._cancelled = True
            self._process.terminate()
