"""What every request passes first: Host and Origin, sizes, and headers that browsers obey."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

import psutil
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LONGEST_FORM = 256 * 1024
"""Bytes of a request body."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
        " frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def addresses() -> list[str]:
    """The IPv4 addresses of this laptop in its networks, those of a hall's router first."""
    found = {
        entry.address
        for entries in psutil.net_if_addrs().values()
        for entry in entries
        if entry.family == socket.AF_INET and not entry.address.startswith("127.")
    }
    return sorted(found, key=lambda address: (not _is_private(address), address))


def _is_private(address: str) -> bool:
    return ipaddress.ip_address(address).is_private


def names_of(host: str) -> frozenset[str]:
    """The names by which a server that listens there may be called.

    Args:
        host: `127.0.0.1`, the address of one network, or `0.0.0.0` for all of them.
    """
    own = {"localhost", "127.0.0.1", "[::1]"}
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return frozenset(own.union(addresses(), (socket.gethostname().lower(),)))
    return frozenset(own | {host})


def guard(names: frozenset[str]) -> Middleware:
    """The middleware in front of everything.

    Args:
        names: what may stand in `Host`, without the port. Another name is a page of somebody
            else that was made to point here.
    """

    @web.middleware
    async def guarding(request: web.Request, handler: Handler) -> web.StreamResponse:
        if _name_in(f"//{request.host}") not in names:
            raise web.HTTPMisdirectedRequest(text="Alamat ini bukan alamat sesi.")
        origin = request.headers.get("Origin")
        if origin is not None and not _is_own(origin, request):
            raise web.HTTPForbidden(text="Permintaan ini datang dari halaman lain.")
        if origin is None and request.method == "POST" and "Sec-Fetch-Site" in request.headers:
            raise web.HTTPForbidden(text="Permintaan ini tanpa asal.")
        return await handler(request)

    return guarding


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Set before any response leaves, refusals too."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)


def _name_in(url: str) -> str:
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return f"[{name}]" if ":" in name else name.lower()


def _is_own(origin: str, request: web.Request) -> bool:
    return origin == f"{request.scheme}://{request.host}"
