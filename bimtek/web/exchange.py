"""The laptops that joined: a whole copy to begin with, then entries both ways."""

from __future__ import annotations

import asyncio
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from typing_extensions import override

from bimtek.hall.agreement import Agreement, Correction, Reopening, Signing, Update
from bimtek.hall.session_records import InputLock, ScriptVersion
from bimtek.journal.entry import Entry
from bimtek.journal.exchange import Have
from bimtek.journal.trouble import FileTrouble
from bimtek.sync import wire
from bimtek.sync.conversation import Conversation, Ended, Listener, Seats
from bimtek.web import live
from bimtek.web.access import Guest, Role
from bimtek.web.doors import connected, guest_in, host_in, only
from bimtek.web.host import Host

HEARTBEAT_SECONDS = 5.0
PIECE = 256 * 1024
"""Bytes of a copy that are sent at once."""
FACILITATORS_ALONE = frozenset(
    {
        "redaction",
        ScriptVersion.kind,
        InputLock.kind,
        Agreement.kind,
        Signing.kind,
        Reopening.kind,
        Correction.kind,
        Update.kind,
    }
)
"""Kinds of record that only the facilitator's role makes."""

routes = web.RouteTableDef()


@routes.get("/berkas")
@only(Role.FACILITATOR, Role.NOTE_TAKER)
async def whole_copy(request: web.Request) -> web.StreamResponse:
    """The session file as it is now, for a laptop that has none yet."""
    host = host_in(request)
    response = web.StreamResponse()
    with (
        connected(request, "salinan"),
        suppress(ConnectionError, TimeoutError),
        tempfile.TemporaryDirectory(prefix="bimtek-") as folder,
    ):
        copy = Path(folder) / "salinan.bimtek"
        await host.work(lambda: host.side.copy_to(copy))
        response.content_length = copy.stat().st_size
        await response.prepare(request)
        with copy.open("rb") as stream:
            while piece := await asyncio.to_thread(stream.read, PIECE):
                async with asyncio.timeout(live.SLOWEST_SECONDS):
                    await response.write(piece)
        await response.write_eof()
    return response


@routes.get("/tukar")
@only(Role.FACILITATOR, Role.NOTE_TAKER)
async def exchange(request: web.Request) -> web.StreamResponse:
    """Entries both ways, until the other laptop goes."""
    host, guest = host_in(request), guest_in(request)
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=wire.LONGEST_MESSAGE)
    with connected(request, "salinan") as number:
        seats = Seats(host.rows, f"tamu-{os.getpid()}-{number}")
        try:
            await socket.prepare(request)
            listener = _OfGuest(host, guest, number)
            await Conversation(socket, host.news, listener, seats).run()
        except (Ended, FileTrouble):
            pass  # the other laptop knows why, and comes again
        finally:
            host.rows.leave(seats.who)
            await asyncio.shield(socket.close())
    return socket


class _OfGuest(Listener):
    """What a joined laptop may bring, and when both sides last held the same."""

    def __init__(self, host: Host, guest: Guest, number: int) -> None:
        self._host = host
        self._guest = guest
        self._number = number

    @override
    async def met(self, theirs: Have, ahead: float) -> None:
        self._host.confirmed(self._number)

    @override
    async def judge(self, acts: list[list[Entry]]) -> None:
        if self._guest.role is Role.FACILITATOR:
            return
        for act in acts:
            for entry in act:
                if entry.role == Role.FACILITATOR or entry.kind in FACILITATORS_ALONE:
                    raise FileTrouble(
                        "not-yours",
                        "Salinan ini memuat catatan peran fasilitator. Gabung lagi dengan PIN "
                        "fasilitator; yang sudah diterima tetap ada.",
                    )

    @override
    async def taken(self, acts: list[list[Entry]]) -> None:
        self._host.confirmed(self._number)

    @override
    async def confirmed(self, voices: dict[str, int]) -> None:
        self._host.confirmed(self._number)
