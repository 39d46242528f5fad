"""Photos and scans of the laptops that joined: their bytes, beside the exchange of entries."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bimtek.journal.attachments import BIGGEST
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.sync.attachments import LIST, PIECE, SENDING_SECONDS
from bimtek.web.access import Role
from bimtek.web.doors import host_in, only

ONE = f"{LIST}/{{digest:[0-9a-f]{{64}}}}"

routes = web.RouteTableDef()


@routes.get(LIST)
@only(Role.FACILITATOR, Role.NOTE_TAKER)
async def listed(request: web.Request) -> web.StreamResponse:
    """Which of those that the journal names lie here, and which do not."""
    host = host_in(request)
    held = await host.work(host.side.attachments)
    return web.json_response({"holds": sorted(held.holds), "lacks": sorted(held.lacks)})


@routes.get(ONE)
@only(Role.FACILITATOR, Role.NOTE_TAKER)
async def give(request: web.Request) -> web.StreamResponse:
    """The bytes of one, which may travel with the whole copy as well."""
    host, digest = host_in(request), request.match_info["digest"]
    held = await host.work(host.side.attachments)
    content = None
    if digest in held.holds:  # what no entry names any more is on its way out
        content = await host.work(lambda: host.side.attachment(digest))
    if content is None:
        raise web.HTTPNotFound
    return web.Response(body=content, content_type="application/octet-stream")


@routes.put(ONE)
@only(Role.FACILITATOR, Role.NOTE_TAKER)
async def take(request: web.Request) -> web.StreamResponse:
    """Keep the bytes of one that an entry names and this file lacks; nothing else."""
    host, digest = host_in(request), request.match_info["digest"]
    if host.taking.locked():
        raise web.HTTPServiceUnavailable  # the laptop comes again in a moment
    async with host.taking:
        content = await _sent(request)
        try:
            await host.work(lambda: host.side.take_attachment(digest, content))
        except FileTrouble as trouble:
            if trouble.status is Exit.CANNOT_WRITE:
                raise web.HTTPServiceUnavailable from trouble
            raise web.HTTPConflict from trouble
    host.watch.look()
    return web.Response(status=204)


async def _sent(request: web.Request) -> bytes:
    """A body, no longer and no slower than a scan may be."""
    content = bytearray()
    try:
        async with asyncio.timeout(SENDING_SECONDS):
            async for piece in request.content.iter_chunked(PIECE):
                content += piece
                if len(content) > BIGGEST:
                    raise web.HTTPRequestEntityTooLarge(BIGGEST, len(content))
    except TimeoutError as error:
        raise web.HTTPRequestTimeout from error
    return bytes(content)
