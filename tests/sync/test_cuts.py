"""The network cut after every message: what was told as confirmed is there, and nothing twice."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from typing_extensions import override

from bimtek.journal.side import Side
from bimtek.journal.trouble import FileTrouble
from bimtek.sync.conversation import Conversation, Ended, Listener
from bimtek.sync.news import News
from bimtek.sync.watching import Watch
from tests.journal.nodes import KINDS, Node, copy, new_file
from tests.sync.hosts import ended, until
from tests.sync.wires import Wire


class Heard(Listener):
    """Remembers what the other side said it holds."""

    def __init__(self) -> None:
        self.holds: dict[str, int] = {}

    @override
    async def confirmed(self, voices: dict[str, int]) -> None:
        self.holds.update(voices)


class Laptop:
    """A copy, somebody who types in it, and its end of the exchange."""

    def __init__(self, path: Path, name: str) -> None:
        self.node = Node(path, name)
        self.side = Side(path, KINDS, self.node.clock)
        self.watch = Watch(path)
        self.thread = ThreadPoolExecutor(1)
        self.news = News(self.side, self.thread, self.watch)
        self.heard = Heard()

    def close(self) -> None:
        self.thread.shutdown()
        self.side.close()
        self.node.connection.close()

    def heads(self) -> list[tuple[object, ...]]:
        return self.node.connection.execute("SELECT * FROM head ORDER BY 1, 2, 3, 4").fetchall()

    def holds(self) -> dict[str, int]:
        return {voice: n for voice, (n, _) in self.side.have().items()}


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Laptop, Laptop]:
    first = new_file(tmp_path / "host.bimtek")
    return Laptop(first, "host"), Laptop(copy(first, tmp_path / "copy.bimtek"), "copy")


async def talk(wire: Wire, *laptops: Laptop) -> None:
    """Both ends of one connection, until it is cut."""

    async def end(laptop: Laptop, socket: object) -> None:
        with suppress(Ended):
            await Conversation(
                socket,  # type: ignore[arg-type]
                laptop.news,
                laptop.heard,
            ).run()

    async with asyncio.TaskGroup() as both:
        for laptop, socket in zip(laptops, wire.ends, strict=True):
            both.create_task(end(laptop, socket))


def type_everywhere(host: Laptop, joined: Laptop, word: str) -> None:
    """Each its own, one value of both, one taken back, one deed of many."""
    host.node.fill(f"h-{word}", a=word)
    joined.node.fill(f"j-{word}", a=word)
    host.node.fill("same", b=f"host {word}")
    joined.node.fill("same", b=f"copy {word}")
    joined.node.append([joined.node.seen(f"many-{n}").change(a=word) for n in range(5)])
    joined.node.fill("mistake", a=word)
    joined.node.undo()


async def test_cut_after_every_message_nothing_confirmed_is_lost_nor_doubled(
    pair: tuple[Laptop, Laptop],
) -> None:
    host, joined = pair
    watching = [asyncio.create_task(one.watch.run()) for one in pair]
    for carries in range(7):  # two greetings, acts both ways, both confirmed
        type_everywhere(host, joined, f"w{carries}")
        wire = Wire(carries)
        talking = asyncio.create_task(talk(wire, host, joined))
        await asyncio.wait([talking], timeout=0.3)
        wire.cut()
        await talking
        for one, other in ((host, joined), (joined, host)):
            there = other.holds()
            assert all(n <= there.get(voice, 0) for voice, n in one.heard.holds.items()), carries
    talking = asyncio.create_task(talk(Wire(), host, joined))
    await until(lambda: host.holds() == joined.holds())
    host.node.fill("live", a="sekarang")
    await until(lambda: host.node.acknowledged[-1] in joined.node.stamps())
    await ended(talking)
    for task in watching:
        await ended(task)
    assert host.heads() == joined.heads()
    assert set(host.node.acknowledged + joined.node.acknowledged) == host.node.stamps()
    for one in pair:
        one.close()


async def test_a_copy_of_another_session_is_told_so_and_left_untouched(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    host, _ = pair
    stranger = Laptop(new_file(tmp_path / "lain.bimtek"), "lain")
    stranger.node.fill("r", a="lain")
    before = stranger.node.stamps()
    with pytest.raises(ExceptionGroup) as refused:
        await talk(Wire(), host, stranger)
    assert refused.group_contains(FileTrouble, match="bukan salinan dari sesi yang sama")
    assert (stranger.node.stamps(), host.node.stamps()) == (before, set())
