"""`bimtek serve FILE`: the hall's network."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bimtek.clock import clock_from
from bimtek.journal.trouble import Exit
from bimtek.web.access import Role
from bimtek.web.doors import PHONES
from bimtek.web.running import LOOPBACK, Served, serve


def run(chosen: argparse.Namespace) -> int:
    """Serve the file until Ctrl+C."""
    asyncio.run(
        serve(
            Path(chosen.file),
            host=chosen.host,
            port=chosen.port,
            tls=chosen.tls,
            clock=clock_from(),
            ready=lambda served: _tell(served, alone=chosen.host == LOOPBACK),
        )
    )
    print("Berhenti melayani. Salinan yang tersambung bekerja terus di berkasnya sendiri.")
    return Exit.DONE


def _tell(served: Served, *, alone: bool) -> None:
    import segno

    print(f"Alamat   {served.urls[0]}")
    for url in served.urls[1:]:
        print(f"         {url}")
    if alone:
        print("         Hanya laptop ini; untuk jaringan aula: --host 0.0.0.0")
    if served.fingerprint:
        from bimtek.web.certificate import shown

        print(f"Sertifikat {shown(served.fingerprint)} (cocokkan di laptop lain)")
    for place, pin in served.pins:
        print(f"PIN {place:<24} {pin[:3]} {pin[3:]}")
    print("Laptop dan meja kelompok:")
    segno.make(served.urls[0]).terminal(compact=True)
    phones = f"{served.urls[0]}{PHONES}"
    print(f"Ponsel peserta di pintu, dengan kodenya ({phones}):")
    segno.make(f"{phones}/{dict(served.pins)[Role.PARTICIPANT]}").terminal(compact=True)
    print("Ctrl+C menghentikan.", flush=True)
