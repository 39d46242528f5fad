"""Who works here: asked once, remembered on this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek import device
from bimtek.device import Device
from bimtek.sync.own_table import COORDINATOR
from bimtek.ui.ask import Ask, Choose, Option

if TYPE_CHECKING:
    from textual.app import App

LONGEST_NAME = 80

ROLES = (
    Option("f", "fasilitator", "fasilitator", "memimpin acara"),
    Option("n", "notulis", "notulis", "mencatat dan mengisi"),
    Option("m", "meja", "meja", "meja registrasi: presensi saja"),
    Option("p", "penyelenggara", "penyelenggara", "menyiapkan dan merapikan"),
)


async def ask_person(app: App[Any], role: str = "") -> Device | None:
    """Ask for name and role, and remember them; None: not answered. Run in a worker.

    Args:
        role: where it is known already, it is not asked.
    """
    known = device.load()
    name = await app.push_screen_wait(
        Ask(
            "Siapa nama Anda?",
            known.name,
            check=_too_long,
            hint="seperti akan tercetak di notulen",
        )
    )
    if name is None:
        return None
    if role:
        return remember_person(name, role)
    roles = [option.result for option in ROLES]
    at = roles.index(known.role) if known.role in roles else 0
    chosen = await app.push_screen_wait(Choose("Apa peran Anda?", ROLES, at=at))
    return None if chosen is None else device.remember(name=name, role=chosen)


def remember_person(name: str, role: str) -> Device:
    """Who works at this laptop; as a koordinator one works for a table of one session only."""
    return device.remember(name=name, **({} if role == COORDINATOR else {"role": role}))


def _too_long(name: str) -> str:
    return "" if len(name) <= LONGEST_NAME else f"Paling panjang {LONGEST_NAME} huruf."
