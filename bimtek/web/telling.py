"""What the server tells the windows of its own laptop, at most once a second."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace

from bimtek.processes import began
from bimtek.stages.grouping import tables_of
from bimtek.sync.serving import Present, Served, publish
from bimtek.web.access import Role
from bimtek.web.host import Connection, Host

EVERY_SECONDS = 1.0


async def tell_windows(host: Host, served: Served, told: Callable[[Served], None]) -> None:
    """Publish who is here whenever that has changed, until cancelled."""
    here = os.getpid()
    served = replace(served, process=here, began=began(here))
    known: Served | None = None
    written: Served | None = None
    while True:
        now = as_of_now(host, served)
        if now != known:
            known = now
            told(now)
        if now != written and publish(host.path, now):
            written = now
        await asyncio.sleep(EVERY_SECONDS)


def as_of_now(host: Host, served: Served) -> Served:
    """With the PINs and the people of this moment."""
    names = table_names(host)
    pins = tuple((whose(place, names), pin) for place, pin in host.keys.pins.items())
    present = tuple(_present(host, one, names) for one in host.connections)
    return replace(served, pins=pins, present=present)


def _present(host: Host, one: Connection, names: dict[str, str]) -> Present:
    """Somebody who is here, with times by the clock of the hall."""
    guest = one.guest
    since, confirmed = host.session.local(one.since), host.session.local(one.confirmed)
    return Present(
        guest.name,
        guest.role,
        names.get(guest.table, guest.table),
        one.sort,
        since.isoformat("T", "seconds"),
        confirmed.isoformat("T", "seconds") if confirmed else "",
    )


def whose(place: str, names: dict[str, str]) -> str:
    """For whom a PIN is, in words: `notulis`, `koordinator Living`."""
    role, _, table = place.partition("/")
    return f"{role} {names.get(table, table)}" if role == Role.COORDINATOR else role


def table_names(host: Host) -> dict[str, str]:
    """`DIVISION/GROUP` → what people call that group."""
    return {one.id: one.title for one in tables_of(host.session)}
