"""A served session and laptops that join it, in the test's own loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bimtek import bootstrap
from bimtek.journal import file
from bimtek.journal.exchange import have
from bimtek.journal.verify import fingerprint
from bimtek.web.app import make_app
from bimtek.web.host import Host
from bimtek.web.listening import Listening

PATIENCE = 60.0


def now() -> datetime:
    return datetime.now(UTC)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Serving:
    """`bimtek serve` that can be stopped and started again at the same address."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.host: Host
        self.app: web.Application
        self._listening: Listening | None = None

    async def start(self) -> None:
        self.host = Host(self.path, bootstrap.record_kinds(), now)
        self.app = make_app(self.host, frozenset({"127.0.0.1"}))
        self._listening = Listening(self.app, "127.0.0.1", self.port, patience=0.2)
        await self._listening.start()

    async def stop(self) -> None:
        if self._listening is not None:
            await self._listening.stop()
        self._listening = None

    def pin(self, role: str) -> str:
        return self.host.keys.pins[role]


@asynccontextmanager
async def serving(path: Path) -> AsyncIterator[Serving]:
    """A session that is served until the test ends."""
    serving = Serving(path)
    await serving.start()
    try:
        yield serving
    finally:
        await serving.stop()


def sidik(path: Path) -> str:
    connection = file.connect(path, writing=False)
    try:
        return fingerprint(connection)
    finally:
        connection.close()


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that comes from another task."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - a file that another process may change
            await asyncio.sleep(0.02)


async def ended(task: asyncio.Task[object]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def voices(path: Path) -> dict[str, int]:
    connection = file.connect(path, writing=False)
    try:
        return {voice: n for voice, (n, _) in have(connection).items()}
    finally:
        connection.close()
