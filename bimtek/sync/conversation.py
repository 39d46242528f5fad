"""One exchange over one socket, the same on both ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, NamedTuple, Protocol, TypeVar

from aiohttp import ClientError, WSMessage, WSMsgType

from bimtek.journal.entry import Entry
from bimtek.journal.exchange import Have
from bimtek.journal.schema import FORMAT
from bimtek.journal.side import Outgoing, Span
from bimtek.journal.trouble import FileTrouble
from bimtek.sync import wire
from bimtek.sync.news import News
from bimtek.sync.rows import AGAIN_SECONDS, At, Rows

PATIENCE_SECONDS = 30.0
"""For a message to leave, and for the greeting to come."""

CURSORS_SECONDS = 0.5
"""Where somebody stands is told twice a second at most."""

T = TypeVar("T")


class Socket(Protocol):
    """What the two ends of aiohttp's websockets have in common."""

    async def send_str(self, data: str) -> Any: ...
    async def receive(self, timeout: float | None = None) -> WSMessage: ...  # noqa: ASYNC109
    async def close(self) -> Any: ...


class Ended(Exception):  # noqa: N818 - what happened
    """The other side went, or ended the exchange.

    Args:
        code: its reason; empty: the connection broke.
        message: the same for a person.
    """

    def __init__(self, code: str = "", message: str = "") -> None:
        super().__init__(message or "sambungan putus")
        self.code = code
        self.message = message


class Listener:
    """Is told what happens in an exchange; whoever wants to know overrides a method."""

    async def met(self, theirs: Have, ahead: float) -> None:
        """The other side holds this much; our clock is so many seconds before its."""

    async def judge(self, acts: list[list[Entry]]) -> None:
        """Acts came in; raises `FileTrouble` if this side does not take them."""

    async def taken(self, acts: list[list[Entry]]) -> None:
        """Acts of the other side are on disk here."""

    async def confirmed(self, voices: dict[str, int]) -> None:
        """Entries of this side are on disk there."""


class Seats(NamedTuple):
    """Where one end of a conversation keeps who stands at which row.

    Args:
        rows: of the file.
        who: under which name it keeps what the other end tells.
    """

    rows: Rows
    who: str


class Conversation:
    """Keeps a file and a copy elsewhere equal, as long as the socket lasts.

    Args:
        socket: open, on either end.
        news: this end's file, and what is new in it.
        listener: is told what happens.
        seats: where this end reads and tells who stands at which row; None: nowhere.
    """

    def __init__(
        self,
        socket: Socket,
        news: News,
        listener: Listener,
        seats: Seats | None = None,
    ) -> None:
        self._seats = seats
        self._socket = socket
        self._news = news
        self._side = news.side
        self._listener = listener

    async def run(self) -> None:
        """Exchange until the socket ends.

        Raises:
            Ended: always in the end, unless it is cancelled.
            FileTrouble: this side refused; the other one was told why.
        """
        try:
            outgoing = await self._greet()
            async with asyncio.TaskGroup() as both:
                both.create_task(self._give(outgoing))
                both.create_task(self._take(outgoing))
                if self._seats is not None:
                    both.create_task(self._show_cursors(self._seats))
        except* FileTrouble as troubles:
            await self._refuse(_first(troubles))
            raise _first(troubles) from None
        except* (Ended, ClientError, ConnectionError, TimeoutError) as ends:
            end = _first(ends)
            raise (end if isinstance(end, Ended) else Ended()) from None

    async def _greet(self) -> Outgoing:
        side = self._side
        holds = await self._work(side.have)
        greeting = wire.Hello(
            protocol=wire.PROTOCOL,
            format=FORMAT,
            session=side.session,
            at=side.now().isoformat(),
            holds=holds,
        )
        await self._send(greeting)
        async with asyncio.timeout(PATIENCE_SECONDS):
            theirs = await self._next()
        if not isinstance(theirs, wire.Hello):
            raise FileTrouble("malformed", "Salam pembuka tidak dikenal; sambungan diputus.")
        _refuse_another_version(theirs)
        outgoing = await self._work(lambda: side.meet(theirs.session, theirs.have))
        await self._listener.met(theirs.have, theirs.behind(side.now()))
        return outgoing

    async def _give(self, outgoing: Outgoing) -> None:
        for acts in await self._work(outgoing.batches):
            outgoing.holds(acts)
            await self._send(wire.Acts(acts=acts))
        while True:
            change = self._news.watch.next_change()
            read = await self._news.beyond(outgoing.seq)
            for acts in outgoing.lacking(read.acts, read.last):
                outgoing.holds(acts)
                if text := read.text(acts):
                    await self._send_text(text)
                else:
                    await self._send(wire.Acts(acts=acts))
            await change.wait()

    async def _show_cursors(self, seats: Seats) -> None:
        """Tell where everybody else stands, when that changes and at times."""
        known: tuple[At, ...] = ()
        told = 0.0
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(CURSORS_SECONDS)
            rows = await self._others(seats)
            if rows != known or (rows and loop.time() - told > AGAIN_SECONDS):
                known, told = rows, loop.time()
                await self._send(wire.Cursors(rows=rows))

    async def _others(self, seats: Seats) -> tuple[At, ...]:
        if seats.rows.is_fresh:
            return seats.rows.others(seats.who)
        return await self._work(lambda: seats.rows.others(seats.who))

    async def _take_cursors(self, message: wire.Cursors) -> None:
        if (seats := self._seats) is not None:
            rows = tuple(At(*row) for row in message.rows)
            await self._work(lambda: seats.rows.say(seats.who, rows))

    async def _take(self, outgoing: Outgoing) -> None:
        while True:
            message = await self._next()
            if isinstance(message, wire.Acts):
                await self._take_acts(message.acts, outgoing)
            elif isinstance(message, wire.Held):
                await self._listener.confirmed(message.voices)
            elif isinstance(message, wire.Cursors):
                await self._take_cursors(message)
            elif isinstance(message, wire.Refused):
                raise Ended(message.code, message.message)

    async def _take_acts(self, acts: list[list[Entry]], outgoing: Outgoing) -> None:
        if not all(acts):
            raise FileTrouble("malformed", "Pesan yang masuk tidak dikenal; sambungan diputus.")
        await self._listener.judge(acts)
        outgoing.holds(acts)
        outgoing.took(await self._work(lambda: self._taken(acts)))
        self._news.watch.look()
        await self._listener.taken(acts)
        await self._send(wire.held(acts))

    def _taken(self, acts: list[list[Entry]]) -> Span:
        self._side.take(acts)
        return self._side.last_taken

    async def _next(self) -> wire.AnyMessage:
        received = await self._socket.receive()
        if received.type is not WSMsgType.TEXT:
            raise Ended
        try:
            if len(received.data) < wire.SHORT:
                return wire.read(received.data)
            return await self._work(lambda: wire.read(received.data))
        except ValueError as error:
            raise FileTrouble("malformed", f"Pesan yang masuk tidak dikenal: {error}.") from None

    async def _send(self, message: wire.AnyMessage) -> None:
        short = wire.is_short(message)
        text = wire.text_of(message) if short else await self._work(lambda: wire.text_of(message))
        await self._send_text(text)

    async def _send_text(self, text: str) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._socket.send_str(text)

    async def _refuse(self, trouble: FileTrouble) -> None:
        with suppress(ClientError, ConnectionError, TimeoutError):
            await self._send(wire.Refused(code=trouble.code, message=trouble.message[:1000]))
            await self._socket.close()

    def _work(self, what: Callable[[], T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._news.thread, what)


def _first(group: BaseExceptionGroup[Any]) -> Any:
    """The one error behind a group, however deep."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _refuse_another_version(theirs: wire.Hello) -> None:
    if (theirs.protocol, theirs.format) != (wire.PROTOCOL, FORMAT):
        raise FileTrouble(
            "other-version",
            "Program di laptop lain berbeda versi. Pasang versi yang sama di keduanya; "
            "sementara itu bekerjalah di salinan sendiri, lalu gabungkan.",
        )
