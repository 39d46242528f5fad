"""The quorum of this city, where the script asks for another one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bimtek.hall.session_records import SessionSheet
from bimtek.hall.sheet import quorum_fields, quorum_of
from bimtek.journal.records import Refusal
from bimtek.script.reading import typed_quorum
from bimtek.ui.ask import Ask

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

    from bimtek.session import Session
    from bimtek.tui.copying import Tell

QUESTION = "Kuorum: paling sedikit berapa OPD harus hadir?"
HINT = "6 OPD, atau 6 OPD luring (hanya yang di aula); 0: tanpa kuorum"


def mistyped(text: str) -> str:
    """What is wrong with a typed quorum, and what to write; else nothing."""
    try:
        typed_quorum(text)
    except ValueError as error:
        return f"Kuorum: {error}."
    return ""


async def ask_quorum(app: App[Any], session: Session, tell: Tell) -> None:
    """Ask for it and record it. Run in a worker."""
    seen = session.get(SessionSheet, "1")
    if seen is None:
        return
    standing = quorum_of(seen.value)
    question = Ask(
        QUESTION, standing.words if standing else "", check=mistyped, hint=HINT, replace=True
    )
    text = await app.push_screen_wait(question)
    if not text:
        return
    quorum = typed_quorum(text)
    fields = quorum_fields(quorum)
    told = f"Kuorum {quorum.words}" if quorum.opds else "Tanpa kuorum"
    try:
        await asyncio.wrap_future(session.record(seen.change(**fields)))
    except Refusal as refusal:
        tell(refusal.message, "warning")
        return
    tell(f"{told}. Ctrl+Z mengurungkan.")
