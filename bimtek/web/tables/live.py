"""Live pages of tables: what changed is sent as it comes, never the same twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Final

from bimtek.web import live
from bimtek.web.doors import host_in

if TYPE_CHECKING:
    from aiohttp import web

    from bimtek.web.host import Host

HEARTBEAT_SECONDS: Final = 15.0
PAUSE_SECONDS: Final = 0.25
"""What comes within it is sent together: a hall that checks in changes the file all the time."""


async def send(request: web.Request, news: Callable[[], str | None]) -> web.StreamResponse:
    """Server-sent events, until the page goes.

    Args:
        news: what the page shows now, in one line; None: its place is gone.
    """
    return await live.send(request, "kelompok", _events(host_in(request), news))


async def _events(host: Host, news: Callable[[], str | None]) -> AsyncIterator[str]:
    sent = ""
    while True:
        change = host.watch.next_change()
        told = news()
        if told is None:
            return
        if told != sent:
            sent = told
            yield live.event(told)
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                await change.wait()
        except TimeoutError:
            yield live.BEAT
        await asyncio.sleep(PAUSE_SECONDS)
