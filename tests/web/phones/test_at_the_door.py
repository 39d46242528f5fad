"""A phone at the door: find yourself, confirm, done; and all that it may not do."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from html import unescape
from pathlib import Path

from aiohttp import ClientSession, CookieJar

from bimtek.hall.presence_records import Attendance, Capacity, Letter
from bimtek.hall.records import Participant, StageRun, StageState
from bimtek.hall.session_records import InputLock
from bimtek.web.access import Guest, Role
from bimtek.web.phones.bounds import OF_ONE_PHONE
from tests.sync.hosts import Serving, serving

MARKUP = "<script>alert(1)</script> [bold]\x1b[2J"


class Phone:
    """A browser that follows forms, and what it shows."""

    def __init__(self, served: Serving, http: ClientSession) -> None:
        self.served, self.http = served, http
        self.html, self.status = "", 0

    async def open(self, way: str) -> str:
        async with self.http.get(self.served.url + way) as answer:
            self.html, self.status = await answer.text(), answer.status
        return self.text

    async def send(self, way: str, **form: str) -> str:
        async with self.http.post(self.served.url + way, data=form) as answer:
            self.html, self.status = await answer.text(), answer.status
        return self.text

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    @property
    def ids(self) -> list[str]:
        return re.findall(r'/hadir/orang\?id=([^"]+)"', self.html)

    async def scan(self) -> None:
        await self.open(f"/hadir/{self.served.pin('peserta')}")

    def rows(self) -> dict[str, Attendance]:
        everything = self.served.host.session.everything(Attendance)
        return {seen.value.participant: seen.value for seen in everything}


@asynccontextmanager
async def a_phone(path: Path) -> AsyncIterator[Phone]:
    async with serving(path) as served, ClientSession(cookie_jar=CookieJar(unsafe=True)) as http:
        yield Phone(served, http)


def seat(phone: Phone, *, named: bool) -> Participant:
    people = (seen.value for seen in phone.served.host.session.all(Participant))
    return next(one for one in people if bool(one.name) is named and one.row and one.opd)


def facilitator() -> Guest:
    return Guest("f", Role.FACILITATOR, "F")


async def test_find_confirm_done_and_nobody_twice(session_path: Path) -> None:
    async with a_phone(session_path) as phone:
        await phone.scan()
        one = seat(phone, named=False)
        await phone.open(f"/hadir?cari={one.row}")
        assert phone.ids == [one.id]
        assert "Ini saya, saya hadir" in await phone.open(f"/hadir/orang?id={one.id}")
        said = await phone.send("/hadir/orang", id=one.id, nama="")
        assert "Isi nama Anda" in said
        assert not phone.rows()
        said = await phone.send("/hadir/orang", id=one.id, nama="Siti Contoh, S.Sos.")
        assert re.search(rf"Tercatat hadir \d\d\.\d\d, kursi {one.row} Siti Contoh", said)
        assert phone.rows()[one.id].presence is not None
        said = await phone.send("/hadir/orang", id=one.id, nama="Orang Lain")
        assert phone.status == 409
        assert "Siti Contoh, S.Sos. sudah tercatat hadir" in said
        seen = phone.served.host.session.get(Attendance, f"1-pagi/{one.id}")
        assert seen is not None
        author = phone.served.host.session.author(next(iter(seen.stamps("presence"))))
        assert author is not None
        assert author.name == "Ponsel peserta"


async def test_the_list_is_never_sent_whole_and_says_no_more_than_needed(
    session_path: Path,
) -> None:
    async with a_phone(session_path) as phone:
        await phone.scan()
        for little in ("a", "1-80", "1 2", "19800101"):
            said = await phone.open(f"/hadir?cari={little}")
            assert "dua huruf" in said, little
            assert not phone.ids, little
        await phone.open("/hadir?cari=ke")
        assert len(phone.ids) == 5
        assert "Ketik lebih banyak huruf" in phone.text
        for number in range(40):
            await phone.open(f"/hadir?cari={number + 1}")
        assert "Terlalu sering mencari" in phone.text


async def test_a_deputy_and_a_walk_in(session_path: Path) -> None:
    async with a_phone(session_path) as phone:
        await phone.scan()
        absent = seat(phone, named=False)
        form = {"id": absent.id, "nama": MARKUP, "jabatan": "Sekretaris", "surat": "ya"}
        assert "Tercatat hadir" in await phone.send("/hadir/wakil", **form)
        assert "<script>alert" not in phone.html
        assert "\x1b" not in phone.html
        [(who, row)] = phone.rows().items()
        assert row.presence is not None
        assert (row.presence.capacity, row.presence.stands_for, row.presence.letter) == (
            Capacity.REPRESENTATIVE,
            absent.id,
            Letter.SHOWN,
        )
        assert "sudah diwakili" in await phone.send("/hadir/wakil", **form)
        guest = {"nama": "Rani Contoh", "jabatan": "Wartawan", "kantor": "Radio <b>Contoh</b>"}
        assert "Tercatat hadir" in await phone.send("/hadir/tamu", **guest)
        assert "sudah tercatat hadir" in await phone.send("/hadir/tamu", **guest)
        new = [s.value for s in phone.served.host.session.all(Participant) if s.value.walk_in]
        assert {one.agency for one in new if one.id != who} == {"Radio <b>Contoh</b>"}
        assert "Isi nama" in await phone.send("/hadir/tamu", nama="<>", kantor="X")


async def test_only_while_the_roll_call_is_open(session_path: Path) -> None:
    async with a_phone(session_path) as phone:
        await phone.scan()
        host, one = phone.served.host, seat(phone, named=False)
        await host.record(facilitator(), [InputLock.new(id="1", locked=True)])
        said = await phone.send("/hadir/orang", id=one.id, nama="Siti Contoh")
        assert "dikunci fasilitator" in said
        lock = host.session.get(InputLock, "1")
        assert lock is not None
        await host.record(facilitator(), [lock.change(locked=False)])
        stage = host.session.stages[0]
        done = StageRun.new(
            id=stage.id,
            state=StageState.DONE,
            started=datetime.fromisoformat("2023-07-03T07:30:00+07:00"),
            ended=datetime.fromisoformat("2023-07-03T08:30:00+07:00"),
        )
        await host.record(facilitator(), [done])
        said = await phone.send("/hadir/orang", id=one.id, nama="Siti Contoh")
        assert "sedang tidak dibuka" in said
        assert "meja registrasi" in said
        assert not phone.rows()


async def test_a_code_opens_this_page_and_nothing_else(session_path: Path) -> None:
    async with a_phone(session_path) as phone:
        wrong = "000000" if phone.served.pin("peserta") != "000000" else "111111"
        await phone.open(f"/hadir/{wrong}")
        assert phone.status == 403
        await phone.open(f"/hadir/{phone.served.pin('fasilitator')}")
        assert phone.status == 401, "no other PIN is taken from an address"
        await phone.send("/masuk", pin=phone.served.pin("peserta"), nama="", ke="/berkas")
        assert "Daftar hadir" in phone.text
        for way in ("/berkas", "/tukar"):
            await phone.open(way)
            assert phone.status == 401, way


async def test_one_phone_records_a_few_people_and_not_the_hall(session_path: Path) -> None:
    async with a_phone(session_path) as phone:
        await phone.scan()
        for number in range(OF_ONE_PHONE.times + 1):
            said = await phone.send("/hadir/tamu", nama=f"Tamu {number}x", kantor="Pers")
        assert "sudah mencatat beberapa orang" in said
        assert len(phone.rows()) == OF_ONE_PHONE.times
