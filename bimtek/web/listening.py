"""Listening to the network: how many connections, and how long each may keep us waiting.

Whatever speaks HTTP here waits for ever for the rest of a request, and for somebody to take an
answer. A few hundred such connections would leave none for the hall.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter
from contextlib import suppress
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler
from typing_extensions import override

MOST: Final = 300
"""Connections at once."""
MOST_OF_ONE_ADDRESS: Final = 100
"""Of them from one address: a router may hide a whole hall behind it."""
FILES_NEEDED: Final = 1024
"""Open files, with the connections: some systems let a program have 256."""
FIRST_SECONDS: Final = 20.0
"""From coming to a request that is there whole but for its body."""
NEXT_SECONDS: Final = 60.0
"""For an answer to be taken and the next request to be asked, or to go."""
LOOK_SECONDS: Final = 1.0
HANDSHAKE_SECONDS: Final = 10.0
FULL: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Connection: close\r\nRetry-After: 10\r\n\r\n"
    b"Sambungan ke laptop sesi penuh. Coba lagi sebentar lagi.\r\n"
)


class Callers:
    """Everybody who is connected, and until when we wait for them."""

    def __init__(self) -> None:
        self._until: dict[asyncio.BaseTransport, float] = {}
        self._of: Counter[str] = Counter()

    def has_room(self, address: str) -> bool:
        """Whether one more may come from an address."""
        return len(self._until) < MOST and self._of[address] < MOST_OF_ONE_ADDRESS

    def come(self, caller: asyncio.BaseTransport, address: str, now: float) -> None:
        """Somebody is connected."""
        self._of[address] += 1
        self._until[caller] = now + FIRST_SECONDS

    def is_asking(self, caller: asyncio.BaseTransport | None) -> None:
        """A request is there; what answers it bounds its own waiting."""
        if caller in self._until:
            self._until[caller] = float("inf")

    def is_answered(self, caller: asyncio.BaseTransport | None, now: float) -> None:
        """An answer is on its way."""
        if caller in self._until:
            self._until[caller] = now + NEXT_SECONDS

    def go(self, caller: asyncio.BaseTransport, address: str) -> None:
        """Nobody is there any more."""
        del self._until[caller]
        self._of[address] -= 1
        if not self._of[address]:
            del self._of[address]

    def late(self, now: float) -> list[asyncio.BaseTransport]:
        """Whom we have waited for long enough."""
        return [caller for caller, until in self._until.items() if until < now]

    def __len__(self) -> int:
        return len(self._until)


CALLERS = web.AppKey("callers", Callers)


@web.middleware
async def mark(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tell when a request has come and when it is answered."""
    callers, loop = request.app[CALLERS], asyncio.get_running_loop()
    callers.is_asking(request.transport)
    try:
        return await handler(request)
    finally:
        callers.is_answered(request.transport, loop.time())


class _Caller(asyncio.Protocol):
    """Stands between a connection and what speaks HTTP on it."""

    def __init__(self, callers: Callers, speaks: asyncio.Protocol) -> None:
        self._callers = callers
        self._speaks = speaks
        self._transport: asyncio.BaseTransport | None = None
        self._address = ""

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._address = str((transport.get_extra_info("peername") or ("",))[0])
        if not self._callers.has_room(self._address):
            assert isinstance(transport, asyncio.WriteTransport)
            transport.write(FULL)
            transport.close()
            return
        self._transport = transport
        now = asyncio.get_running_loop().time()
        self._callers.come(transport, self._address, now)
        self._speaks.connection_made(transport)

    @override
    def data_received(self, data: bytes) -> None:
        if self._transport is not None:
            self._speaks.data_received(data)

    @override
    def eof_received(self) -> bool | None:
        return self._speaks.eof_received() if self._transport is not None else None

    @override
    def pause_writing(self) -> None:
        if self._transport is not None:
            self._speaks.pause_writing()

    @override
    def resume_writing(self) -> None:
        if self._transport is not None:
            self._speaks.resume_writing()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._callers.go(self._transport, self._address)
            self._speaks.connection_lost(exc)


class Listening:
    """An application on a port, until it is stopped.

    Args:
        app: with `CALLERS` and `mark`.
        host: where it listens.
        port: 0 takes a free one.
        tls: with what it is encrypted; None: not.
        patience: seconds for answers that are on their way when it is stopped.
    """

    def __init__(
        self,
        app: web.Application,
        host: str,
        port: int,
        tls: ssl.SSLContext | None = None,
        patience: float = 1.0,
    ) -> None:
        self._callers = app[CALLERS]
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=patience,
            auto_decompress=False,  # no page of ours packs what it sends
        )
        self._where = host, port
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._looking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin.

        Raises:
            OSError: if the port is taken.
        """
        allow_files(FILES_NEEDED)
        await self._runner.setup()
        host, port = self._where
        handshake = HANDSHAKE_SECONDS if self._tls else None
        self._server = await asyncio.get_running_loop().create_server(
            self._caller, host, port, ssl=self._tls, ssl_handshake_timeout=handshake
        )
        self._looking = asyncio.create_task(self._look())

    def _caller(self) -> asyncio.Protocol:
        assert self._runner.server is not None
        return _Caller(self._callers, self._runner.server())

    @property
    def port(self) -> int:
        """Where it listens in the end."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    async def _look(self) -> None:
        """Hang up where nothing comes."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for caller in self._callers.late(loop.time()):
                assert isinstance(caller, asyncio.WriteTransport)
                caller.abort()

    async def stop(self) -> None:
        """Let everybody go."""
        if self._looking is not None:
            self._looking.cancel()
        if self._server is not None:
            self._server.close()
        await self._runner.cleanup()


def allow_files(needed: int) -> None:
    """Let this process open so many files, where the system lets it say so."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft < needed:
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(needed, hard), hard))
