"""Serving the session from this window: which networks, and stopping it again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bimtek.tui.serving_screen import ServingScreen
from bimtek.ui.ask import Choose, Confirm, Option

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.tui.copying import Tell
    from bimtek.tui.network import Network

Networks = tuple[str, ...]
EVERYWHERE: Networks = ("--host", "0.0.0.0")  # noqa: S104 - only where the person asks for it
WHERE: list[Option[Networks]] = [
    Option("a", "jaringan aula", EVERYWHERE, "laptop, ponsel, dan layar lain, dengan PIN"),
    Option("s", "jaringan aula, tersandi", (*EVERYWHERE, "--tls"), "peramban bertanya dahulu"),
    Option("l", "laptop ini saja", (), "untuk mencoba"),
]
BEGIN_SECONDS, LOOK_SECONDS = 30.0, 0.2


async def serve_from_here(app: App[Any], network: Network, tell: Tell) -> None:
    """Ask, start, and show what people have to know; or show what is served. Run in a worker."""
    if network.served is None:
        networks = await app.push_screen_wait(Choose("Layani lewat jaringan yang mana?", WHERE))
        if networks is None:
            return
        tell("Menyiapkan layanan …")
        if trouble := await _begun(network, networks):
            tell(trouble, "error")
            return
        tell("")
    if await app.push_screen_wait(ServingScreen(network)):
        await _stop(app, network, tell)


async def _begun(network: Network, networks: Networks) -> str:
    """Wait until the server listens; a sentence if it does not."""
    network.serve(networks)
    for _ in range(round(BEGIN_SECONDS / LOOK_SECONDS)):
        await asyncio.sleep(LOOK_SECONDS)
        network.look_at_serving()
        if network.served is not None:
            return ""
        if trouble := network.why_not_served:
            return trouble
    return "Layanan belum siap. Coba lagi, atau jalankan `bimtek serve` di terminal."


async def _stop(app: App[Any], network: Network, tell: Tell) -> None:
    if not network.serves:
        tell("Layanan ini dimulai di jendela lain; hentikan di sana.", "warning")
        return
    present = len(network.served.present) if network.served else 0
    question = f"Berhenti melayani? {present} sedang tersambung."
    if present and not await app.push_screen_wait(Confirm(question, yes="berhenti")):
        return
    await network.stop_serving()
    tell("Berhenti melayani. Salinan bekerja terus di berkasnya sendiri.")
