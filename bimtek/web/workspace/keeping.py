"""Which guests have a process, and how long it is kept when their wifi is away."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from bimtek.web.access import Guest
from bimtek.web.workspace.packets import Cells
from bimtek.web.workspace.process import Drawing, Send

MOST: Final = 12
"""Processes at once."""
KEPT_SECONDS: Final = 600.0
"""After its browser went; what is half typed is in the file, so a new one offers it as well."""


class NoRoom(Exception):  # noqa: N818 - what happened
    """All processes have their browser."""


@dataclass(slots=True)
class _Kept:
    drawing: Drawing
    shown_in: Send | None = None
    since: float = 0.0
    """When its browser went, in seconds of `monotonic`."""


class Workspaces:
    """The processes of one served session.

    Args:
        path: its file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, _Kept] = {}
        self._turn = asyncio.Lock()
        self._waiting: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self.stopped = False
        """Whether the session is served no longer."""

    async def take_up(self, guest: Guest, send: Send, window: Cells) -> Drawing:
        """The process of a guest: the one that was kept, or a new one.

        Args:
            send: of the browser that shows it from now on.
            window: how large that is.

        Raises:
            NoRoom: if every process has its browser.
            OSError: if none can be started.
        """
        async with self._turn:
            kept = self._kept.get(guest.id)
            if kept is None or kept.drawing.ended.is_set():
                kept = await self._new(guest, window)
            kept.shown_in = send
            return kept.drawing

    async def _new(self, guest: Guest, window: Cells) -> _Kept:
        if ended := self._kept.pop(guest.id, None):
            await ended.drawing.end()
        if len(self._kept) >= MOST:
            await self._make_room()
        drawing = Drawing(self._path, guest)
        await drawing.start(window)
        self._kept[guest.id] = kept = _Kept(drawing)
        return kept

    async def _make_room(self) -> None:
        left = [(one.since, who) for who, one in self._kept.items() if one.shown_in is None]
        if not left:
            raise NoRoom
        await self._kept.pop(min(left)[1]).drawing.end()

    def is_shown_in(self, guest: Guest, send: Send) -> bool:
        """Whether this browser still is the one, and no other window of the guest."""
        kept = self._kept.get(guest.id)
        return kept is not None and kept.shown_in is send

    def leave(self, guest: Guest, send: Send) -> None:
        """The browser went; its process is kept for a while."""
        kept = self._kept.get(guest.id)
        if kept is None or kept.shown_in is not send:
            return
        kept.drawing.leave(send)
        kept.shown_in, kept.since = None, monotonic()
        _keep(self._waiting, self._end_later(guest.id, kept, kept.since))

    def let_out(self, guest: Guest) -> None:
        """The guest gave the ticket back: nobody comes for the process any more."""
        if (kept := self._kept.get(guest.id)) is not None:
            _keep(self._ending, self._end_now(guest.id, kept))

    async def _end_now(self, who: str, kept: _Kept) -> None:
        await kept.drawing.end()
        if self._kept.get(who) is kept:  # until then its browser is told that it was closed
            del self._kept[who]

    async def _end_later(self, who: str, kept: _Kept, since: float) -> None:
        if not kept.drawing.ended.is_set():
            await asyncio.sleep(KEPT_SECONDS)
        async with self._turn:
            if self._kept.get(who) is kept and kept.shown_in is None and kept.since == since:
                del self._kept[who]
                await kept.drawing.end()

    async def end(self) -> None:
        """End them all; each writes what waits."""
        self.stopped = True
        for task in self._waiting:
            task.cancel()
        left, self._kept = list(self._kept.values()), {}
        await asyncio.gather(*(one.drawing.end() for one in left), *self._ending)


def _keep(tasks: set[asyncio.Task[None]], doing: Coroutine[None, None, None]) -> None:
    """Do it beside, and hold it as long as it lasts."""
    task = asyncio.create_task(doing)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
