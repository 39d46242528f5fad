"""What changed in the session before since it was taken over: listed, and taken over in one act."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.tui.new_values import typed_path
from bimtek.ui.ask import Ask, ChooseSeveral, Option
from bimtek.ui.columns import safe

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.onward.later import Difference
    from bimtek.session import Session
    from bimtek.tui.copying import Tell

LOOKING = "Membandingkan dengan sesi tahap sebelumnya …"


async def check_earlier(app: App[Any], session: Session, tell: Tell) -> None:
    """Look into the file of the session before, and offer what stands otherwise there now.

    Args:
        session: the one that goes on from it; what is taken over is one act of it.
        tell: says a sentence to the person.
    """
    tell(LOOKING)
    path = await asyncio.to_thread(_beside, session.path)
    if path is None:
        typed = await app.push_screen_wait(
            Ask("Di mana berkas sesi tahap sebelumnya?", hint="letak berkas .bimtek")
        )
        if typed is None:
            tell("")
            return
        path = typed_path(typed)
    try:
        found = await asyncio.to_thread(_differences, session.path, path)
    except (FileTrouble, Refusal) as trouble:
        tell(trouble.message, "error")
        return
    await _offer(app, session, path, found, tell)


async def _offer(
    app: App[Any], session: Session, path: Path, found: tuple[Difference, ...], tell: Tell
) -> None:
    if not found:
        tell(f"{path.name}: tidak ada yang berubah sejak dibawa.")
        return
    options = [Option("", safe(one.words), one) for one in found]
    title = f"Berubah di {path.name} sejak dibawa. Ambil yang mana?"
    taken = await app.push_screen_wait(ChooseSeveral(title, options))
    if not taken:
        tell("Tidak ada yang diambil; nilai di sini tetap.")
        return
    changes = [change for one in taken for change in one.changes]
    left = sum(not one.changes for one in taken)
    more = f" {left} dimusnahkan di sana: musnahkan juga di sini, pada isiannya." if left else ""
    if not changes:
        tell(f"Tidak ada nilai yang diambil.{more}", "warning")
        return
    try:
        await asyncio.wrap_future(session.record_all(changes))
    except Refusal as refusal:
        tell(refusal.message, "error")
    else:
        tell(f"{len(taken) - left} perubahan diambil; Ctrl+Z menarik semuanya.{more}")


def _beside(path: Path) -> Path | None:
    """Read by a session of its own in a thread: the work goes on meanwhile."""
    from bimtek.bootstrap import reading
    from bimtek.onward.source import beside

    with reading(path) as session:
        return beside(session)


def _differences(path: Path, earlier: Path) -> tuple[Difference, ...]:
    from bimtek.bootstrap import reading
    from bimtek.onward.later import differences
    from bimtek.onward.source import reading_earlier

    with reading(path) as session, reading_earlier(earlier) as source:
        return differences(session, source)
