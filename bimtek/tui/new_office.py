"""An OPD that the list does not have: its two names, and it can be mentioned, seated, asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.offices import Offices, added_office
from bimtek.hall.records import Opd
from bimtek.journal.records import Change, Refusal
from bimtek.ui.form import Form, FormField

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

    from bimtek.session import Session
    from bimtek.tui.copying import Tell

TITLE = "OPD yang belum ada di daftar"


async def add_office(app: App[Any], session: Session, tell: Tell) -> None:
    """Ask for its names and record it. Run in a worker."""

    def offices() -> Offices:
        return Offices(seen.value for seen in session.all(Opd))

    def check(values: Mapping[str, str]) -> tuple[str, str]:
        try:
            made(values)
        except Refusal as refusal:
            return ("name" if refusal.code == "no-name" else "short"), refusal.message
        return "", ""

    def made(values: Mapping[str, str]) -> Change:
        return added_office(values["short"], values["name"], offices())

    fields = [
        FormField("short", "Singkatan", "", "misalnya Dinkes"),
        FormField("name", "Nama lengkap", "", "misalnya Dinas Kesehatan"),
    ]
    values = await app.push_screen_wait(Form(TITLE, fields, check=check, done="tambahkan"))
    if values is None:
        return
    try:
        change = made(values)
        await asyncio.wrap_future(session.record(change))
    except Refusal as refusal:
        tell(refusal.message, "warning")
        return
    tell(f"{values['short']} ada di daftar sebagai @{change.record}. Ctrl+Z mengurungkan.")
