"""The bytes of photos and scans between a joined copy and its host, behind their entries.

Entries are exchanged over one socket and never wait for a photo: this asks beside it, over the same
address and with the same ticket, one file at a time. A file that did not arrive whole is fetched
again; what is kept is what its digest says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from io import BytesIO
from typing import Final, Protocol, TypeVar

import aiohttp
from pydantic import TypeAdapter

from bimtek.journal.attachments import BIGGEST, Held
from bimtek.journal.side import Side
from bimtek.journal.trouble import Exit, FileTrouble

LIST: Final = "/lampiran"
PIECE: Final = 64 * 1024
SENDING_SECONDS: Final = 120.0
"""For one file, at most."""
LOOK_SECONDS, LONGEST_LOOK_SECONDS = 2.0, 30.0
"""Between two looks at what is lacking; longer where the host had nothing of it."""
REFUSED: Final = frozenset((409, 413))
"""Answers that another try would get again."""

T = TypeVar("T")


class Work(Protocol):
    """Does something with the copy, in its thread."""

    def __call__(self, what: Callable[[], T]) -> Awaitable[T]: ...


class Attachments:
    """Brings what one side of an exchange holds and the other lacks.

    Args:
        client: with the ticket.
        url: of the host.
        ssl: how its certificate is looked at.
        side: the copy.
        work: does something with it.
    """

    def __init__(
        self,
        client: aiohttp.ClientSession,
        url: str,
        ssl: aiohttp.Fingerprint | bool,
        side: Side,
        work: Work,
    ) -> None:
        self._client = client
        self._url = f"{url}{LIST}"
        self._ssl = ssl
        self._side = side
        self._work = work
        self._there: frozenset[str] = frozenset()
        """What the host is known to hold."""
        self._refused: set[str] = set()

    async def keep(self) -> None:
        """Look again and again, until cancelled; the network may fail meanwhile."""
        pause = LOOK_SECONDS
        while True:
            came = await self.once()
            pause = LOOK_SECONDS if came is not False else min(2 * pause, LONGEST_LOOK_SECONDS)
            await asyncio.sleep(pause)

    async def once(self) -> bool | None:
        """Bring what can be brought now.

        Returns:
            Whether anything came or went; None: nothing was to be brought.
        """
        moved = False
        with suppress(aiohttp.ClientError, OSError, TimeoutError, ValueError, FileTrouble):
            here = await self._work(self._side.attachments)
            if not self._wanted(here):
                return None
            there = await self._listed()
            self._there = there.holds
            for digest in sorted((here.lacks & there.holds) - self._refused):
                await self._fetch(digest)
                moved = True
            for digest in sorted((here.holds & there.lacks) - self._refused):
                await self._send(digest)
                moved = True
        return moved

    def _wanted(self, here: Held) -> frozenset[str]:
        return (here.lacks | (here.holds - self._there)) - self._refused

    async def _listed(self) -> Held:
        async with self._client.get(self._url, ssl=self._ssl, timeout=_PATIENCE) as answer:
            answer.raise_for_status()
            return _LISTED.validate_python(await answer.json())

    async def _fetch(self, digest: str) -> None:
        url = f"{self._url}/{digest}"
        async with self._client.get(url, ssl=self._ssl, timeout=_PATIENCE) as answer:
            answer.raise_for_status()
            content = bytearray()
            async for piece in answer.content.iter_chunked(PIECE):
                content += piece
                if len(content) > BIGGEST:
                    self._refused.add(digest)
                    return
        try:
            await self._work(lambda: self._side.take_attachment(digest, bytes(content)))
        except FileTrouble as trouble:
            if trouble.status is Exit.CANNOT_WRITE:
                raise  # there may be room later
            self._refused.add(digest)

    async def _send(self, digest: str) -> None:
        content = await self._work(lambda: self._side.attachment(digest))
        if content is None or len(content) > BIGGEST:
            self._refused.add(digest)
            return
        url = f"{self._url}/{digest}"
        body = BytesIO(content)
        async with self._client.put(url, data=body, ssl=self._ssl, timeout=_PATIENCE) as answer:
            if answer.status in REFUSED:
                self._refused.add(digest)
            answer.raise_for_status()
        self._there |= {digest}


_LISTED: Final = TypeAdapter(Held)
_PATIENCE: Final = aiohttp.ClientTimeout(total=SENDING_SECONDS)
