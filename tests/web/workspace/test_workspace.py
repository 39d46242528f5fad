"""The workspace over the network: typed here, in the file there; kept when the wifi breaks."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import psutil
import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from bimtek import device
from bimtek.web.workspace import keeping
from tests.sync.hosts import PATIENCE, Serving, serving, until
from tests.web.looking import let_in

CHANNEL = "/kerja/saluran"
F2, PALETTE, ENTER, LEAVE = "\x1bOQ", "\x10", "\r", "\x11"
PRIVATE = re.compile(rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p")


class Seen:
    """One window of a browser, without a browser."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self.screen)

    async def wait(self, words: str, *, gone: bool = False) -> None:
        """Until these words stand there, or no longer."""
        async with asyncio.timeout(PATIENCE):
            while (words in "\n".join(self.screen.display)) is gone:
                message = await self.socket.receive()
                assert message.type is WSMsgType.BINARY, (message, self.screen.display)
                self._stream.feed(PRIVATE.sub(b"", message.data))

    async def type(self, *keys: str) -> None:
        for one in keys:
            await self.socket.send_json(["stdin", one])

    async def closed(self) -> int | None:
        async with asyncio.timeout(PATIENCE):
            while (await self.socket.receive()).type is WSMsgType.BINARY:
                pass
        return self.socket.close_code


async def opened(client: ClientSession, served: Serving) -> Seen:
    query = {"width": "100", "height": "30"}
    return Seen(await client.ws_connect(CHANNEL, params=query, headers={"Origin": served.url}))


def notes(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute("SELECT text FROM note").fetchall()


def folders() -> list[Path]:
    return list((device.folder() / "jaringan").glob("kerja-*"))


async def test_a_note_arrives_and_a_half_typed_one_waits_for_whoever_was_cut_off(
    session_path: Path,
) -> None:
    async with serving(session_path) as served, let_in(served, "notulis", "Ani") as ani:
        first = await opened(ani, served)
        await first.wait("Jendela ini: Ani, notulis.")
        await first.type(F2, "antrean dua jam di poli")
        await first.wait("antrean dua jam di poli")
        await first.socket.close()

        again = await opened(ani, served)
        await again.wait("antrean dua jam di poli")
        await again.type(" gigi", ENTER)
        await until(lambda: ("antrean dua jam di poli gigi",) in notes(session_path))

        await again.type("belum jadi")
        await again.wait("belum jadi")
        await served.stop()
        assert (await again.closed() or 0) < 4000  # not for good: the page comes back
        await served.start()
        again = await opened(ani, served)  # a new process has the draft from the file
        await again.wait("Catatan yang belum terkirim")
        await again.type("e", " benar", ENTER)
        await until(lambda: ("belum jadi benar",) in notes(session_path))
        await again.socket.close()


@pytest.mark.slow
async def test_a_second_window_takes_over_and_leaving_ends_the_process(session_path: Path) -> None:
    async with serving(session_path) as served, let_in(served, "notulis", "Ani") as ani:
        again = await opened(ani, served)
        await again.wait("Registrasi")
        other = await opened(ani, served)  # a second window of the same guest
        assert await again.closed() == 4001
        await other.wait("Registrasi")
        await other.type(PALETTE, "layani")
        await other.wait("Tidak ada perintah seperti itu.")
        await other.type("\x1b")
        await other.wait("Tidak ada perintah seperti itu.", gone=True)
        await other.type(F2, "sampai di sini")
        await other.wait("sampai di sini")
        assert len(folders()) == 1
        async with ani.post("/keluar"):
            assert await other.closed() == 4000
        await until(lambda: not folders())

        async with let_in(served, "notulis", "Ani") as ani_again:  # another ticket, another process
            again = await opened(ani_again, served)
            await again.wait("sampai di sini")
            await again.type("\x1b", LEAVE)
            assert await again.closed() == 4000
            await until(lambda: not folders())


@pytest.mark.slow
async def test_a_process_that_nobody_came_back_to_ends_and_leaves_nothing(
    session_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "KEPT_SECONDS", 0.2)
    left = device.folder() / "jaringan" / "kerja-999999-1700000000-abc" / "settings.json"
    left.parent.mkdir(parents=True)
    left.write_text("{}")
    async with serving(session_path) as served, let_in(served, "notulis", "Ani") as ani:
        assert not folders(), "what a server left that was killed"
        seen = await opened(ani, served)
        await seen.wait("Jendela ini: Ani, notulis.")
        (folder,) = folders()
        children = psutil.Process().children()
        await seen.socket.close()
        await until(lambda: not folder.exists())
        assert not any(one.is_running() and one.status() != "zombie" for one in children)


async def test_only_roles_that_work_here_come_in_and_from_no_other_page(
    session_path: Path,
) -> None:
    async with serving(session_path) as served:
        for role, status in (("", 401), ("penonton", 403), ("peserta", 403)):
            async with let_in(served, role) as guest:
                for way in ("/kerja", "/kerja/berkas/textual.js", CHANNEL):
                    async with guest.get(way) as answer:
                        assert answer.status == status
        async with let_in(served, "meja") as desk:
            async with desk.get("/kerja") as page:
                assert "Mengetik memerlukan wifi" in await page.text()
            for name, status in (("textual.js", 200), ("..%2F..%2Fserver.py", 404), ("", 404)):
                async with desk.get(f"/kerja/berkas/{name}") as answer:
                    assert answer.status == status
            with pytest.raises(WSServerHandshakeError, match="403"):
                await desk.ws_connect(CHANNEL, headers={"Origin": "http://lain.example"})
