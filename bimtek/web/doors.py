"""Letting in: the PIN, the ticket, and what each role finds behind the door."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

from bimtek.locale.cleaning import typed_line
from bimtek.web.access import Guest, Role, Slowed, guest_of, guest_with, ticket_of
from bimtek.web.host import Host
from bimtek.web.pages import page

COOKIE = "bimtek"
TICKET_SECONDS = 3 * 24 * 3600
"""A workshop lasts two days."""
LONGEST_PIN = 20

LED = {Role.COORDINATOR: "/kelompok/sekarang"}
"""Roles that find one page behind the door, and where it is."""

HOST = web.AppKey("host", Host)
GUEST = web.RequestKey("guest", Guest)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
routes = web.RouteTableDef()


def host_in(request: web.Request) -> Host:
    """The session that is served."""
    return request.app[HOST]


def guest_in(request: web.Request) -> Guest:
    """Who asks; behind `only` there always is somebody."""
    return request[GUEST]


def only(*roles: Role) -> Callable[[Handler], Handler]:
    """Let nobody through but these roles; everybody else finds the door."""

    def guarded(handler: Handler) -> Handler:
        @wraps(handler)
        async def asking(request: web.Request) -> web.StreamResponse:
            guest = guest_with(host_in(request).keys, request.cookies.get(COOKIE, ""))
            if guest is None:
                return _door(request, status=401)
            if guest.role not in roles:
                return page("lain.html", status=403, role=guest.role)
            request[GUEST] = guest
            return await handler(request)

        return asking

    return guarded


def _door(request: web.Request, *, status: int = 200, said: str = "") -> web.Response:
    return page("pintu.html", status=status, said=said, way=request.path)


@routes.get("/")
async def front(request: web.Request) -> web.StreamResponse:
    """What there is for whoever was let in; else the door."""
    guest = guest_with(host_in(request).keys, request.cookies.get(COOKIE, ""))
    if guest is not None and guest.role in LED:
        raise web.HTTPSeeOther(LED[guest.role])
    return _door(request) if guest is None else page("depan.html", guest=guest)


@routes.post("/masuk")
async def let_in(request: web.Request) -> web.StreamResponse:
    """Take a PIN and a name; give a ticket."""
    host, address = host_in(request), request.remote or ""
    form = await request.post()
    pin, name, way = (str(form.get(part, "")) for part in ("pin", "nama", "ke"))
    try:
        host.gate.pass_through(address, time.monotonic())
    except Slowed as slowed:
        seconds = f"{slowed.seconds + 1:.0f}"
        answer = _door(request, status=429, said=f"Terlalu sering salah. Tunggu {seconds} detik.")
        answer.headers["Retry-After"] = seconds
        return answer
    place = host.keys.place_of("".join(pin.split())[:LONGEST_PIN])
    if place is None:
        host.gate.was_wrong(address, time.monotonic())
        return _door(request, status=403, said="PIN itu tidak berlaku. Tanyakan kepada panitia.")
    host.gate.was_right(address)
    guest = guest_of(place, typed_line(name).strip())
    answer = web.Response(status=303, headers={"Location": _own_way(way)})
    answer.set_cookie(
        COOKIE,
        ticket_of(host.keys, guest),
        max_age=TICKET_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=request.secure,
    )
    return answer


def _own_way(way: str) -> str:
    """Where to go after the door; never to another laptop."""
    return way if way.startswith("/") and not way.startswith(("//", "/\\", "/masuk")) else "/"


@routes.post("/keluar")
async def let_out(_: web.Request) -> web.StreamResponse:
    """Give the ticket back."""
    answer = web.Response(status=303, headers={"Location": "/"})
    answer.del_cookie(COOKIE)
    return answer
