"""Live pages of tables: what changed is sent as it comes, never the same twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bimtek.web.doors import guest_in, host_in
from bimtek.web.host import FullHouse

if TYPE_CHECKING:
    from bimtek.web.host import Host

HEARTBEAT_SECONDS: Final = 15.0
PAUSE_SECONDS: Final = 0.25
"""What comes within it is sent together: a hall that checks in changes the file all the time."""


async def send(request: web.Request, news: Callable[[], str | None]) -> web.StreamResponse:
    """Server-sent events, until the page goes.

    Args:
        news: what the page shows now, in one line; None: its place is gone.
    """
    host = host_in(request)
    try:
        number = host.enter(guest_in(request), "kelompok")
    except FullHouse:
        raise web.HTTPServiceUnavailable(text="Sambungan penuh.") from None
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    try:
        await response.prepare(request)
        await _send_on(host, response, news)
    except ConnectionError:
        pass  # the page is gone
    finally:
        host.leave(number)
    return response


async def _send_on(
    host: Host, response: web.StreamResponse, news: Callable[[], str | None]
) -> None:
    sent = ""
    while True:
        change = host.watch.next_change()
        told = news()
        if told is None:
            return
        if told != sent:
            sent = told
            await response.write(f"data: {told}\n\n".encode())
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                await change.wait()
        except TimeoutError:
            await response.write(b": masih di sini\n\n")
        await asyncio.sleep(PAUSE_SECONDS)
