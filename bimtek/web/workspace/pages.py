"""`/kerja`: the page with the terminal, its files, and the socket behind it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from aiohttp import WSCloseCode, WSMsgType, web

from bimtek.web.access import Role
from bimtek.web.doors import connected, guest_in, only
from bimtek.web.pages import STATIC, page
from bimtek.web.workspace.keeping import NoRoom, Workspaces
from bimtek.web.workspace.packets import LONGEST_MESSAGE, BadMessage, cells, for_the_process
from bimtek.web.workspace.process import Drawing, Send

AT_WORK: Final = (Role.FACILITATOR, Role.NOTE_TAKER, Role.DESK)
HEARTBEAT_SECONDS: Final = 10.0
LOOK_SECONDS: Final = 1.0
"""How often a socket looks whether another window has taken over."""
CLOSED, ELSEWHERE, FULL, REFUSED = 4000, 4001, 4002, 4003
"""Why a socket ends for good; `kerja.js` says it."""
LONGEST_REASON: Final = 120
"""Bytes; more is no valid close of a socket."""
OWN: Final = ("kerja.js", "kerja.css")
TERMINAL: Final = {
    "textual.js": "js/textual.js",
    "xterm.css": "css/xterm.css",
    "RobotoMono.ttf": "fonts/RobotoMono-VariableFont_wght.ttf",
}
"""What textual-serve brings for browsers, and where."""

routes = web.RouteTableDef()
WORKSPACES = web.AppKey("workspaces", Workspaces)


@routes.get("/kerja")
@only(*AT_WORK)
async def show(request: web.Request) -> web.StreamResponse:
    """The page; the terminal in it is drawn by its scripts."""
    return page("kerja/kerja.html", guest=guest_in(request))


@routes.get("/kerja/berkas/{name}")
@only(*AT_WORK)
async def file(request: web.Request) -> web.StreamResponse:
    """One of the files of the page, by its name."""
    path = _files().get(request.match_info["name"])
    if path is None:
        raise web.HTTPNotFound(text="Berkas itu tidak ada.")
    return web.FileResponse(path)


@cache
def _files() -> dict[str, Path]:
    spec = find_spec("textual_serve")
    assert spec is not None
    assert spec.origin is not None
    brought = Path(spec.origin).parent / "static"
    own = {name: STATIC / name for name in OWN}
    return own | {name: brought / where for name, where in TERMINAL.items()}


@routes.get("/kerja/saluran")
@only(*AT_WORK)
async def connect(request: web.Request) -> web.StreamResponse:
    """The socket: keys in, frames out, until the browser or the workspace goes."""
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=LONGEST_MESSAGE)
    with connected(request, "kerja"):
        await socket.prepare(request)
        await _work(request, socket)
    return socket


async def _work(request: web.Request, socket: web.WebSocketResponse) -> None:
    workspaces, guest = request.app[WORKSPACES], guest_in(request)
    window = cells(_number(request, "width", 80), _number(request, "height", 24))

    async def send(drawn: bytes) -> None:
        await socket.send_bytes(drawn)

    try:
        drawing = await workspaces.take_up(guest, send, window)
    except NoRoom:
        await socket.close(code=FULL)
        return
    except OSError as error:
        await _close(socket, REFUSED, str(error.strerror))
        return
    ending = asyncio.create_task(_close_when_over(request, socket, drawing, send))
    try:
        with suppress(ConnectionError):
            await drawing.show_in(send, window)
            await _pass_on(socket, drawing)
    finally:
        ending.cancel()
        workspaces.leave(guest, send)


def _number(request: web.Request, name: str, usual: int) -> int:
    said = request.query.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else usual


async def _pass_on(socket: web.WebSocketResponse, drawing: Drawing) -> None:
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            packet = for_the_process(message.data)
        except BadMessage:
            await socket.close(code=WSCloseCode.POLICY_VIOLATION)
            return
        if packet:
            await drawing.take(packet)
        else:
            await socket.send_json(["pong", ""])


async def _close_when_over(
    request: web.Request, socket: web.WebSocketResponse, drawing: Drawing, send: Send
) -> None:
    """Close the socket when the workspace was left, or is shown in another window."""
    workspaces, guest = request.app[WORKSPACES], guest_in(request)
    while not drawing.ended.is_set() and workspaces.is_shown_in(guest, send):
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await drawing.ended.wait()
    if workspaces.stopped:
        await socket.close(code=WSCloseCode.GOING_AWAY)
    elif drawing.ended.is_set():
        await _close(socket, REFUSED if drawing.last_words else CLOSED, drawing.last_words)
    else:
        await socket.close(code=ELSEWHERE)


async def _close(socket: web.WebSocketResponse, code: int, reason: str) -> None:
    message = reason.encode()[:LONGEST_REASON].decode(errors="ignore").encode()
    await socket.close(code=code, message=message)
