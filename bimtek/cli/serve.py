"""`bimtek serve FILE`: the hall's network."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from bimtek.clock import clock_from
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import clock
from bimtek.processes import at_the_end_of_input
from bimtek.sync.code import qr_lines
from bimtek.sync.serving import Present, Served
from bimtek.web.cards import CARDS
from bimtek.web.running import serve

Told = Callable[[Served], None]


def run(chosen: argparse.Namespace) -> int:
    """Serve the file until Ctrl+C, or beside a window until that lets go."""
    if chosen.beside:
        asyncio.run(_beside_a_window(chosen))
    elif sys.stdout.isatty():
        _with_a_table(chosen)
    else:
        asyncio.run(_serve(chosen, ready=_tell, told=in_lines(print)))
    print("Berhenti melayani. Salinan yang tersambung bekerja terus di berkasnya sendiri.")
    return Exit.DONE


async def _serve(
    chosen: argparse.Namespace, *, ready: Told = lambda _: None, told: Told = lambda _: None
) -> None:
    await serve(
        Path(chosen.file),
        host=chosen.host,
        port=chosen.port,
        tls=chosen.tls,
        clock=clock_from(),
        ready=ready,
        told=told,
    )


async def _beside_a_window(chosen: argparse.Namespace) -> None:
    serving = asyncio.create_task(_at_any_port(chosen))

    async def stop() -> None:
        serving.cancel()

    at_the_end_of_input(stop)
    with suppress(asyncio.CancelledError):
        await serving


async def _at_any_port(chosen: argparse.Namespace) -> None:
    """Another session may be served from this laptop: the window shows which address it is."""
    try:
        await _serve(chosen)
    except FileTrouble as trouble:
        if trouble.code != "no-port":
            raise
        chosen.port = 0
        await _serve(chosen)


def _with_a_table(chosen: argparse.Namespace) -> None:
    """Who is here stands below the PINs and is written anew when it changes."""
    from rich.live import Live
    from rich.text import Text

    live = Live(auto_refresh=False)
    known: set[tuple[str, str]] = set()

    def ready(served: Served) -> None:
        _tell(served)
        known.update(served.pins)
        live.start()

    def told(served: Served) -> None:
        rows = (*pins_of(served, known), *who_is_here(served.present))
        live.update(Text("\n".join(rows)), refresh=True)

    try:
        asyncio.run(_serve(chosen, ready=ready, told=told))
    finally:
        live.stop()


def who_is_here(present: Sequence[Present]) -> Iterator[str]:
    """A row each: who, as what, over what, and when both sides last held the same."""
    yield f"Tersambung: {len(present)}"
    for one in present:
        role = f"{one.role} {one.table}".strip()
        since = f"sama {_at(one.confirmed)}" if one.confirmed else f"sejak {_at(one.since)}"
        yield f"  {_name(one)[:24]:<24} {printable(role)[:24]:<24} {one.over:<9} {since}"


def in_lines(write: Callable[[str], None]) -> Told:
    """Tells who came and who went, and new PINs, a line each; nothing can be written anew."""
    known: dict[tuple[str, str, str, str], Present] = {}
    pins: set[tuple[str, str]] = set()

    def told(served: Served) -> None:
        for row in pins_of(served, pins) if pins else ():
            write(row)
        pins.update(served.pins)
        now = {(one.name, one.role, one.over, one.since): one for one in served.present}
        for key in now.keys() - known.keys():
            one = now[key]
            write(f"{_at(one.since)} {_name(one)} ({one.role}, {one.over}) tersambung")
        for key in known.keys() - now.keys():
            write(f"{_name(known[key])} ({known[key].role}, {known[key].over}) pergi")
        known.clear()
        known.update(now)
        sys.stdout.flush()

    return told


def _name(one: Present) -> str:
    return printable(one.name) or "tanpa nama"


def _at(moment: str) -> str:
    return clock(datetime.fromisoformat(moment))


def pins_of(served: Served, known: Collection[tuple[str, str]] = ()) -> Iterator[str]:
    """A row for each PIN that nobody was told yet; tables get theirs when the hall forms them."""
    for place, pin in served.pins:
        if (place, pin) not in known:
            yield f"PIN {printable(place):<24} {pin[:3]} {pin[3:]}"


def _tell(served: Served) -> None:
    """The codes first: the PINs stay in sight in a small window."""
    _draw_codes(served.urls[0], served.phones_url)
    print(f"Alamat   {served.urls[0]}")
    for url in served.urls[1:]:
        print(f"         {url}")
    if served.alone:
        print("         Hanya laptop ini; untuk jaringan aula: --host 0.0.0.0")
    if served.fingerprint:
        from bimtek.sync.fingerprint import shown

        print(f"Sertifikat {shown(served.fingerprint)} (cocokkan di laptop lain)")
    print(*pins_of(served), sep="\n")
    print(f"Kartu untuk dicetak: {served.urls[0]}{CARDS} dengan PIN fasilitator")
    print("Ctrl+C menghentikan.", flush=True)


def _draw_codes(address: str, phones: str) -> None:
    """Two codes beside each other, dark on light whatever the terminal's colours."""
    from rich.console import Console
    from rich.text import Text

    console, light = Console(), "black on bright_white"
    left, right = qr_lines(address), qr_lines(phones)
    width = len(left[0])
    console.print(f"{'Laptop, meja, dan layar':<{width}}  Ponsel peserta di pintu")
    for one, other in zip_longest(left, right, fillvalue=""):
        row = Text.assemble((one, light), " " * (width - len(one)), "  ", (other, light))
        console.print(row, no_wrap=True, crop=False)
