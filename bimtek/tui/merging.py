"""Copies from a stick or a folder brought into this session: what they bring first, then all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.journal.copies import same_session
from bimtek.journal.trouble import Exit
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import when
from bimtek.processes import at_work
from bimtek.tui import drives
from bimtek.tui.copying import FOLDER
from bimtek.tui.new_values import short_path, typed_path
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.reading import Reading, Review

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.session import Session

Tell = Callable[..., None]
"""`tell(sentence)`, `tell(sentence, "warning")`."""

MOST = 9
"""Copies that are offered by a digit."""


class Said(NamedTuple):
    """What the process that merges said."""

    status: int
    lines: tuple[str, ...]
    """What each copy brings."""
    notices: tuple[str, ...]
    """What is left to people, or why nothing was done."""


async def merge_copies(app: App[Any], session: Session, tell: Tell) -> None:
    """Ask which copies, show what they bring, bring them in. Run in a worker."""
    chosen = await _which(app, session)
    if not chosen:
        return
    tell("Membaca salinan …")
    said = await _run(session.path, chosen, "--dry-run")
    tell("")
    if said.status != Exit.DONE:
        await app.push_screen_wait(Reading("Belum dapat digabungkan", said.notices))
        return
    review = Review(_title(chosen), said.lines, done="gabungkan")
    if not await app.push_screen_wait(review):
        tell("Tidak ada yang digabungkan.")
        return
    tell("Menggabungkan … Anda dapat terus bekerja.")
    done = await _run(session.path, chosen)
    if done.status not in (Exit.DONE, Exit.REMAINS):
        tell("")
        await app.push_screen_wait(Reading("Tidak semua digabungkan", done.notices))
        return
    tell(" ".join(done.notices), "warning" if done.status == Exit.REMAINS else "information")


def _title(chosen: Sequence[Path]) -> str:
    what = chosen[0].name if len(chosen) == 1 else f"{len(chosen)} salinan"
    return f"Gabungkan {what} ke sesi ini?"


# -- which ones


async def _which(app: App[Any], session: Session) -> list[Path]:
    while True:
        found = await asyncio.to_thread(copies_at_hand, session.path, session.file.session_id())
        options: list[Option[list[Path] | str]] = [
            Option(str(number), path.name, [path], f"{where}, {_changed(path, session.now())}")
            for number, (path, where) in enumerate(found[:MOST], 1)
        ]
        if len(found) > 1:
            options.append(Option("s", "semua salinan ini", [path for path, _ in found]))
        options.append(Option("f", "berkas lain …", "file"))
        options.append(Option("l", "lihat lagi (sesudah dicolokkan)", "again"))
        title = "Gabungkan salinan yang mana?"
        if not found:
            title = "Belum ada salinan sesi ini. Colokkan flashdisk, lalu tekan l."
        chosen = await app.push_screen_wait(Choose(title, options))
        if chosen == "again":
            continue
        if isinstance(chosen, list):
            return chosen
        return await _typed(app) if chosen else []


def copies_at_hand(path: Path, session: str) -> list[tuple[Path, str]]:
    """Copies of a session beside it and on drives that are plugged in, with where they lie.

    Args:
        path: the session file itself, which is none of them.
        session: its id.
    """
    places = [(path.parent, "di folder ini")]
    for drive in drives.drives():
        places += [(drive.path, drive.name), (drive.path / FOLDER, drive.name)]
    found: dict[Path, str] = {}
    for folder, where in places:
        for one in sorted(folder.glob("*.bimtek")):
            if one.resolve() != path.resolve():
                found.setdefault(one, where)
    own = set(same_session(found, session))
    return [(one, where) for one, where in found.items() if one in own]


def _changed(path: Path, now: datetime) -> str:
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
    except OSError:
        return ""
    return f"diubah {when(at, now)}"


async def _typed(app: App[Any]) -> list[Path]:
    ask = Ask(
        "Berkas yang mana?", check=_no_file, hint="/media/…/FLASHDISK/meja-4.bimtek", done="lihat"
    )
    typed = await app.push_screen_wait(ask)
    return [typed_path(typed)] if typed else []


def _no_file(typed: str) -> str:
    path = typed_path(typed)
    try:
        there = path.is_file()
    except OSError:
        there = False
    return "" if there else f"Tidak ada: {short_path(path)}"


# -- the process


async def _run(into: Path, sources: Sequence[Path], *more: str) -> Said:
    try:
        process = await at_work("merge", *more, "--", str(into), *map(str, sources))
    except OSError as error:
        return Said(Exit.CANNOT_WRITE, (), (f"Penggabungan tidak dapat dimulai: {error}",))
    out, err = await process.communicate()
    return Said(await process.wait(), _lines(out), _lines(err))


def _lines(raw: bytes) -> tuple[str, ...]:
    return tuple(printable(line) for line in raw.decode("utf-8", "replace").splitlines() if line)
