"""A wire between two ends in one loop, that can be cut after any message."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from aiohttp import WSMessage, WSMsgType

CLOSED = WSMessage(WSMsgType.CLOSED, None, None)


@dataclass
class Wire:
    """Carries so many messages, of both directions together, and then none."""

    carries: int = 1_000_000
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        there: asyncio.Queue[WSMessage] = asyncio.Queue()
        back: asyncio.Queue[WSMessage] = asyncio.Queue()
        self.ends = End(self, there, back), End(self, back, there)

    def cut(self) -> None:
        for end in self.ends:
            end.incoming.put_nowait(CLOSED)


@dataclass
class End:
    """One end, as the conversation uses a websocket."""

    wire: Wire
    outgoing: asyncio.Queue[WSMessage]
    incoming: asyncio.Queue[WSMessage]

    async def send_str(self, data: str) -> None:
        if len(self.wire.said) >= self.wire.carries:
            self.wire.cut()
            raise ConnectionResetError
        self.wire.said.append(data)
        self.outgoing.put_nowait(WSMessage(WSMsgType.TEXT, data, ""))

    async def receive(self, timeout: float | None = None) -> WSMessage:  # noqa: ASYNC109
        return await asyncio.wait_for(self.incoming.get(), timeout)

    async def close(self) -> None:
        self.wire.cut()
