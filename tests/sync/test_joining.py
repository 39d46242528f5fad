"""Two laptops on one session: what one records is on the other, whatever the network does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bimtek import bootstrap, device
from bimtek.journal import file
from bimtek.journal.trouble import FileTrouble
from bimtek.sync import joining
from bimtek.sync.entering import address_of, enter, fetch, refuse_another_role, remember
from bimtek.sync.joining import Joined
from bimtek.sync.link import KEY, Link, LinkState, decode
from bimtek.web import listening
from tests.commands import bimtek
from tests.recording import note, recorded
from tests.sync.hosts import Serving, ended, now, serving, sidik, until, voices


async def joined_copy(served: Serving, path: Path, role: str = "notulis") -> Joined:
    host = await enter(served.url, served.pin(role), "N2")
    await fetch(host, path)
    return Joined(path, host, bootstrap.record_kinds(), now)


@asynccontextmanager
async def keeping(joined: Joined) -> AsyncIterator[asyncio.Task[Link]]:
    task = asyncio.create_task(joined.keep())
    try:
        yield task
    finally:
        await ended(task)


async def test_a_joined_laptop_begins_with_all_and_both_hear_of_each_other(
    session_path: Path, tmp_path: Path
) -> None:
    recorded(session_path, note("sebelum"))
    copy = tmp_path / "salinan" / "n2.bimtek"
    async with serving(session_path) as served:
        joined = await joined_copy(served, copy)
        assert sidik(copy) == sidik(session_path)
        async with keeping(joined):
            recorded(copy, note("dari N2"))
            recorded(session_path, note("dari induk"))
            await until(lambda: sidik(copy) == sidik(session_path))
            await until(lambda: joined.link.waiting(voices(copy)) == 0)
            assert joined.link.state is LinkState.CONNECTED


async def test_a_clock_a_day_off_is_told_at_the_door_and_in_the_link_and_harms_nothing(
    session_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, told = tmp_path / "n2.bimtek", list[str]()
    tomorrow = now() + timedelta(days=1)
    monkeypatch.setenv("BIMTEK_CLOCK", tomorrow.isoformat())
    async with serving(session_path) as served:
        host = await enter(served.url, served.pin("notulis"), "N2", tell=told.append)
        assert "1 hari lebih cepat daripada induk" in told[0]
        await fetch(host, copy)
        joined = Joined(copy, host, bootstrap.record_kinds(), lambda: now() + timedelta(days=1))
        async with keeping(joined):
            recorded(copy, note("besok"))
            await until(lambda: sidik(copy) == sidik(session_path))
            monkeypatch.delenv("BIMTEK_CLOCK")
            recorded(session_path, note("hari ini"))
            await until(lambda: sidik(copy) == sidik(session_path))
        assert joined.link.ahead == pytest.approx(86_400, abs=60)


async def test_a_file_of_another_session_is_refused_at_the_door_and_left_untouched(
    session_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "lain.bimtek"
    bimtek("new", other, "--script", "blitar-2023")
    before = other.read_bytes()
    async with serving(session_path) as served:
        pin = served.pin("notulis")
        join = ["join", served.url, str(other), "--pin", pin, "--as", "N2", "--once"]
        shown = await asyncio.to_thread(bimtek, *join)
    assert shown.returncode == 3
    assert "melayani sesi lain" in shown.stderr
    assert other.read_bytes() == before


async def test_what_was_recorded_while_the_host_was_gone_comes_later_and_once(
    session_path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "n2.bimtek"
    async with serving(session_path) as served:
        joined = await joined_copy(served, copy)
        async with keeping(joined):
            await until(lambda: joined.link.state is LinkState.CONNECTED)
            await served.stop()
            await until(lambda: joined.link.state is LinkState.APART)
            recorded(copy, note("tanpa jaringan"))
            recorded(session_path, note("di induk"))
            assert joined.link.waiting(voices(copy)) > 0
            await served.start()
            await until(lambda: sidik(copy) == sidik(session_path))
            await until(lambda: joined.link.waiting(voices(copy)) == 0)


async def test_a_busy_hall_costs_a_copy_few_writes_and_the_last_word_is_kept(
    session_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "KEEP_SECONDS", 3600.0)
    copy, kept = tmp_path / "n2.bimtek", list[str]()
    async with serving(session_path) as served:
        joined = await joined_copy(served, copy)
        remember = joined._side.remember

        def counting(key: str, text: str) -> None:
            kept.append(text)
            remember(key, text)

        monkeypatch.setattr(joined._side, "remember", counting)
        async with keeping(joined):
            connected = f'"state": "{LinkState.CONNECTED}"'
            await until(lambda: any(connected in text for text in kept))  # it is written too
            kept.clear()
            for number in range(8):
                recorded(session_path, note(f"baris {number}"))
                await until(lambda: sidik(copy) == sidik(session_path))
            assert kept == []
            await until(lambda: joined.link.waiting(voices(copy)) == 0)
    connection = file.connect(copy, writing=False)
    assert decode(file.meta(connection, KEY)) == joined.link
    connection.close()


async def test_a_wrong_pin_lets_nobody_in(session_path: Path) -> None:
    async with serving(session_path) as served:
        with pytest.raises(FileTrouble, match="PIN itu tidak berlaku"):
            await enter(served.url, "000", "N2")


async def test_a_host_that_is_full_is_not_told_as_a_wrong_pin(
    session_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "MOST", 0)
    async with serving(session_path) as served:
        with pytest.raises(FileTrouble, match="tidak dapat menerima sambungan"):
            await enter(served.url, served.pin("notulis"), "N2")


@pytest.mark.parametrize("role", ["meja", "penonton"])
async def test_who_may_not_read_everything_gets_no_copy(
    session_path: Path, tmp_path: Path, role: str
) -> None:
    async with serving(session_path) as served:
        with pytest.raises(FileTrouble, match="tidak untuk salinan"):
            await joined_copy(served, tmp_path / "n2.bimtek", role)
    assert [one.name for one in tmp_path.iterdir()] == ["blitar.bimtek"]  # noqa: ASYNC240


async def test_the_pin_says_as_what_a_joined_copy_is_worked_in(
    session_path: Path, tmp_path: Path
) -> None:
    device.remember(name="Ani Contoh", role="fasilitator")  # of a session of her own
    copy = tmp_path / "n2.bimtek"
    async with serving(session_path) as served:
        host = await enter(served.url, served.pin("notulis"), "Ani Contoh")
        await fetch(host, copy)
        remember(copy, host, fetched=True)
        with bootstrap.reading(copy) as joined, bootstrap.reading(session_path) as own:
            assert (joined.role, own.role) == ("notulis", "fasilitator")
        with pytest.raises(FileTrouble, match="Itu PIN notulis; peran fasilitator memerlukan"):
            refuse_another_role("fasilitator", host)
        refuse_another_role("penyelenggara", host)
        refuse_another_role("fasilitator", await enter(served.url, served.pin("fasilitator"), "F"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.1.5", "http://192.168.1.5:8711"),
        ("192.168.1.5:9000", "http://192.168.1.5:9000"),
        ("https://192.168.1.5:8711", "https://192.168.1.5:8711"),
        ("", ""),
    ],
)
def test_an_address_is_understood_as_it_is_read_out(typed: str, meant: str) -> None:
    assert address_of(typed) == meant
