"""Server-sent events: one stream for each page that stays up to date by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from aiohttp import web

from bimtek.web.doors import guest_in, host_in
from bimtek.web.host import FullHouse

SLOWEST_SECONDS: Final = 20.0
"""A page that took nothing for so long is gone; it comes again by itself."""
BEAT: Final = "event: detak\ndata:\n\n"
"""Sent where nothing changed, so that a page knows whether it is still connected."""


async def send(request: web.Request, sort: str, events: AsyncIterator[str]) -> web.StreamResponse:
    """Send events until the page goes.

    Args:
        sort: over which page, for the list of who is here.
        events: each as it is sent, see `event`.
    """
    host = host_in(request)
    try:
        number = host.enter(guest_in(request), sort)
    except FullHouse:
        raise web.HTTPServiceUnavailable(text="Sambungan penuh.") from None
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    try:
        with suppress(ConnectionError, TimeoutError):
            await response.prepare(request)
            async for one in events:
                async with asyncio.timeout(SLOWEST_SECONDS):
                    await response.write(one.encode())
                host.confirmed(number)
    finally:
        host.leave(number)
    return response


def event(text: str) -> str:
    """One event with this text, of any lines."""
    lines = "\n".join(f"data: {line}" for line in text.splitlines())
    return f"{lines}\n\n"
