"""A browser's side of a served session, without a browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientResponse, ClientSession

from bimtek.web.access import guest_of
from bimtek.web.doors import COOKIE
from tests.sync.hosts import PATIENCE, Serving


@asynccontextmanager
async def let_in(serving: Serving, role: str, name: str = "Ani") -> AsyncIterator[ClientSession]:
    """Somebody who holds a ticket of this role; an empty role: nobody."""
    cookies = {COOKIE: serving.host.ticket_of(guest_of(role, name))} if role else {}
    async with ClientSession(serving.url, cookies=cookies) as client:
        yield client


async def event_with(stream: ClientResponse, words: str) -> str:
    """The next server-sent event in which these words stand."""
    async with asyncio.timeout(PATIENCE):
        while True:
            event = (await stream.content.readuntil(b"\n\n")).decode()
            if words in event:
                return event
