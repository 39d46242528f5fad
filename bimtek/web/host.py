"""The session that is served: its file, who is let in, who is here."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bimtek import bootstrap
from bimtek.clock import Clock
from bimtek.hall.group_records import TableGroup
from bimtek.hall.session_records import ScriptVersion
from bimtek.journal.heads import Kinds
from bimtek.journal.records import Change
from bimtek.journal.side import Side
from bimtek.journal.trouble import FileTrouble, told
from bimtek.journal.voice import Receipt
from bimtek.stages.grouping import tables_of
from bimtek.sync.news import News
from bimtek.sync.rows import Rows
from bimtek.sync.watching import Watch
from bimtek.web.access import Gate, Guest, Keys, Role, guest_with, keys_of, ticket_of
from bimtek.web.recording import Recording

T = TypeVar("T")

MOST_GUESTS = 200
MOST_OF_ONE = 6
"""Connections that one guest may hold at once."""


@dataclass(slots=True)
class Connection:
    """One guest's open connection."""

    guest: Guest
    sort: str
    """`salinan`, `meja`, `layar` …: over which page or program."""
    since: datetime
    confirmed: datetime | None = None
    """When it last sent or was sent something that is on disk on both sides."""


class FullHouse(Exception):  # noqa: N818 - what happened
    """More connections than this laptop is asked to carry."""


class Host:
    """What the pages and the exchange share while a session is served.

    Args:
        path: the session file.
        kinds: kind → record class.
        clock: this laptop's clock.

    Raises:
        FileTrouble: if the file cannot be opened for writing.
    """

    def __init__(self, path: Path, kinds: Kinds, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.side = Side(path, kinds, clock)
        self.session = bootstrap.open_session(path, writing=False, clock=clock)
        """What stands in the file, as of its last change; pages only read it."""
        self.watch = Watch(path)
        self.thread = ThreadPoolExecutor(1, "bimtek-serve")
        """The one thread that works with `side`."""
        self.news = News(self.side, self.thread, self.watch)
        self.rows = Rows(path)
        """Who stands at which row."""
        self._recording = Recording(path, clock)
        self.keys: Keys = self._keys_now()
        self.gate = Gate()
        self.turn = asyncio.Lock()
        """Whose form is looked at sees what the one before it recorded: a button that was tapped
        twice records once, and nobody is checked in twice."""
        self.taking = asyncio.Lock()
        """One photo of a joined laptop is taken in at a time."""
        self.goodbyes: list[Callable[[Guest], None]] = []
        """Called with each guest who gives the ticket back."""
        self._gone: set[str] = set()
        self._connections: dict[int, Connection] = {}
        self._numbers = itertools.count(1)
        self._watching: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to notice what others commit."""
        self._watching = asyncio.create_task(self._notice())

    async def _notice(self) -> None:
        async with asyncio.TaskGroup() as both:
            both.create_task(self.watch.run())
            both.create_task(self._follow())

    async def _follow(self) -> None:
        while True:
            change = self.watch.next_change()
            with suppress(FileTrouble), told(self.path):
                self._look()
            await change.wait()

    def _look(self) -> None:
        changed = self.session.poll()
        if any(kind in (TableGroup.kind, ScriptVersion.kind) for kind, _ in changed):
            self.keys = self._keys_now()

    async def stop(self) -> None:
        """Let the file go."""
        if self._watching is not None:
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching
        self.thread.shutdown()
        self.session.close()
        self._recording.close()
        self.side.close()

    def _keys_now(self) -> Keys:
        return keys_of(self.side.session, [one.id for one in tables_of(self.session)])

    def work(self, what: Callable[[], T]) -> Awaitable[T]:
        """Do something with the file, in its thread."""
        return asyncio.get_running_loop().run_in_executor(self.thread, what)

    async def record(self, guest: Guest, changes: Sequence[Change]) -> Receipt:
        """Write one deed of a guest, and let the pages see it at once.

        Raises:
            Refusal: what may not be recorded now.
            FileTrouble: if it cannot be written.
        """
        receipt = await self.work(lambda: self._recording.record(guest, changes))
        self.watch.look()
        self._look()
        for one in self._connections.values():
            if one.guest.id == guest.id:
                one.confirmed = self.clock()
        return receipt

    # -- who was let in

    def ticket_of(self, guest: Guest) -> str:
        """What a guest shows from now on."""
        return ticket_of(self.keys, guest, self.clock().timestamp())

    def guest_with(self, ticket: str) -> Guest | None:
        """Whose ticket this is; None: nobody's, or of somebody who gave it back."""
        guest = guest_with(self.keys, ticket, self.clock().timestamp())
        return None if guest is None or self.has_gone(guest) else guest

    def let_out(self, guest: Guest) -> None:
        """The guest gave the ticket back; a copy of it that somebody kept opens nothing."""
        self._gone.add(guest.id)
        for goodbye in self.goodbyes:
            goodbye(guest)

    def has_gone(self, guest: Guest) -> bool:
        """Whether the guest gave the ticket back since this laptop serves."""
        return guest.id in self._gone

    # -- who is here

    def enter(self, guest: Guest, sort: str) -> int:
        """A guest opened a connection.

        Returns:
            Its number, for `leave`.

        Raises:
            FullHouse: if there are too many.
        """
        own = sum(one.guest.id == guest.id for one in self._connections.values())
        if len(self._connections) >= MOST_GUESTS or own >= MOST_OF_ONE:
            raise FullHouse
        number = next(self._numbers)
        self._connections[number] = Connection(guest, sort, self.clock())
        return number

    def leave(self, number: int) -> None:
        """The connection is gone."""
        self._connections.pop(number, None)

    def confirmed(self, number: int) -> None:
        """Both sides of this connection hold the same as of now."""
        if number in self._connections:
            self._connections[number].confirmed = self.clock()

    @property
    def connections(self) -> list[Connection]:
        """Who is here, in the order in which they came."""
        return list(self._connections.values())


HOLD_A_COPY = frozenset({Role.FACILITATOR, Role.NOTE_TAKER})
"""Whose program may keep a copy: a copy holds everything."""
