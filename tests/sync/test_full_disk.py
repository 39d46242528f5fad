"""A disk that is full, on a joined laptop or on the host: nothing confirmed is lost, it is told."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.hall.records import Note
from bimtek.journal.trouble import FileTrouble
from bimtek.sync import link
from bimtek.sync.entering import enter, fetch
from bimtek.sync.joining import Joined
from bimtek.sync.link import LinkState
from bimtek.web.access import guest_of
from tests.disks import fill
from tests.recording import note, recorded
from tests.sync.hosts import Serving, now, serving, sidik, until, voices
from tests.sync.test_joining import keeping

LONG = "x" * 60_000
"""More than is free in the write-ahead log of a full disk."""


@asynccontextmanager
async def joined(
    served: Serving, copy: Path, said: list[str] | None = None
) -> AsyncIterator[Joined]:
    host = await enter(served.url, served.pin("notulis"), "N2")
    await fetch(host, copy)
    heard = [] if said is None else said
    one = Joined(copy, host, bootstrap.record_kinds(), now, unkept=heard.append)
    async with keeping(one):
        await until(lambda: one.link.state is LinkState.CONNECTED)
        yield one


async def test_a_joined_laptop_without_room_says_so_and_takes_all_once_there_is(
    session_path: Path, small_disk: Path
) -> None:
    copy, filler = small_disk / "n2.bimtek", small_disk / "isi"
    async with serving(session_path) as served, joined(served, copy) as n2:
        recorded(copy, note("sebelum penuh"))
        await until(lambda: n2.link.waiting(voices(copy)) == 0)
        fill(filler)
        recorded(session_path, *(note(f"{number} {LONG}") for number in range(8)))
        await until(lambda: "disk penuh" in n2.link.reason)
        assert n2.link.state is LinkState.APART
        await until(lambda: n2.link.waiting(voices(copy)) == 0)  # all that is here, is there
        filler.unlink()
        await until(lambda: sidik(copy) == sidik(session_path))
        await until(lambda: n2.link.state is LinkState.CONNECTED and not n2.link.reason)
        await until(lambda: link.decode(n2._side.remembered(link.KEY)) == n2.link)


async def test_the_window_hears_what_stands_in_no_file(
    session_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def full(key: str, text: str) -> None:
        raise FileTrouble("cannot-write", "disk penuh")

    async with serving(session_path) as served, joined(served, tmp_path / "n2.bimtek", said) as n2:
        with monkeypatch.context() as patch:
            patch.setattr(n2._side, "remember", full)
            await served.stop()
            await until(lambda: bool(said))
        told = link.decode(said[0])
        assert told is not None
        assert told.state is LinkState.APART
        await served.start()
        await until(lambda: said[-1] == "")


async def test_a_host_without_room_confirms_nothing_and_goes_on_once_there_is(
    session_path: Path, small_disk: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(session_path, small_disk / "induk.bimtek"))
    copy, filler = tmp_path / "n2.bimtek", small_disk / "isi"
    async with serving(path) as served, joined(served, copy) as n2:
        fill(filler)
        recorded(copy, *(note(f"{number} {LONG}") for number in range(8)))
        await until(lambda: "Di induk: " in n2.link.reason and "disk penuh" in n2.link.reason)
        held, waiting = voices(path), n2.link.waiting(voices(copy))
        assert waiting > 0
        assert all(n <= held.get(voice, 0) for voice, n in n2.link.confirmed.items())
        with pytest.raises(FileTrouble, match="disk penuh"):
            await served.host.record(guest_of("meja", "Meja"), [Note.new(text=20 * LONG)])
        filler.unlink()
        await until(lambda: n2.link.waiting(voices(copy)) == 0)
        await until(lambda: sidik(copy) == sidik(path))
        await until(lambda: n2.link.state is LinkState.CONNECTED)
        await served.host.record(guest_of("meja", "Meja"), [Note.new(text="lagi")])
