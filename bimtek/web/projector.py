"""`/layar`: the pages of the projector (F8) in any browser, live."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from time import monotonic
from typing import Final, NamedTuple

from aiohttp import web

from bimtek.journal.trouble import FileTrouble, told
from bimtek.locale.dates import clock
from bimtek.page import NOTHING_YET, WAITING, Page, PageLine
from bimtek.stages.projector import page_of
from bimtek.web import live
from bimtek.web.access import Role
from bimtek.web.doors import host_in, only
from bimtek.web.host import Host
from bimtek.web.pages import STATIC, fragment, page

LOOK_SECONDS: Final = 1.0
"""How often a page that shows times is worked out anew."""
PAUSE_SECONDS: Final = 0.05
"""After a commit, until the shared session has read it."""
BEAT_SECONDS: Final = 10.0
MEASURE: Final = 54
"""Cells that a line of the projector has at least; shorter ones may stand beside each other."""

routes = web.RouteTableDef()


class Drawn(NamedTuple):
    """A line, and how it lies on the page."""

    line: PageLine
    sort: str
    """CSS classes."""


class Wall:
    """What stands on every `/layar`; worked out once, however many look."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._last = NOTHING_YET
        self._known: tuple[asyncio.Event, datetime] | None = None
        self._html = ""

    def html(self) -> str:
        """The page as it is now; the last one, with a line that says so, where none can be read."""
        session = self._host.session
        now = session.now().replace(microsecond=0)
        if self._known == (known := (self._host.watch.next_change(), now)):
            return self._html
        foot = ""
        try:
            with told(session.path):
                self._last = page_of(session, session.showing())
        except FileTrouble:
            foot = WAITING
        self._known = known
        self._html = drawn(self._last._replace(foot=foot) if foot else self._last, now)
        return self._html


WALL = web.AppKey("wall", Wall)


def drawn(shown: Page, now: datetime) -> str:
    """A page as HTML, with the clock of the hall."""
    return fragment(
        "layar/isi.html",
        page=shown,
        lines=tuple(_lines(shown)),
        beside=_beside(shown),
        marks=max((len(line.mark) for line in shown.lines), default=0),
        clock=clock(now),
        minute=now.hour * 60 + now.minute,
    )


def _lines(shown: Page) -> Iterator[Drawn]:
    short = _beside(shown)
    for line in shown.lines:
        sorts = [
            "kuat" * line.strong,
            "waktu" * (shown.centered and line.is_time),
            "jarak" * (not (line.text or line.right or line.mark)),
            "lebar" * (not short or not _flows(line) or _cells(line) > short),
        ]
        yield Drawn(line, " ".join(filter(None, sorts)))


def _beside(shown: Page) -> int:
    """How many letters wide a column is where lines stand beside each other; 0: none do."""
    if shown.columns < 2:
        return 0
    cells = (_cells(line) for line in shown.lines if _flows(line))
    return max((one for one in cells if 2 * one + 3 <= MEASURE), default=0)


def _flows(line: PageLine) -> bool:
    return bool(line.text) and not line.strong and not line.right


def _cells(line: PageLine) -> int:
    return len(f"{line.mark} {line.text}".strip())


@routes.get("/layar")
@only(Role.ONLOOKER, Role.FACILITATOR)
async def show(request: web.Request) -> web.StreamResponse:
    """The page that stands there now."""
    return page("layar/layar.html", html=request.app[WALL].html())


@routes.get("/layar/ikuti")
@only(Role.ONLOOKER, Role.FACILITATOR)
async def follow(request: web.Request) -> web.StreamResponse:
    """Every page from now on."""
    return await live.send(request, "layar", _pages(host_in(request), request.app[WALL]))


async def _pages(host: Host, wall: Wall) -> AsyncIterator[str]:
    sent, beat = "", monotonic()
    while True:
        change = host.watch.next_change()
        html = wall.html()
        if html != sent:
            yield live.event(html)
            sent, beat = html, monotonic()
        elif monotonic() - beat > BEAT_SECONDS:
            yield live.BEAT
            beat = monotonic()
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                await change.wait()
        except TimeoutError:
            continue
        await asyncio.sleep(PAUSE_SECONDS)


@routes.get("/layar.css")
async def _style(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "layar.css")


@routes.get("/layar.js")
async def _script(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "layar.js")
