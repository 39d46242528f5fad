"""A changed script, taken over from the workspace: which one, what changes, then one act."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from bimtek.bootstrap import SCRIPT
from bimtek.hall.session_records import ScriptVersion
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.locale.dates import clock
from bimtek.ui.ask import Ask, Settle, Standing
from bimtek.ui.columns import safe
from bimtek.ui.reading import Reading, Review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.session import Session
    from bimtek.takeover import Takeover
    from bimtek.tui.workspace import Workspace


async def take_script(workspace: Workspace) -> None:
    """Ask which script, show what it would change, take it as one act. Run in a worker."""
    typed = await workspace.app.push_screen_wait(
        Ask(
            "Naskah mana yang diambil ke dalam sesi ini?",
            check=_no_script,
            hint="letak berkasnya, misalnya naskah.md",
            done="lihat perubahannya",
        )
    )
    if typed is None:
        return
    from bimtek.takeover import take

    path = _path(typed)
    workspace.tell(f"Membaca {path.name} …")
    try:
        wanted = await asyncio.to_thread(_planned, workspace.session.path, path)
    except (Refusal, FileTrouble) as trouble:
        workspace.tell("")
        await workspace.app.push_screen_wait(
            Reading("Naskah itu belum dapat diambil", trouble.message.split("\n"))
        )
        return
    workspace.tell("")
    if not await _agreed(workspace, wanted, path):
        return
    workspace.script_told = f"Naskah diambil dari {path.name}: {len(wanted.lines)} perubahan."
    try:
        await asyncio.wrap_future(take(workspace.session, wanted))
    except Refusal as refusal:
        workspace.script_told = ""
        workspace.tell(refusal.message, "error")


async def _agreed(workspace: Workspace, wanted: Takeover, path: Path) -> bool:
    """Show what changes; whether it shall be taken."""
    if not wanted.changes:
        workspace.tell("Naskah itu sama dengan naskah sesi; tidak ada yang diambil.")
        return False
    if wanted.refused:
        title = f"{path.name}: {len(wanted.refused)} perubahan ditolak, tidak ada yang diambil"
        await workspace.app.push_screen_wait(Reading(title, list(_lines(wanted))))
        return False
    title = f"{path.name}: {len(wanted.lines)} perubahan"
    review = Review(title, list(_lines(wanted)), done="ambil semuanya")
    agreed = await workspace.app.push_screen_wait(review)
    return agreed is True


def _lines(wanted: Takeover) -> Iterator[Content]:
    """Acara by acara; what is refused stands first and says why."""
    for line in wanted.refused:
        head = Content.styled(safe(f"✗ {line.where}"), "bold")
        yield Content.assemble(head, safe(f": {line.what}"))
        yield Content(safe(f"  Ditolak: {line.refused}."))
    where = ""
    for line in wanted.lines:
        if line.refused:
            continue
        if line.where != where:
            where = line.where
            yield Content.styled(safe(where), "bold")
        yield Content(safe(f"  {line.what}"))
    yield from (Content(safe(notice)) for notice in wanted.notices)


def _planned(session: Path, script: Path) -> Takeover:
    """Read by a session of its own in a thread: the work goes on meanwhile."""
    from bimtek.bootstrap import reading
    from bimtek.takeover import plan

    with reading(session) as standing:
        return plan(standing, script)


def _path(typed: str) -> Path:
    from bimtek.script.library import find_script
    from bimtek.tui.new_values import typed_path

    return find_script(str(typed_path(typed)))


def _no_script(typed: str) -> str:
    try:
        _path(typed)
    except FileNotFoundError as error:
        return str(error)
    except (OSError, ValueError):
        return "Berkas itu tidak dapat dibaca. Tulis letak naskahnya."
    return ""


async def settle_script(workspace: Workspace) -> None:
    """Choose which of several versions is right that were taken over apart. Run in a worker."""
    standing = workspace.session.get(ScriptVersion, SCRIPT)
    if standing is None or not standing.conflicts:
        workspace.tell("Sesi ini memakai satu naskah; tidak ada yang perlu dipilih.")
        return
    from bimtek.takeover import settle

    heads = [head for head, _ in standing.values("source")]
    shown = [
        _standing(workspace.session, head.stamp, not place) for place, head in enumerate(heads)
    ]
    chosen = await workspace.app.push_screen_wait(Settle("Naskah sesi", shown))
    if chosen is None:
        return
    workspace.script_told = "Naskah dipilih; berlaku di semua salinan yang digabungkan."
    try:
        await asyncio.wrap_future(settle(workspace.session, chosen))
    except Refusal as refusal:
        workspace.script_told = ""
        workspace.tell(refusal.message, "error")


def _standing(session: Session, stamp: str, runs: bool) -> Standing:
    words = "yang sedang berlaku" if runs else "yang lain"
    author = session.author(stamp)
    if author is None:
        return Standing(words, "?", "?")
    return Standing(words, f"diambil {author.name}", f"pukul {clock(author.at)}")
