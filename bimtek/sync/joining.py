"""The copy's end: keeps a file equal with its host, whatever the network does meanwhile."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import aiohttp
from typing_extensions import override

from bimtek import device
from bimtek.clock import Clock
from bimtek.journal.entry import Entry
from bimtek.journal.exchange import Have
from bimtek.journal.heads import Kinds
from bimtek.journal.side import Side
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.processes import began
from bimtek.sync import link, wire
from bimtek.sync.attachments import Attachments
from bimtek.sync.conversation import Conversation, Ended, Listener, Seats
from bimtek.sync.link import Link, LinkState
from bimtek.sync.news import News
from bimtek.sync.rows import Rows
from bimtek.sync.watching import Watch

COOKIE = "bimtek"
ROLE_HEADER = "Bimtek-Peran"
"""In which a host says what a PIN stands for."""
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 5.0
"""Between two tries to reach the host."""
HEARTBEAT_SECONDS = 5.0
CONNECT_SECONDS = 10.0
LOOK_SECONDS = 0.05
KEEP_SECONDS = 0.5
"""Between two times that the copy is told what its host has confirmed."""

EQUAL = "equal"
HERE, THERE = "here", "there"
PASSING = frozenset({"", "cannot-write", "locked", "full", "read-only"})
"""Why a host ends an exchange that may go on later."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Host:
    """Where a copy was joined, and what lets it in.

    Args:
        url: such as `http://192.168.1.5:8711`.
        ticket: the cookie that the host gave for the PIN.
        fingerprint: SHA-256 of the host's certificate as hex; empty: no TLS.
        role: what the PIN stands for; empty: the host did not say it.
    """

    url: str
    ticket: str
    fingerprint: str = ""
    role: str = ""

    @property
    def ssl(self) -> aiohttp.Fingerprint | bool:
        return aiohttp.Fingerprint(bytes.fromhex(self.fingerprint)) if self.fingerprint else True


class Joined(Listener):
    """Keeps one copy equal with its host.

    Args:
        path: the copy.
        host: whom it follows.
        kinds: kind → record class.
        clock: this laptop's clock.
        told: called whenever the link changes.
        unkept: called with the link, encoded, while the copy cannot hold it (its disk is full),
            and with nothing once it can.
    """

    def __init__(
        self,
        path: Path,
        host: Host,
        kinds: Kinds,
        clock: Clock,
        told: Callable[[Link], None] = lambda _: None,
        unkept: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._host = host
        self._clock = clock
        self._told = told
        self._unkept = unkept
        self._is_unkept = False
        self._keeping: asyncio.Task[None] | None = None
        self._kept_at = 0.0
        self._thread = ThreadPoolExecutor(1, "bimtek-join")
        self._side = Side(path, kinds, clock)
        self._watch = Watch(path)
        self._news = News(self._side, self._thread, self._watch)
        self._rows = Rows(path)
        self._link = self._begun(link.decode(self._side.remembered(link.KEY)))
        self._theirs: dict[str, int] = {}
        self._once = False
        self._pause = FIRST_PAUSE_SECONDS
        self._stuck = ""
        """On which side the last exchange could not be written."""

    def _begun(self, known: Link | None) -> Link:
        """The link of this process."""
        before, here = link.following(known, self._host.url, device.load().id), os.getpid()
        return replace(before, process=here, began=began(here))

    @property
    def link(self) -> Link:
        """How it is between the copy and its host now."""
        return self._link

    async def keep(self, *, once: bool = False) -> Link:
        """Exchange until cancelled or refused; the network may come and go.

        Args:
            once: end as soon as both sides hold the same, or at the first trouble.

        Returns:
            The link as it is in the end.
        """
        self._once = once
        watching = asyncio.create_task(self._watch.run())
        try:
            self._link = self._link.turned(LinkState.APART, self._clock())
            await self._keep_link()
            async with self._client() as client:
                while True:
                    files = self._attachments(client)
                    again = await self._talk(client, files)
                    if once and self._link.state is LinkState.CONNECTED:
                        await files.once()
                    if once or not again:
                        break
                    await asyncio.sleep(self._pause)
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            if self._keeping is not None:
                self._keeping.cancel()
                await self._keep_link()
            self._thread.shutdown()
            self._side.close()
        return self._link

    async def all_confirmed(self) -> None:
        """Wait as long as the host is there and has not confirmed all that this copy holds."""
        while self._link.state is LinkState.CONNECTED:
            ours = {voice: n for voice, (n, _) in (await self._work(self._side.have)).items()}
            if not self._link.waiting(ours):
                return
            await asyncio.sleep(LOOK_SECONDS)

    def _client(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            cookies={COOKIE: self._host.ticket},
            cookie_jar=aiohttp.CookieJar(unsafe=True),  # hosts in a hall have no names
            timeout=aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS),
        )

    def _attachments(self, client: aiohttp.ClientSession) -> Attachments:
        return Attachments(client, self._host.url, self._host.ssl, self._side, self._work)

    async def _talk(self, client: aiohttp.ClientSession, files: Attachments) -> bool:
        """One connection, to its end; False: another one would not help."""
        try:
            await self._converse(client, files)
        except FileTrouble as trouble:
            passing = trouble.status is Exit.CANNOT_WRITE
            self._stuck = HERE if passing else ""
            await self._turn(LinkState.APART if passing else LinkState.REFUSED, trouble.message)
            return passing
        except aiohttp.WSServerHandshakeError as error:
            return await self._not_let_in(error.status)
        except Ended as end:
            return await self._ended(end)
        except (aiohttp.ClientError, OSError, TimeoutError):
            await self._turn(LinkState.APART)
        return True

    async def _converse(self, client: aiohttp.ClientSession, files: Attachments) -> None:
        async with client.ws_connect(
            f"{self._host.url}/tukar",
            heartbeat=HEARTBEAT_SECONDS,
            max_msg_size=wire.LONGEST_MESSAGE,
            ssl=self._host.ssl,
        ) as socket:
            seats = Seats(self._rows, f"induk-{os.getpid()}")
            beside = asyncio.create_task(files.keep())
            try:
                await Conversation(socket, self._news, self, seats).run()
            finally:
                self._rows.leave(seats.who)
                beside.cancel()
                await asyncio.wait((beside,))

    async def _not_let_in(self, status: int) -> bool:
        if status in (401, 403):
            await self._turn(LinkState.REFUSED, "PIN tidak berlaku lagi; gabung lagi dengan PIN.")
            return False
        await self._turn(LinkState.APART, "")
        return True

    async def _ended(self, end: Ended) -> bool:
        if end.code == EQUAL:
            return False
        if end.code not in PASSING:
            await self._turn(LinkState.REFUSED, end.message)
            return False
        self._stuck = THERE if end.code else self._stuck
        await self._turn(LinkState.APART, f"Di induk: {end.message}" if end.message else "")
        return True

    # -- what the conversation tells

    @override
    async def met(self, theirs: Have, ahead: float) -> None:
        self._theirs = {voice: n for voice, (n, _) in theirs.items()}
        self._link = self._link.meeting(self._theirs, ahead)
        if self._stuck and not await self._is_equal():
            await self._keep_link()  # as long as nothing can be written it is no connection
            return
        await self._goes_on(self._stuck)
        await self._end_if_equal()

    @override
    async def taken(self, acts: list[list[Entry]]) -> None:
        for act in acts:
            self._theirs[act[-1].voice] = act[-1].n
        self._link = self._link.confirming(self._theirs)
        self._keep_soon()
        await self._goes_on(HERE)
        await self._end_if_equal()

    @override
    async def confirmed(self, voices: dict[str, int]) -> None:
        self._link = self._link.confirming(voices)
        self._keep_soon()
        await self._goes_on(THERE)
        await self._end_if_equal()

    async def _goes_on(self, side: str) -> None:
        """That side could be written."""
        if self._stuck == side:
            self._stuck = ""
            self._pause = FIRST_PAUSE_SECONDS
            await self._turn(LinkState.CONNECTED)

    async def _end_if_equal(self) -> None:
        if self._once and await self._is_equal():
            raise Ended(EQUAL)

    async def _is_equal(self) -> bool:
        ours = {voice: n for voice, (n, _) in (await self._work(self._side.have)).items()}
        lacking = any(n > ours.get(voice, 0) for voice, n in self._theirs.items())
        return not lacking and not self._link.waiting(ours)

    async def _turn(self, state: LinkState, reason: str = "") -> None:
        if state is not LinkState.CONNECTED:
            self._pause = min(2 * self._pause, LONGEST_PAUSE_SECONDS)
        turned = self._link.turned(state, self._clock(), reason)
        if turned != self._link:
            self._link = turned
            await self._keep_link()

    def _keep_soon(self) -> None:
        """At once, or with what else is confirmed by then: each time waits for the disk."""
        if self._keeping is None or self._keeping.done():
            wait = self._kept_at + KEEP_SECONDS - asyncio.get_running_loop().time()
            self._keeping = asyncio.create_task(self._keep_after(wait))

    async def _keep_after(self, seconds: float) -> None:
        if seconds > 0:
            await asyncio.sleep(seconds)
        await self._keep_link()

    async def _keep_link(self) -> None:
        """What the screens of this copy tell; without it nothing is lost but the telling."""
        self._kept_at = asyncio.get_running_loop().time()
        text = link.encode(self._link)
        try:
            await self._work(lambda: self._side.remember(link.KEY, text))
        except FileTrouble:
            self._is_unkept = True
            self._unkept(text)
        else:
            if self._is_unkept:
                self._is_unkept = False
                self._unkept("")
        self._told(self._link)

    def _work(self, what: Callable[[], T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._thread, what)
