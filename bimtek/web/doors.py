"""Letting in: the PIN, the ticket, and what each role finds behind the door."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from urllib.parse import quote

from aiohttp import web

from bimtek.locale.cleaning import typed_line
from bimtek.sync.clocks import as_header
from bimtek.sync.entering import SESSION_HEADER
from bimtek.sync.joining import ROLE_HEADER
from bimtek.sync.serving import PHONES
from bimtek.web.access import TICKET_SECONDS, Guest, Role, Slowed, guest_of
from bimtek.web.forms import form_of
from bimtek.web.host import FullHouse, Host
from bimtek.web.pages import page

COOKIE = "bimtek"
PHONE_COOKIE = "bimtek-hadir"
"""A phone at the door keeps its ticket apart: who writes for a table checks in too."""
PHONE_NAME = "Ponsel peserta"
"""In whose name a phone records: whoever held it."""
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


@contextmanager
def connected(request: web.Request, sort: str) -> Iterator[int]:
    """As long as a connection of a guest stays open, with its number.

    Args:
        sort: over which page or program, for the list of who is here.

    Raises:
        HTTPServiceUnavailable: there are too many.
    """
    host = host_in(request)
    try:
        number = host.enter(guest_in(request), sort)
    except FullHouse:
        raise web.HTTPServiceUnavailable from None
    try:
        yield number
    finally:
        host.leave(number)


def only(*roles: Role) -> Callable[[Handler], Handler]:
    """Let nobody through but these roles; everybody else finds the door."""

    def guarded(handler: Handler) -> Handler:
        @wraps(handler)
        async def asking(request: web.Request) -> web.StreamResponse:
            cookie = PHONE_COOKIE if roles == (Role.PARTICIPANT,) else COOKIE
            guest = host_in(request).guest_with(request.cookies.get(cookie, ""))
            if guest is None:
                return _door(request, status=401)
            if guest.role not in roles:
                return page("lain.html", status=403, role=guest.role)
            request[GUEST] = guest
            return await handler(request)

        return asking

    return guarded


def _door(request: web.Request, *, status: int = 200, said: str = "") -> web.Response:
    way = PHONES if request.path.startswith(PHONES) else request.path
    return page("pintu.html", status=status, said=said, way=way, named=way != PHONES)


@routes.get("/")
async def front(request: web.Request) -> web.StreamResponse:
    """What there is for whoever was let in; else the door."""
    guest = host_in(request).guest_with(request.cookies.get(COOKIE, ""))
    if guest is not None and guest.role in LED:
        raise web.HTTPSeeOther(LED[guest.role])
    return _door(request) if guest is None else page("depan.html", guest=guest)


@routes.post("/masuk")
async def let_in(request: web.Request) -> web.StreamResponse:
    """Take a PIN and a name; give a ticket."""
    form = await form_of(request)
    pin, name, way = (str(form.get(part, "")) for part in ("pin", "nama", "ke"))
    place = place_of(request, pin)
    return place if isinstance(place, web.Response) else admitted(request, place, name, way)


def place_of(request: web.Request, pin: str) -> str | web.Response:
    """What a PIN stands for; or the door, with the reason why it stays shut."""
    host, address = host_in(request), request.remote or ""
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
    return place


def admitted(request: web.Request, place: str, name: str, way: str) -> web.Response:
    """A new ticket for what a PIN stands for, and the way on."""
    phone = place == Role.PARTICIPANT
    guest = guest_of(place, PHONE_NAME if phone else typed_line(name).strip())
    host = host_in(request)
    location = PHONES if phone else _own_way(way)
    # whoever joins compares clocks by it
    at = as_header(host.session.now())
    headers = {"Location": location, "Date": at, ROLE_HEADER: guest.role}
    if not phone:
        headers[SESSION_HEADER] = host.session.file.session_id()
    answer = web.Response(status=303, headers=headers)
    answer.set_cookie(
        PHONE_COOKIE if phone else COOKIE,
        host.ticket_of(guest),
        max_age=TICKET_SECONDS,
        path=PHONES if phone else "/",
        httponly=True,
        samesite="Strict",
        secure=request.secure,
    )
    return answer


def _own_way(way: str) -> str:
    """Where to go after the door; never to another laptop."""
    own = way.startswith("/") and not way.startswith(("//", "/\\", "/masuk"))
    return quote(way, safe="/") if own else "/"  # browsers leave out tabs: `/<tab>/elsewhere`


@routes.post("/keluar")
async def let_out(request: web.Request) -> web.StreamResponse:
    """Give the ticket back: it opens nothing more, and what runs for its bearer ends."""
    host = host_in(request)
    if (guest := host.guest_with(request.cookies.get(COOKIE, ""))) is not None:
        host.let_out(guest)
    answer = web.Response(status=303, headers={"Location": "/"})
    answer.del_cookie(COOKIE)
    return answer
