"""The web application of one served session: guards, doors, and one folder a page behind them."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bimtek.web import attachments, cards, doors, exchange, projector
from bimtek.web.desk import pages as desk
from bimtek.web.guards import LONGEST_FORM, add_headers, guard
from bimtek.web.host import Host
from bimtek.web.listening import CALLERS, Callers, mark
from bimtek.web.pace import PACES, Paces, keep_pace
from bimtek.web.pages import STATIC
from bimtek.web.phones import pages as phones
from bimtek.web.phones.bounds import Bounds
from bimtek.web.refusals import say_why
from bimtek.web.tables import pages as tables
from bimtek.web.workspace import pages as workspace
from bimtek.web.workspace.folders import sweep
from bimtek.web.workspace.keeping import Workspaces

ROUTES = (
    doors.routes,
    exchange.routes,
    attachments.routes,
    tables.routes,
    projector.routes,
    phones.routes,
    desk.routes,
    cards.routes,
    workspace.routes,
)


def make_app(host: Host, names: frozenset[str]) -> web.Application:
    """All that is served.

    Args:
        host: the session.
        names: by which names this laptop may be called.
    """
    in_front = [mark, say_why, guard(names), keep_pace]
    app = web.Application(middlewares=in_front, client_max_size=LONGEST_FORM)
    app[doors.HOST] = host
    app[cards.NAMES] = names
    app[CALLERS] = Callers()
    app[PACES] = Paces()
    app[projector.WALL] = projector.Wall(host)
    app[phones.BOUNDS] = Bounds()
    app[workspace.WORKSPACES] = workspaces = Workspaces(host.path)
    host.goodbyes.append(workspaces.let_out)
    app.on_response_prepare.append(add_headers)
    for routes in ROUTES:
        app.add_routes(routes)
    app.router.add_get("/gaya.css", _style)

    async def begin(_: web.Application) -> None:
        await asyncio.to_thread(sweep)
        await host.start()

    async def end(_: web.Application) -> None:
        await host.stop()

    async def close(_: web.Application) -> None:
        await workspaces.end()

    app.on_startup.append(begin)
    app.on_shutdown.append(close)
    app.on_cleanup.append(end)
    return app


async def _style(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "gaya.css")
