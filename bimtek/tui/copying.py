"""A copy onto a flash disk: which one, by a `bimtek backup` of its own, and what came of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek import device
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import clock
from bimtek.processes import at_work
from bimtek.tui import drives
from bimtek.tui.drives import Drive
from bimtek.tui.new_values import typed_path
from bimtek.ui.ask import Ask, Choose, Option

if TYPE_CHECKING:
    from textual.app import App

Tell = Callable[..., None]
"""`tell(sentence)`, `tell(sentence, "warning")`."""

FOLDER = "Bimtek"
"""Where copies lie on a drive."""
STILL_HERE = ". Masih di laptop ini dan hilang bersamanya: salin juga ke flashdisk."


class Copyist(NamedTuple):
    """In whose name a copy is recorded."""

    name: str
    role: str


def of_this_laptop() -> Copyist:
    """Whoever last worked here, where no session is open."""
    known = device.load()
    return Copyist(known.name, known.role)


async def copy_out(app: App[Any], path: Path, who: Copyist, now: datetime, tell: Tell) -> None:
    """Ask where to, copy, check, and say what came of it. Run in a worker.

    Args:
        path: the session file.
        who: in whose name the copy is recorded.
        now: stands in the copy's name.
        tell: says a sentence to the person; also how far it is.
    """
    place = await _where(app)
    if place is None:
        return
    name, folder = place
    target = _free_name(folder, f"{path.stem}-{now:%Y%m%d-%H%M}")
    tell(f"Menyalin ke {name} … Anda dapat terus bekerja.")
    try:
        await _run(command(path, target, name, who), target.name, name, tell)
    except OSError as error:
        tell(f"Salinan tidak dapat dimulai: {error}", "error")


async def _where(app: App[Any]) -> tuple[str, Path] | None:
    """A drive, or a folder that is typed."""
    while True:
        found = await asyncio.to_thread(drives.drives)
        options: list[Option[Drive | str]] = [
            Option(str(number), drive.name, drive, _about(drive))
            for number, drive in enumerate(found[:9], 1)
        ]
        options.append(Option("f", "folder lain …", "folder"))
        options.append(Option("l", "lihat lagi (sesudah dicolokkan)", "again"))
        title = "Salin ke mana?" if found else "Belum ada flashdisk. Colokkan, lalu tekan l."
        chosen = await app.push_screen_wait(Choose(title, options))
        if chosen == "again":
            continue
        if isinstance(chosen, Drive):
            return chosen.name, chosen.path / FOLDER
        return await _typed(app) if chosen else None


async def _typed(app: App[Any]) -> tuple[str, Path] | None:
    ask = Ask("Folder yang mana?", check=_no_folder, hint="/media/…/FLASHDISK", done="salin")
    typed = await app.push_screen_wait(ask)
    return (typed, typed_path(typed)) if typed else None


def _no_folder(typed: str) -> str:
    try:
        there = typed_path(typed).is_dir()
    except OSError:
        there = False
    return "" if there else "Folder itu tidak ada."


def _about(drive: Drive) -> str:
    room = f"{drive.free / 1_000_000_000:.1f} GB kosong".replace(".", ",")
    return room if drive.writable else "hanya dapat dibaca"


def _free_name(folder: Path, stem: str) -> Path:
    target, number = folder / f"{stem}.bimtek", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.bimtek"
    return target


def command(path: Path, target: Path, place: str, who: Copyist) -> list[str]:
    """The command that copies; it must be told who asked, for it opens the file by itself."""
    found = ["backup", str(path), str(target), "--json", "--remember", "--place", place]
    if who.name:
        found.append(f"--as={who.name}")
    if who.role:
        found += ["--role", who.role]
    return found


async def _run(command: list[str], copy: str, place: str, tell: Tell) -> None:
    process = await at_work(*command)
    if process.stdout is None or process.stderr is None:
        return
    trouble = asyncio.ensure_future(process.stderr.read())
    made: dict[str, Any] = {}
    async for line in process.stdout:
        made = _said(line, place, tell) or made
    words = printable((await trouble).decode("utf-8", "replace")).strip()
    status = await process.wait()
    if made:
        at = datetime.fromisoformat(made["at"])
        sentence = f"Salinan utuh ✓ di {place}, {clock(at)}, sidik {made['sidik']}: {copy}"
        if made["same_disk"]:
            tell(sentence + STILL_HERE, "warning")
        else:
            tell(sentence)
    if status:
        last = words.splitlines()[-1] if words else f"kode {status}"
        tell(f"Salinan gagal. {last}" if not made else last, "error")


def _said(line: bytes, place: str, tell: Tell) -> dict[str, Any] | None:
    """Pass on how far it is; the last line, which says that it is whole."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    if "copied" in said:
        tell(f"Menyalin ke {place} … {round(float(said['copied']) * 100)} %")
    elif said.get("checking"):
        tell(f"Memeriksa salinan di {place} …")
    return said if "copy" in said else None
