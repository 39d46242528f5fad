"""`bimtek serve`: the server from its start until somebody stops it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bimtek import bootstrap
from bimtek.clock import Clock
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.sync.serving import PORT, Served, withdraw
from bimtek.web.app import make_app
from bimtek.web.certificate import tls_of
from bimtek.web.guards import addresses, names_of
from bimtek.web.host import Host
from bimtek.web.listening import Listening
from bimtek.web.telling import as_of_now, tell_windows

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - only where the person asks for it


async def serve(
    path: Path,
    *,
    host: str = LOOPBACK,
    port: int = PORT,
    tls: bool = False,
    clock: Clock,
    ready: Callable[[Served], None] = lambda _: None,
    told: Callable[[Served], None] = lambda _: None,
) -> None:
    """Serve a session file until SIGINT, SIGTERM or cancellation.

    Args:
        host: where it listens; `0.0.0.0`: in every network of this laptop.
        port: 0 takes a free one.
        tls: encrypt, with a certificate made on the spot.
        ready: called once it listens.
        told: called at first and whenever somebody came, went or sent something, at most once a
            second.

    Raises:
        FileTrouble: if the file cannot be opened or the port is taken.
    """
    names = names_of(host)
    context, fingerprint = tls_of(names) if tls else (None, "")
    session = Host(path, bootstrap.record_kinds(), clock)
    listening = Listening(make_app(session, names), host, port, context)
    try:
        try:
            await listening.start()
        except OSError as error:
            raise _no_port(host, port, error) from error
        scheme = "https" if tls else "http"
        urls = tuple(f"{scheme}://{name}:{listening.port}" for name in _names(host))
        served = as_of_now(session, Served(urls, (), fingerprint, alone=host == LOOPBACK))
        ready(served)
        telling = asyncio.create_task(tell_windows(session, served, told))
        try:
            await _until_stopped()
        finally:
            telling.cancel()
            withdraw(path)
    finally:
        await listening.stop()


def _names(host: str) -> list[str]:
    return [*addresses(), LOOPBACK] if host == EVERYWHERE else [host]


def _no_port(host: str, port: int, error: OSError) -> FileTrouble:
    return FileTrouble(
        "no-port",
        f"Tidak dapat melayani di {host}:{port} ({error.strerror}). Hentikan program yang "
        "memakainya, atau pilih yang lain dengan --port.",
        Exit.CANNOT_WRITE,
    )


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError, RuntimeError):  # Windows: Ctrl+C cancels instead
            loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
