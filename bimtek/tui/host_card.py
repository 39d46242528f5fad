"""Sambungan ke induk: how it is, trying once more, and another host in the place of a dead one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from bimtek.journal.trouble import FileTrouble
from bimtek.tui.host_words import host_lines
from bimtek.ui.ask import Ask
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.session import Session
    from bimtek.tui.copying import Tell
    from bimtek.tui.network import Network


class HostCard(Reading):
    """What is known of the host; gives True to try it at once, False for another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "give(True)", "sambungkan sekarang", show=False),
        Binding("i", "give(False)", "induk lain", show=False),
    ]
    hint = "s sambungkan sekarang · i alamat atau PIN lain · ↑ ↓ gulir · Esc tutup"

    def action_give(self, result: bool) -> None:
        """Leave with what is wanted."""
        self.dismiss(result)


async def tell_of_host(app: App[Any], session: Session, network: Network, tell: Tell) -> None:
    """Show the card and do what is chosen on it. Run in a worker."""
    if network.following is None:
        tell("Berkas ini tidak mengikuti induk. Menyambung: `bimtek join ALAMAT` di terminal.")
        return
    card = HostCard("Sambungan ke induk", host_lines(network.following, session.now()))
    same = await app.push_screen_wait(card)
    if same or (same is False and await _enter(app, session, tell)):
        await network.begin_anew()
        tell("Menyambung ke induk …")


async def _enter(app: App[Any], session: Session, tell: Tell) -> bool:
    """Ask for an address and a PIN until they let us in; False: the person gave up."""
    url = await app.push_screen_wait(
        Ask("Alamat induk", hint="http://192.168.1.5:8711", done="lanjut")
    )
    pin = (
        await app.push_screen_wait(Ask("PIN", hint="dari layar induk", done="masuk")) if url else ""
    )
    if not url or not pin:
        return False
    try:
        await asyncio.to_thread(_let_in, session, url, pin)
    except FileTrouble as trouble:
        tell(trouble.message, "error")
        return False
    return True


def _let_in(session: Session, url: str, pin: str) -> None:
    """In a thread: what speaks with the network is slow to load."""
    from bimtek.sync.entering import (
        address_of,
        enter,
        refuse_another_role,
        remember,
        remembered,
    )

    url, known = address_of(url), remembered(session.path)
    fingerprint = known.fingerprint if known and known.url == url else ""
    if url.startswith("https:") and not fingerprint:
        raise FileTrouble(
            "other-certificate",
            f"Bandingkan dahulu sertifikatnya: bimtek join {url} {session.path} di terminal.",
        )
    own = session.file.session_id()
    host = asyncio.run(enter(url, pin.replace(" ", ""), session.officer, fingerprint, session=own))
    refuse_another_role(session.role, host)
    remember(session.path, host)
