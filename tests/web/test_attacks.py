"""What somebody on the hall's wifi tries: each tried, each harmless. See docs/security.md."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import tempfile
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, TCPConnector, WSMsgType, WSServerHandshakeError

from bimtek import bootstrap
from bimtek.cli.serve import who_is_here
from bimtek.hall.officers import Officer
from bimtek.hall.records import Note, Participant
from bimtek.hall.session_records import InputLock
from bimtek.journal.file import transaction
from bimtek.minutes.document import minutes
from bimtek.minutes.dump_json import dump
from bimtek.stages.worksheet.records import AddedRow, Cell
from bimtek.sync.entering import enter, fetch
from bimtek.sync.joining import Joined
from bimtek.sync.link import LinkState
from bimtek.sync.serving import Served
from bimtek.web import forms, listening, live, pace, projector
from bimtek.web.access import TICKET_SECONDS, Gate, Role, guest_of
from bimtek.web.doors import COOKIE, PHONE_COOKIE
from bimtek.web.forms import FORM
from bimtek.web.host import MOST_OF_ONE
from bimtek.web.pace import MOST_REMEMBERED, OF_AN_ADDRESS, PACES, Pace, Paces
from bimtek.web.telling import as_of_now
from tests.conftest import OpenAs
from tests.sync.hosts import PATIENCE, Serving, now, serving, until
from tests.tui.conftest import workspaces
from tests.web.looking import let_in
from tests.web.tables.halls import LIVING, session_of

OPEN = frozenset(
    {"/", "/masuk", "/keluar", "/gaya.css", "/layar.css", "/layar.js", "/kelompok.js",
     "/meja.js", "/kartu.css",
     r"/hadir/{code}"}
)  # fmt: skip
"""What anybody may ask for: the door, and files that say nothing of the session."""
REACHED: dict[str, frozenset[Role]] = {
    "/berkas": frozenset({Role.FACILITATOR, Role.NOTE_TAKER}),
    "/tukar": frozenset({Role.FACILITATOR, Role.NOTE_TAKER}),
    "/lampiran": frozenset({Role.FACILITATOR, Role.NOTE_TAKER}),
    "/kerja": frozenset({Role.FACILITATOR, Role.NOTE_TAKER, Role.DESK}),
    "/meja": frozenset({Role.FACILITATOR, Role.NOTE_TAKER, Role.DESK}),
    "/kartu": frozenset({Role.FACILITATOR}),
    "/layar": frozenset({Role.FACILITATOR, Role.ONLOOKER}),
    "/kelompok": frozenset({Role.COORDINATOR}),
    "/hadir": frozenset({Role.PARTICIPANT}),
}
"""The first part of a route → who is let in, as docs/security.md says it."""
PARTS = {"stage": "layanan", "key": "L1", "name": "textual.js", "code": "000000",
         "digest": "0" * 64}  # fmt: skip
NOBODY_ELSES = "Kepala Dinas"
"""Of the list of participants."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return session_of(tmp_path)


def routes_of(served: Serving) -> list[tuple[str, str]]:
    """(method, canonical path) of everything that is served."""
    return sorted(
        (route.method, route.resource.canonical)
        for route in served.app.router.routes()
        if route.resource is not None and route.method != "HEAD"
    )


def way_of(canonical: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda part: PARTS[part[1]], canonical)


def roles_of(canonical: str) -> frozenset[Role]:
    return REACHED["/" + canonical.split("/")[1]]


def unhurried(served: Serving) -> None:
    """What the bounds of the pace have counted so far is forgotten."""
    served.app[PACES]._left.clear()


async def raw(served: Serving, text: bytes | str) -> bytes:
    """What comes back for these very bytes, to the end of the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(text if isinstance(text, bytes) else text.encode())
    try:
        async with asyncio.timeout(PATIENCE):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


def request(served: Serving, head: str, *headers: str, body: bytes = b"") -> bytes:
    lines = [f"{head} HTTP/1.1", f"Host: 127.0.0.1:{served.port}", "Connection: close", *headers]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ")[1]) if answer else 0


# -- without a PIN, with the PIN of less


async def test_every_route_is_known_here_and_opens_to_its_roles_alone(path: Path) -> None:
    async with serving(path) as served:
        asked = [(m, c) for m, c in routes_of(served) if c not in OPEN]
        assert len(asked) > 20
        for role in ("", *Role):
            place = LIVING if role == Role.COORDINATOR else str(role)
            async with let_in(served, place) as guest:
                if role == Role.PARTICIPANT:  # a phone keeps its ticket apart
                    ticket = served.host.ticket_of(guest_of(role, ""))
                    guest.cookie_jar.update_cookies({PHONE_COOKIE: ticket})
                for method, canonical in asked:
                    allowed = role in roles_of(canonical)
                    if allowed:
                        continue
                    unhurried(served)
                    async with guest.request(method, way_of(canonical)) as answer:
                        assert answer.status in (401, 403), (role, method, canonical)
                        assert NOBODY_ELSES not in await answer.text()
                        assert answer.headers["X-Frame-Options"] == "DENY"


async def test_a_ticket_that_was_changed_given_back_or_is_old_opens_nothing(path: Path) -> None:
    async with serving(path) as served:
        host = served.host
        ticket = host.ticket_of(guest_of("notulis", "Ani"))
        body, _, signature = ticket.partition(".")
        clock, host.clock = host.clock, lambda: clock() - timedelta(seconds=TICKET_SECONDS + 5)
        old = host.ticket_of(guest_of("notulis", "Ani"))
        host.clock = clock
        forged = [
            old,
            body,
            f"{body}.{signature[::-1]}",
            f"{body}x.{signature}",
            "é.é",
            ".",
            "A" * 3000,
        ]
        for cookie in forged:
            answer = await raw(served, request(served, "GET /kerja", f"Cookie: bimtek={cookie}"))
            assert status_of(answer) == 401, cookie
        for bytes_ in (b"\xff\xfe.\xff", b"\xed\xa0\x80.x", b'"\\377"'):
            asked = request(served, "GET /kerja", "Cookie: bimtek=@").replace(b"@", bytes_)
            assert status_of(await raw(served, asked)) in (400, 401), bytes_
        async with ClientSession(served.url, headers={"Cookie": f"{COOKIE}={ticket}"}) as copied:
            async with copied.get("/kerja") as page:
                assert page.status == 200
            async with copied.post("/keluar"), copied.get("/kerja") as page:
                assert page.status == 401, "a copy of it that was kept elsewhere"


async def test_a_copy_of_a_note_taker_brings_nothing_of_the_facilitator(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "n2.bimtek"
    async with serving(path) as served:
        way = await enter(served.url, served.pin("notulis"), "N2")
        await fetch(way, copy)
        before = served.host.side.have()
        with bootstrap.voice_of(copy, "N2", "fasilitator") as voice, transaction(voice.connection):
            voice.append([InputLock.new(id="1", locked=True)])
        link = await Joined(copy, way, bootstrap.record_kinds(), now).keep(once=True)
        assert link.state is LinkState.REFUSED
        assert "peran fasilitator" in link.reason
        assert served.host.side.have() == before


# -- guessing


async def guess(served: Serving, tries: int) -> tuple[int, int]:
    """Wrong PINs one after the other; how many were looked at, how many told to wait."""
    looked, waited = 0, 0
    async with ClientSession(served.url) as guesser:
        for number in range(tries):
            unhurried(served)
            pin = f"{number:06}"
            if pin in served.host.keys.pins.values():
                continue
            async with guesser.post("/masuk", data={"pin": pin, "ke": "/"}) as answer:
                looked += answer.status == 403
                waited += answer.status == 429 and "Retry-After" in answer.headers
    return looked, waited


@pytest.mark.parametrize("tries", [120, pytest.param(10_000, marks=pytest.mark.slow)])
async def test_whoever_guesses_gets_few_answers_and_keeps_nobody_else_out(
    path: Path, tries: int
) -> None:
    async with serving(path) as served:
        looked, waited = await guess(served, tries)
        assert looked <= Gate.FREE + 12
        assert looked + waited >= tries - 10
        other = TCPConnector(local_addr=("127.0.0.2", 0))
        try:
            async with ClientSession(served.url, connector=other) as right:
                said = {"pin": served.pin("notulis"), "nama": "Ani", "ke": "/"}
                async with right.post("/masuk", data=said, allow_redirects=False) as answer:
                    assert (answer.status, answer.headers["Location"]) == (303, "/")
        except OSError:
            pytest.skip("this system has one loopback address")


# -- other pages


async def test_another_page_or_another_name_reaches_nothing(path: Path) -> None:
    async with serving(path) as served:
        own, port = served.url, served.port
        strange = ["null", "http://lain.example", f"https://127.0.0.1:{port}", "http://[", "",
                   f"{own}.lain.example", f"http://127.0.0.1:{port + 1}",
                   f"http://x@127.0.0.1:{port}"]  # fmt: skip
        asked = [(m, way_of(c)) for m, c in routes_of(served) if m == "POST"]
        asked += [("GET", "/tukar"), ("GET", "/kerja/saluran"), ("GET", "/kelompok/layanan/kabar")]
        for origin in strange:
            for method, way in asked if origin == "null" else asked[:3]:
                unhurried(served)
                asking = request(
                    served, f"{method} {way}", f"Origin: {origin}", "Content-Length: 0"
                )
                assert status_of(await raw(served, asking)) == 403, (origin, way)
        for name in (
            "lain.example",
            "127.0.0.1.lain.example",
            "[::1",
            "",
            "127.0.0.1@lain.example",
        ):
            for way in ("/", "/masuk", "/tukar", "/tidak/ada"):
                unhurried(served)
                asking = request(served, f"GET {way}").replace(
                    f"Host: 127.0.0.1:{port}".encode(), f"Host: {name}".encode()
                )
                assert status_of(await raw(served, asking)) in (400, 421), (name, way)
        async with let_in(served, "notulis") as guest:
            for way in ("/tukar", "/kerja/saluran"):
                with pytest.raises(WSServerHandshakeError, match="403"):
                    await guest.ws_connect(way, headers={"Origin": "http://lain.example"})


@pytest.mark.parametrize(
    "way",
    ["//lain.example", "/\\lain.example", "https://lain.example", "/\t/lain.example",
     "/\r\nSet-Cookie: x=y", "javascript:alert(1)", "/masuk", "\x00", "/‮"],
)  # fmt: skip
async def test_the_door_leads_to_no_other_laptop(path: Path, way: str) -> None:
    async with serving(path) as served, ClientSession(served.url) as guest:
        said = {"pin": served.pin("notulis"), "ke": way}
        async with guest.post("/masuk", data=said, allow_redirects=False) as answer:
            assert answer.status == 303
            assert re.fullmatch(r"/([^/\\\s].*)?", answer.headers["Location"])
            assert "x" not in answer.cookies


# -- bodies and frames


async def test_bodies_of_any_size_and_sort_are_refused_in_our_words(path: Path) -> None:
    async with serving(path) as served:
        form = f"Content-Type: {FORM}"
        many = b"&".join(b"a=b" for _ in range(60_000))
        part = b'--x\r\nContent-Disposition: form-data; name="pin"; filename="a"\r\n\r\n1\r\n'
        bodies: list[tuple[tuple[str, ...], bytes, int]] = [
            ((form,), b"pin=" + b"1" * 300_000, 413),
            ((form,), many, 413),
            ((form, "Content-Encoding: gzip"), gzip.compress(b"a=" + bytes(20_000_000)), 403),
            ((form, "Content-Encoding: gzip"), b"not that", 403),
            (("Content-Type: multipart/form-data; boundary=x",), part * 2000 + b"--x--\r\n", 415),
            (("Content-Type: application/json",), b"{}" * 1000, 415),
            ((f"{form}; charset=rahasia",), b"pin=1", 400),
            ((form,), b"pin=%ff%fe%00&nama=\xff", 400),
            ((form, "Transfer-Encoding: chunked"), b"", 400),
        ]
        for headers, body, status in bodies:
            asked = request(served, "POST /masuk", *headers, body=body or b"zz\r\n")
            answer = await raw(served, asked)
            assert status_of(answer) in (status, 400), (headers, answer[:200])
            assert b"Traceback" not in answer
        for text in (
            b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01",
            b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n",
            request(served, "GET /", *(f"X-{n}: y" for n in range(500))),
            request(served, "GET /", "Content-Length: 5", "Transfer-Encoding: chunked"),
            request(served, "GET /", "Content-Length: -1"),
            request(served, "CONNECT lain.example:443"),
        ):  # fmt: skip
            assert status_of(await raw(served, text)) in (0, 400, 404, 405, 421), text[:60]
        async with ClientSession(served.url) as guest, guest.get("/") as page:
            assert page.status == 200


FRAMES = (
    b"", b"{}", b"[" * 50_000, b"x" * 100_000, b"\xff\xfe\x00", b'{"says": "acts", "acts": [[]]}',
    b'{"says": "hello", "protocol": 2, "format": 1e99, "session": "", "holds": {}}',
)  # fmt: skip


async def test_frames_that_no_page_sends_end_the_socket_alone(path: Path) -> None:
    async with serving(path) as served, let_in(served, "notulis") as guest:
        before = served.host.side.have()
        for frame in FRAMES:
            async with guest.ws_connect("/tukar") as socket:
                await socket.send_frame(frame, WSMsgType.TEXT)
                async with asyncio.timeout(PATIENCE):
                    while (await socket.receive()).type is WSMsgType.TEXT:
                        pass
            unhurried(served)
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        ticket = served.host.ticket_of(guest_of("notulis", "Ani"))
        upgrade = ("Upgrade: websocket", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                   "Sec-WebSocket-Version: 13", f"Cookie: {COOKIE}={ticket}")  # fmt: skip
        asked = request(served, "GET /tukar", *upgrade).replace(
            b"Connection: close", b"Connection: Upgrade"
        )
        writer.write(asked + b"\x81\xff" + (2**40).to_bytes(8, "big") + b"mask")
        async with asyncio.timeout(PATIENCE):
            assert b"101" in await reader.readuntil(b"\r\n\r\n")
            await reader.read()
        writer.close()
        await until(lambda: served.host.connections == [])
        assert served.host.side.have() == before


# -- paths

TRICKS = (
    "..", "../..", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2fserver.py", "%00",
    "L1%00", "%c0%ae%c0%ae", "%ff", "..%5c..%5c", "/etc/passwd", "//etc/passwd", "%252e%252e",
    "a" * 4000, "L1/", "L1;x", "%0d%0aX-Y:%20z", "%F0%9F%98%80", "%E2%80%AE", "'%20OR%201=1--",
    "C:%5CWindows",
)  # fmt: skip


async def test_tricks_with_paths_find_nothing(path: Path) -> None:
    async with serving(path) as served:
        routes = [(m, c) for m, c in routes_of(served) if "{" in c and "code" not in c]
        tried = 0
        for role in (LIVING, "notulis"):
            ticket = served.host.ticket_of(guest_of(role, "Ani"))
            for method, canonical in routes:
                if guest_of(role, "").role not in roles_of(canonical):
                    continue
                for trick in TRICKS:
                    before, _, after = canonical.rpartition("{")
                    way = way_of(before) + trick + after.partition("}")[2]
                    unhurried(served)
                    headers = (f"Cookie: {COOKIE}={ticket}", f"Content-Type: {FORM}")
                    answer = await raw(
                        served, request(served, f"{method} {way}", *headers, body=b"a=b")
                    )
                    nothing = b"event-stream" in answer and b"\ndata:" not in answer
                    assert nothing or status_of(answer) in (400, 401, 403, 404, 405), (method, way)
                    assert b"root:" not in answer
                    assert b"\r\nX-Y" not in answer
                    tried += 1
        assert tried > 100
        for way in (
            "/gaya.css/..", "/../gaya.css", "/static/gaya.css", "/templates/pintu.html", "*",
            "//gaya.css", "/.git/config", "/berkas/../../etc/passwd", "http://lain/",
        ):  # fmt: skip
            answer = await raw(served, request(served, f"GET {way}"))
            assert status_of(answer) in (200, 400, 401, 404, 421), way
            assert b"root:" not in answer
            assert status_of(answer) != 200 or b"Masuk" in answer or b"font" in answer


# -- slow ones, and many


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds are tenths here."""
    monkeypatch.setattr(listening, "FIRST_SECONDS", 0.3)
    monkeypatch.setattr(listening, "NEXT_SECONDS", 0.5)
    monkeypatch.setattr(listening, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(forms, "SLOWEST_SECONDS", 0.3)
    monkeypatch.setattr(live, "SLOWEST_SECONDS", 0.3)


async def drips(served: Serving, head: bytes, drop: bytes) -> bytes:
    """A client that sends a byte now and then, until it is hung up on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    heard = bytearray()

    async def listen() -> None:
        with suppress(ConnectionError):
            while piece := await reader.read(4096):
                heard.extend(piece)

    listens = asyncio.create_task(listen())
    with suppress(ConnectionError):
        writer.write(head)
        async with asyncio.timeout(PATIENCE):
            while not listens.done():
                writer.write(drop)
                await writer.drain()
                await asyncio.sleep(0.02)
    await listens
    writer.close()
    return bytes(heard)


@pytest.mark.usefixtures("impatient")
async def test_whoever_drips_is_hung_up_on_and_others_do_not_wait(path: Path) -> None:
    async with serving(path) as served:
        form = request(served, "POST /masuk", f"Content-Type: {FORM}", "Content-Length: 999")
        slow = [(b"", b""), (b"GET / HTTP/1.1\r\nX: ", b"y"), (form.replace(b"close", b"x"), b"p")]
        dripping = [asyncio.create_task(drips(served, *one)) for one in slow for _ in range(5)]
        async with let_in(served, LIVING) as table, table.get("/kelompok/layanan") as answer:
            assert answer.status == 200
        said = await asyncio.gather(*dripping)
        assert {status_of(one) for one in said} <= {0, 408}
        assert 408 in map(status_of, said), "whoever waits with a form is told"
        await until(lambda: len(served.app[listening.CALLERS]) == 0)


@pytest.mark.usefixtures("impatient")
async def test_whoever_takes_nothing_loses_the_page_and_the_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(path) as served:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

        def copy_to(target: Path) -> None:
            target.write_bytes(bytes(50_000_000))  # as of a hall with photos

        monkeypatch.setattr(served.host.side, "copy_to", copy_to)
        ticket = served.host.ticket_of(guest_of("fasilitator", "F"))
        connections = []
        for way in ("/berkas", "/kerja/berkas/textual.js"):
            reader, writer = await asyncio.open_connection("127.0.0.1", served.port, limit=1024)
            writer.write(request(served, f"GET {way}", f"Cookie: {COOKIE}={ticket}"))
            await reader.readuntil(b"\r\n")
            connections.append(writer)
        await until(lambda: len(served.app[listening.CALLERS]) == 0)
        assert served.host.connections == []
        await until(lambda: not list(tmp_path.glob("bimtek-*")))  # the copy that was made for it
        for writer in connections:
            writer.close()


async def test_a_live_page_that_is_not_read_costs_a_bounded_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "SLOWEST_SECONDS", 0.3)
    monkeypatch.setattr(projector, "BEAT_SECONDS", 0.0)
    monkeypatch.setattr(projector, "LOOK_SECONDS", 0.001)
    monkeypatch.setattr(live, "BEAT", live.BEAT + ": x" * 200_000 + "\n\n")
    async with serving(path) as served:
        ticket = served.host.ticket_of(guest_of("penonton", "P"))
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port, limit=1024)
        writer.write(request(served, "GET /layar/ikuti", f"Cookie: {COOKIE}={ticket}"))
        assert b"200" in await reader.readuntil(b"\r\n")
        await until(lambda: len(served.host.connections) == 1)
        await until(lambda: served.host.connections == [])
        writer.close()


async def test_connections_of_one_address_and_of_one_guest_are_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "MOST_OF_ONE_ADDRESS", 20)
    async with serving(path) as served:
        opened = [await asyncio.open_connection("127.0.0.1", served.port) for _ in range(30)]
        refused = await asyncio.gather(*(reader.read() for reader, _ in opened[20:]))
        assert {status_of(one) for one in refused} == {503}
        assert "Sambungan ke laptop sesi penuh" in refused[0].decode()
        for _, writer in opened:
            writer.close()
        await until(lambda: len(served.app[listening.CALLERS]) == 0)
        async with let_in(served, "penonton") as wall, AsyncExitStack() as stack:
            seen = [
                (await stack.enter_async_context(wall.get("/layar/ikuti"))).status
                for _ in range(MOST_OF_ONE + 2)
            ]
        assert seen == [200] * MOST_OF_ONE + [503] * 2


async def test_whoever_asks_too_often_is_told_to_wait_and_others_are_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "OF_A_GUEST", Pace(5, 0.001))
    async with (
        serving(path) as served,
        let_in(served, LIVING) as restless,
        let_in(served, LIVING) as other,
    ):
        seen = []
        for _ in range(7):
            async with restless.get("/kelompok") as answer:
                seen.append(answer.status)
        assert seen == [200] * 5 + [429] * 2
        async with other.get("/kelompok") as answer:
            assert answer.status == 200


def test_a_pace_is_kept_and_what_it_remembers_is_bounded() -> None:
    paces = Paces()
    waits = [paces.wait("a", Pace(3, 2.0), 100.0) for _ in range(4)]
    assert waits == [0, 0, 0, 0.5]
    assert paces.wait("a", Pace(3, 2.0), 100.5) == 0
    for number in range(2 * MOST_REMEMBERED):
        paces.wait(f"alamat {number}", OF_AN_ADDRESS, 100.0)
    assert len(paces._left) == MOST_REMEMBERED


# -- words

EVIL = "\x1b]0;dicuri\x07\x1b[2J<script>alert(1)</script>[b]x[/] \u202eterbalik\u2066 \x9b31m 🎉"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def brought_by_a_changed_program(path: Path) -> None:
    """What a joined laptop can send: no field has cleaned it, and every chain is right."""
    with (
        bootstrap.voice_of(path, f"N9{EVIL}", "notulis") as voice,
        transaction(voice.connection),
    ):
        cell = Cell.new(stage="layanan", row="L1", who="living", column="hambatan", value=EVIL)
        row = AddedRow.new(stage="rencana", row="x", text=EVIL, table="living")
        voice.author = replace(voice.author, role=EVIL[:36], device=EVIL[:80])
        voice.append(
            [
                replace(Note.new(text=f"nomor {EVIL}", stage="pembukaan"), record=EVIL),
                Officer.signing_in(voice.author.actor, f"N9 {EVIL}"),
                Note.new(text=f"catatan {EVIL}", stage="pembukaan"),
                replace(cell, fresh=False),
                replace(row, fresh=False),
                Participant.new(name=f"Nama {EVIL}", post=EVIL, opd="dinkes", row=3),
            ]
        )


async def test_hostile_words_are_words_on_pages_in_the_minutes_and_in_the_terminal(
    path: Path,
) -> None:
    brought_by_a_changed_program(path)
    async with serving(path) as served:
        shown = []
        async with let_in(served, LIVING, EVIL) as table:
            for way in (
                "/kelompok",
                "/kelompok/layanan",
                "/kelompok/layanan/baris/L1",
                "/kelompok/rencana",
            ):
                async with table.get(way) as answer:
                    shown.append(await answer.text())
        async with let_in(served, "fasilitator", EVIL) as front:
            for way in ("/", "/layar"):
                async with front.get(way) as answer:
                    shown.append(await answer.text())
        assert all("&lt;script&gt;alert(1)" in html for html in shown[2:5])
        for html in shown:
            assert "<script>alert" not in html
            assert not STEERS.search(html)
        said = {"pin": served.pin("notulis"), "nama": EVIL, "ke": "/"}
        async with (
            ClientSession(served.url) as guest,
            guest.post("/masuk", data=said, allow_redirects=False) as answer,
        ):
            known = served.host.guest_with(answer.cookies[COOKIE].value)
        assert known is not None
        served.host.enter(known, "salinan")
        served.host.enter(replace(known, name=EVIL), "salinan")
        present = as_of_now(served.host, Served((served.url,), ())).present
        for line in who_is_here(present):
            assert not STEERS.search(line)
    with bootstrap.reading(path) as session:
        written, data = minutes(session), dump(session)
    assert not STEERS.search(data.replace("\n", ""))
    told = json.loads(data)["journal"]
    assert any(EVIL in json.loads(one["patch"]).values() for one in told), "and nothing is lost"
    assert "\\<script>alert(1)\\</script>\\[b\\]" in written
    assert not STEERS.search(written)


@pytest.mark.slow
async def test_hostile_words_are_words_in_the_window_of_the_host(
    path: Path, open_as: OpenAs
) -> None:
    brought_by_a_changed_program(path)
    async with workspaces(path, open_as)(size=(120, 40)) as at:
        seen = 0
        for keys in (("f2",), ("shift+f2",), ("f3",), ("f4",), ("f7",), ("f9",), ("f6",), ("f8",)):
            await at.press(*keys)
            drawn = [strip.text for strip in at.app.screen._compositor.render_strips()]
            assert not STEERS.search("".join(drawn)), keys
            seen += "<script>" in at.screen
            await at.press("escape", "escape")
        await at.press("ctrl+p")
        await at.say("riwayat seluruh")
        assert not STEERS.search(at.screen.replace("\n", ""))
        assert seen + ("<script>" in at.screen) > 1
