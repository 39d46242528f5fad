"""Package, archive and forms: each written by a `bimtek` of its own, with how far it is."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.journal.trouble import Exit
from bimtek.locale.cleaning import printable
from bimtek.processes import at_work
from bimtek.tui.progress import Shown

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.tui.copying import Tell

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
    then: str
    """What to do with it."""


PACKAGE = Job("Paket malam ini", HELP, ("export", "-f", "paket"), "Mulai dari BACA-DULU.md.")
ARCHIVE = Job("Arsip", ARCHIVE_HELP, ("archive",), "Mulai dari BACA-SAYA.txt.")


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
        self._is_cancelled = False
        self._is_placed = False
        """It is being put in its place: it is too late to cancel."""
        self._shown = Shown(app, job.name, job.help, self._cancel, tell)

    async def run(self) -> None:
        """Follow it to its end, and say what came of it."""
        if self._process.stdout is None or self._process.stderr is None:
            return
        trouble = asyncio.ensure_future(self._process.stderr.read())
        done = ""
        async for line in self._process.stdout:
            done = self._said(line) or done
        words = printable((await trouble).decode("utf-8", "replace")).strip()
        status = await self._process.wait()
        self._shown.over()
        if self._is_cancelled:
            return
        last = words.splitlines()[-1] if words else "sebabnya tidak diketahui."
        if done:
            self._tell(f"{self._job.name} tertulis: {printable(done)}. {self._job.then}")
        elif status == Exit.DONE:
            self._tell(last)  # there was nothing to write
        else:
            self._tell(f"{self._job.name} tidak jadi ditulis: {last}", "error")

    def _said(self, line: bytes) -> str:
        """Show how far it is; from the last line, where it lies and how much it is."""
        try:
            told = json.loads(line)
        except ValueError:
            return ""
        if "folder" in told:
            more = f" ({told['holds']})" if "holds" in told else ""
            return f"{told['folder']}{more}"
        done, of = int(told["done"]), int(told["of"])
        self._is_placed = done + 1 >= of
        self._shown.show(done, of, str(told["name"]))
        return ""

    def _cancel(self) -> bool:
        if self._is_placed or self._process.returncode is not None:
            return False
        self._is_cancelled = True
        self._process.terminate()
        return True
