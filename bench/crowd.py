"""Who works in the hall while `bench.network` looks: each sort in a process of its own."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import TypeAlias

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar

from bimtek.bootstrap import open_session
from bimtek.hall.records import Note
from bimtek.session import Session
from bimtek.stages.worksheet.records import AddedRow

PACE_SECONDS = 2.0
LOOK_SECONDS = 0.02
MARK = "uji-"
STAGE = "rencana-aksi"
"""An acara of the sample that tables fill, row by row."""
F2 = "\x1bOQ"
FOOT = b"bantuan"
"""Drawn last."""

Moments: TypeAlias = dict[str, float]
"""What was recorded → when, in seconds of `monotonic`, which all processes share."""
Results: TypeAlias = "Queue[tuple[str, Moments]]"


def texts_in(path: Path) -> list[str]:
    """What the crowd recorded, as a file holds it."""
    session = open_session(path, writing=False)
    found = [seen.value.text for seen in session.everything(Note)]
    found += [seen.value.text for seen in session.everything(AddedRow)]
    session.close()
    return [text for text in found if text.startswith(MARK)]


def pause_of(who: str) -> Callable[[], float]:
    """How long somebody waits between two lines; the same for the same person."""
    dice = random.Random(who)
    return lambda: dice.uniform(0.5, 1.5) * PACE_SECONDS


# -- with a copy of their own


class Typist(threading.Thread):
    """Somebody who records in one file."""

    def __init__(self, path: Path, who: str, seconds: float) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.who = who
        self.seconds = seconds
        self.sent: Moments = {}
        self.saved: Moments = {}

    def run(self) -> None:
        session = open_session(self.path, self.who, "notulis")
        pause, end = pause_of(self.who), time.monotonic() + self.seconds
        while time.monotonic() < end:
            text = f"{MARK}{self.who}-{len(self.sent)}"
            begun = self.sent[text] = time.monotonic()
            session.record(Note.new(text=text)).result()
            self.saved[text] = time.monotonic() - begun
            time.sleep(pause())
        session.close()


def type_in_copies(copies: Sequence[Path], seconds: float, results: Results) -> None:
    """One person each."""
    typists = [Typist(copy, f"T{number}", seconds) for number, copy in enumerate(copies)]
    for typist in typists:
        typist.start()
    for typist in typists:
        typist.join()
        results.put((f"sent {typist.path}", typist.sent))
        results.put((f"saved {typist.path}", typist.saved))


# -- in browsers


def work_in_browsers(
    url: str, notulis: str, tables: Sequence[str], browsers: int, seconds: float, results: Results
) -> None:
    """Workspaces and pages of tables.

    Args:
        notulis: the PIN of the workspaces.
        tables: the PIN of each table.
    """
    asyncio.run(_work_in_browsers(url, notulis, tables, browsers, seconds, results))


async def _work_in_browsers(
    url: str, notulis: str, tables: Sequence[str], browsers: int, seconds: float, results: Results
) -> None:
    at_work = [
        *(_at_a_window(url, notulis, f"B{number}", seconds) for number in range(browsers)),
        *(_at_a_table(url, pin, f"K{number}", seconds) for number, pin in enumerate(tables)),
    ]
    for number, sent in enumerate(await asyncio.gather(*at_work)):
        results.put((f"sent browser {number}", sent))


async def _let_in(client: ClientSession, pin: str, who: str) -> None:
    async with client.post("/masuk", data={"pin": pin, "nama": who, "ke": "/"}) as answer:
        assert answer.status == 200, answer.status


def _client(url: str) -> ClientSession:
    return ClientSession(url, cookie_jar=CookieJar(unsafe=True), headers={"Origin": url})


async def _until(end: float, who: str, record: Callable[[str], Awaitable[float]]) -> Moments:
    """Record line after line; `record` says when it was sent."""
    sent: Moments = {}
    pause = pause_of(who)
    while time.monotonic() < end:
        text = f"{MARK}{who}-{len(sent)}"
        sent[text] = await record(text)
        await asyncio.sleep(pause())
    return sent


async def _at_a_window(url: str, pin: str, who: str, seconds: float) -> Moments:
    """The workspace: keys in, frames out."""
    async with _client(url) as client:
        await _let_in(client, pin, who)
        socket = await client.ws_connect("/kerja/saluran?width=120&height=40", max_msg_size=0)
        stands = asyncio.Event()
        drawn = asyncio.create_task(_draw(socket, stands))
        end = time.monotonic() + seconds
        await stands.wait()
        await socket.send_json(["stdin", F2])
        await asyncio.sleep(1.0)

        async def record(text: str) -> float:
            await socket.send_json(["stdin", text])
            await asyncio.sleep(0.3)
            enter = time.monotonic()
            await socket.send_json(["stdin", "\r"])
            return enter

        sent = await _until(end, who, record)
        await asyncio.sleep(5.0)  # the last of them is on its way to the file
        drawn.cancel()
        return sent


async def _draw(socket: ClientWebSocketResponse, stands: asyncio.Event) -> None:
    async for message in socket:
        if FOOT in message.data:
            stands.set()


async def _at_a_table(url: str, pin: str, who: str, seconds: float) -> Moments:
    """The page of a table: each line a row of its own, and the list stays live."""
    async with _client(url) as client:
        await _let_in(client, pin, who)
        follows = asyncio.create_task(_follow(client))

        async def record(text: str) -> float:
            way, said = f"/kelompok/{STAGE}/tambah", {"baris": text}
            enter = time.monotonic()
            async with client.post(way, data=said, allow_redirects=False) as answer:
                assert answer.status == 303, (answer.status, await answer.text())
            return enter

        sent = await _until(time.monotonic() + seconds, who, record)
        follows.cancel()
        return sent


async def _follow(client: ClientSession) -> None:
    async with client.get(f"/kelompok/{STAGE}/kabar") as stream:
        async for _ in stream.content.iter_any():
            pass


# -- looking


def watch(path: Path, stop: Event, results: Results) -> None:
    """Somebody who looks at a file, as its window does."""
    session = open_session(path, writing=False)
    seen: Moments = {}
    ends = False
    while not ends:
        ends = stop.wait(LOOK_SECONDS)  # and once more after it
        for kind, record in session.poll():
            if (text := _text_of(session, kind, record)).startswith(MARK):
                seen.setdefault(text, time.monotonic())
    session.close()
    with suppress(ValueError):
        results.put((f"seen {path}", seen))


def _text_of(session: Session, kind: str, record: str) -> str:
    if kind == Note.kind:
        note = session.get(Note, record)
        return note.value.text if note else ""
    row = session.get(AddedRow, record) if kind == AddedRow.kind else None
    return row.value.text if row else ""
