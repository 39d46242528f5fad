"""Photos come to every joined laptop behind their entries; a drop costs that file alone."""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from bimtek import bootstrap
from bimtek.annexes import attach, prepared
from bimtek.journal import attachments, file
from bimtek.journal.redaction import REASONS
from bimtek.journal.side import Side
from bimtek.journal.trouble import FileTrouble
from bimtek.sync import attachments as fetching
from bimtek.sync.entering import enter, fetch
from bimtek.sync.joining import COOKIE, Joined
from tests.sync.hosts import Serving, ended, now, serving, sidik, until


def attached(path: Path, colour: str) -> str:
    """A photo in a session file; its digest."""
    photo = path.with_name(f"{colour}.png")
    Image.new("RGB", (30, 20), colour).save(photo)
    session = bootstrap.open_session(path, "N1", "notulis")
    try:
        one = prepared(photo)
        attach(session, one, caption=colour).result(10)
    finally:
        session.close()
    return one.file.digest


def held(path: Path) -> attachments.Held:
    connection = file.connect(path, writing=False)
    try:
        return attachments.held(connection)
    finally:
        connection.close()


async def joined(served: Serving, copy: Path) -> Joined:
    host = await enter(served.url, served.pin("notulis"), "N2")
    await fetch(host, copy)
    return Joined(copy, host, bootstrap.record_kinds(), now)


@pytest.mark.slow
async def test_a_photo_of_any_laptop_comes_to_all_and_again_after_a_drop(
    session_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(fetching, "LONGEST_LOOK_SECONDS", 0.1)
    copies = [tmp_path / name / f"{name}.bimtek" for name in ("n2", "n3")]
    async with serving(session_path) as served:
        laptops = [await joined(served, copy) for copy in copies]
        tasks = [asyncio.create_task(one.keep()) for one in laptops]
        first = await asyncio.to_thread(attached, copies[0], "navy")
        await until(lambda: all(held(one).holds == {first} for one in (session_path, *copies)))
        await served.stop()
        second = await asyncio.to_thread(attached, copies[1], "teal")
        third = await asyncio.to_thread(attached, session_path, "olive")
        await served.start()
        every = {first, second, third}
        await until(lambda: all(held(one).holds == every for one in (session_path, *copies)))
        assert len({sidik(one) for one in (session_path, *copies)}) == 1
        for task in tasks:
            await ended(task)
    for path in (session_path, *copies):
        connection = file.connect(path, writing=False)
        assert not list(attachments.damaged(connection))
        connection.close()


async def test_who_joins_for_one_exchange_brings_the_photos_along(
    session_path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "n2" / "n2.bimtek"
    async with serving(session_path) as served:
        laptop = await joined(served, copy)
        mine = await asyncio.to_thread(attached, copy, "navy")
        theirs = await asyncio.to_thread(attached, session_path, "teal")
        await laptop.keep(once=True)
        assert held(copy).holds == held(session_path).holds == {mine, theirs}


async def test_the_host_takes_and_gives_what_an_entry_names_from_and_to_who_may_have_it(
    session_path: Path,
) -> None:
    digest = await asyncio.to_thread(attached, session_path, "navy")
    connection = file.connect(session_path, writing=True)
    content = attachments.content_of(connection, digest) or b""
    connection.execute("DELETE FROM attachment")
    connection.close()
    foreign = attachments.digest_of(b"lain")
    async with serving(session_path) as served:

        async def asked(role: str, method: str, name: str, body: bytes = b"") -> int:
            host = await enter(served.url, served.pin(role), "N2")
            async with (
                aiohttp.ClientSession(
                    cookies={COOKIE: host.ticket}, cookie_jar=aiohttp.CookieJar(unsafe=True)
                ) as client,
                client.request(
                    method, f"{served.url}/lampiran/{name}", data=BytesIO(body)
                ) as answer,
            ):
                return answer.status

        assert await asked("notulis", "PUT", foreign, b"lain") == 409, "no entry names it"
        assert await asked("notulis", "PUT", digest, content + b"x") == 409, "damaged on its way"
        assert await asked("notulis", "PUT", digest, bytes(attachments.BIGGEST + 1)) == 413
        assert await asked("notulis", "GET", digest) == 404
        for role in ("meja", "penonton"):
            assert await asked(role, "PUT", digest, content) == 403
            assert await asked(role, "GET", digest) == 403
        assert held(session_path).lacks == {digest}
        assert await asked("notulis", "PUT", digest, content) == 204
        assert await asked("fasilitator", "GET", digest) == 200
        assert held(session_path).holds == {digest}


def test_what_was_destroyed_is_neither_given_nor_taken_again(session_path: Path) -> None:
    digest = attached(session_path, "navy")
    session = bootstrap.open_session(session_path, "N1", "fasilitator")
    content = session.attached(digest) or b""
    (seen,) = session.all(bootstrap.record_kinds()["annex"])
    session.redact("annex", seen.record, "file", REASONS[0]).result(10)
    session.close()
    side = Side(session_path, bootstrap.record_kinds(), now)
    assert side.attachments() == attachments.Held(frozenset(), frozenset())
    with pytest.raises(FileTrouble, match="tidak diminta"):
        side.take_attachment(digest, content)
    side.close()
