"""Who else stands at a row: told on the page of a table, and to all who work on the session."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Final

from bimtek.hall.identity import officer_id
from bimtek.hall.officers import initials_of
from bimtek.sync.rows import AGAIN_SECONDS, At
from bimtek.web.recording import NAMELESS

if TYPE_CHECKING:
    from bimtek.web.access import Guest
    from bimtek.web.host import Host
    from bimtek.web.tables.leaf import Leaf

MOST: Final = 20
"""Records of one row: a form has a few fields."""
_PAGES: Final = count(1)


def others_at(host: Host, guest: Guest, leaf: Leaf) -> tuple[str, ...]:
    """Initials of those who stand at the same row, on a laptop or on another page."""
    mine = {(one.kind, one.record) for one in _cursors(host, guest, leaf)}
    me = _actor(host, guest)
    found = (
        one.initials
        for one in host.rows.others("")
        if one.actor != me and (one.kind, one.record) in mine
    )
    return tuple(sorted(set(found)))


@asynccontextmanager
async def standing_at(host: Host, guest: Guest, leaf: Leaf) -> AsyncIterator[None]:
    """As long as the form of a row is open, the others see who stands there."""
    seat = f"halaman-{os.getpid()}-{next(_PAGES)}"
    cursors = _cursors(host, guest, leaf)

    async def say() -> None:
        while True:
            await asyncio.to_thread(host.rows.say, seat, cursors)
            await asyncio.sleep(AGAIN_SECONDS + 0.1)

    saying = asyncio.create_task(say())
    try:
        yield
    finally:
        saying.cancel()
        with suppress(asyncio.CancelledError):
            await saying
        await asyncio.to_thread(host.rows.leave, seat)


def _cursors(host: Host, guest: Guest, leaf: Leaf) -> tuple[At, ...]:
    actor = _actor(host, guest)
    initials = host.session.initials.get(actor) or initials_of(guest.name or NAMELESS)
    records = dict.fromkeys(
        (box.cls.kind, box.record) for box in leaf.place.page.boxes(leaf.row.key)
    )
    return tuple(At(actor, initials, *one) for one in records)[:MOST]


def _actor(host: Host, guest: Guest) -> str:
    return officer_id(host.session.key, guest.name or NAMELESS)
