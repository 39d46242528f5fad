"""Cards to be printed: what each table, the door and the projector need to come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from aiohttp import web

from bimtek.stages.grouping import tables_of
from bimtek.sync.code import qr_picture
from bimtek.sync.serving import PHONES
from bimtek.web.access import Role
from bimtek.web.doors import host_in, only
from bimtek.web.guards import addresses
from bimtek.web.host import Host
from bimtek.web.pages import STATIC, page

CARDS: Final = "/kartu"
OF_ROLES: Final = (
    (Role.DESK, "Meja registrasi", "/meja"),
    (Role.NOTE_TAKER, "Notulis", ""),
    (Role.ONLOOKER, "Proyektor", "/layar"),
)
"""Whose PIN stands on a card beside those of the tables; the facilitator's never does."""

NAMES = web.AppKey("names", frozenset)
"""By which names this laptop may be called."""

routes = web.RouteTableDef()


class Card(NamedTuple):
    """One card."""

    title: str
    address: str
    code: str
    """SVG of what a camera reads."""
    pin: str
    """As it is read out: `123 456`."""
    joins: bool = False
    """Whether a laptop with the program comes in by it."""
    scanned: bool = False
    """Whether the code holds the PIN."""


@routes.get(CARDS)
@only(Role.FACILITATOR)
async def cards(request: web.Request) -> web.StreamResponse:
    """All cards, for the printer."""
    return page("kartu/kartu.html", cards=list(_cards(host_in(request), _address(request))))


def _cards(host: Host, address: str) -> Iterator[Card]:
    pins = host.keys.pins
    door = f"{address}{PHONES}"
    pin = pins[Role.PARTICIPANT]
    yield Card("Daftar hadir", door, qr_picture(f"{door}/{pin}"), _spoken(pin), scanned=True)
    for table in tables_of(host.session):
        place = f"{Role.COORDINATOR}/{table.id}"
        if place in pins:
            yield Card(table.name, address, qr_picture(address), _spoken(pins[place]))
    for role, title, way in OF_ROLES:
        joins = role is Role.NOTE_TAKER
        where = f"{address}{way}"
        yield Card(title, where, qr_picture(where), _spoken(pins[role]), joins=joins)


def _spoken(pin: str) -> str:
    return f"{pin[:3]} {pin[3:]}"


def _address(request: web.Request) -> str:
    """The address for the others: not `localhost`, where the laptop has one in the hall."""
    url = request.url
    here = addresses()
    if url.host not in here and here and request.app[NAMES].intersection(here):
        url = url.with_host(here[0])
    return str(url.origin())


@routes.get("/kartu.css")
async def style(_: web.Request) -> web.StreamResponse:
    """As they lie on paper."""
    return web.FileResponse(STATIC / "kartu.css")
