"""Server-sent events: one stream for each page that stays up to date by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final

from aiohttp import web

from bimtek.web.doors import connected, guest_in, host_in
from bimtek.web.host import Host

SLOWEST_SECONDS: Final = 20.0
"""A page that took nothing for so long is gone; it comes again by itself."""
HEARTBEAT_SECONDS: Final = 15.0
PAUSE_SECONDS: Final = 0.25
"""What comes within it is sent together: a hall that checks in changes the file all the time."""
BEAT: Final = "event: detak\ndata:\n\n"
"""Sent where nothing changed, so that a page knows whether it is still connected."""


async def send(request: web.Request, sort: str, events: AsyncIterator[str]) -> web.StreamResponse:
    """Send events until the page goes.

    Args:
        sort: over which page, for the list of who is here.
        events: each as it is sent, see `event`.
    """
    host = host_in(request)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    with connected(request, sort) as number, suppress(ConnectionError, TimeoutError):
        await response.prepare(request)
        async for one in events:
            async with asyncio.timeout(SLOWEST_SECONDS):
                await response.write(one.encode())
            host.confirmed(number)
            if host.has_gone(guest_in(request)):
                break
    return response


def event(text: str) -> str:
    """One event with this text, of any lines."""
    lines = "\n".join(f"data: {line}" for line in text.splitlines())
    return f"{lines}\n\n"


async def as_it_changes(host: Host, news: Callable[[], str | None]) -> AsyncIterator[str]:
    """What a page shows, sent as it changes, never the same twice.

    Args:
        news: what it shows now; None: its place is gone.
    """
    sent = ""
    while True:
        change = host.watch.next_change()
        told = news()
        if told is None:
            return
        if told != sent:
            sent = told
            yield event(told)
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                await change.wait()
        except TimeoutError:
            yield BEAT
        await asyncio.sleep(PAUSE_SECONDS)
