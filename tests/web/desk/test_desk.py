"""The registration desk on a phone: whom it finds, what it records, and whom it refuses."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time
from html import unescape
from pathlib import Path

from aiohttp import ClientResponse, ClientSession

from bimtek.hall.capacity import is_head
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Participant
from bimtek.web.access import Guest, Role
from tests.sync.hosts import Serving, serving
from tests.web.looking import let_in

MARKUP = "<script>alert(1)</script> [bold]\x1b[2J"


class Desk:
    """A phone at the desk: what it shows, and the buttons that it taps."""

    def __init__(self, served: Serving, http: ClientSession) -> None:
        self.served, self.http = served, http
        self.html, self.status = "", 0

    async def open(self, way: str) -> str:
        async with self.http.get(way) as answer:
            return await self._read(answer)

    async def send(self, way: str, **form: str) -> str:
        async with self.http.post(way, data=form) as answer:
            return await self._read(answer)

    async def tap(self, who: str, apa: str, **form: str) -> str:
        """Open somebody's page and send one of its forms."""
        await self.open(f"/meja/orang?id={who}")
        return await self.send("/meja/orang", id=who, lihat=self.hidden("lihat"), apa=apa, **form)

    async def _read(self, answer: ClientResponse) -> str:
        self.html = await answer.text()
        self.status = answer.status
        return self.text

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.html)
        return unescape(found[1]) if found else ""

    @property
    def text(self) -> str:
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.html)).split())

    @property
    def hits(self) -> list[str]:
        found = self.html.partition("Baru saja")[0]
        return re.findall(r"<strong>(\d+|\+|–) ", found)

    def row(self, who: str) -> Attendance:
        everything = self.served.host.session.everything(Attendance)
        return next(seen.value for seen in everything if seen.value.participant == who)

    def presence(self, who: str) -> Presence:
        presence = self.row(who).presence
        assert presence is not None
        return presence

    def seat(self, number: int) -> Participant:
        people = (seen.value for seen in self.served.host.session.all(Participant))
        return next(one for one in people if one.row == number)

    def head(self) -> Participant:
        """A head whose office has more seats."""
        people = [seen.value for seen in self.served.host.session.all(Participant)]
        return next(one for one in people if is_head(one.post) and one.opd and one.row)


@asynccontextmanager
async def a_desk(path: Path, role: str = "meja") -> AsyncIterator[Desk]:
    async with serving(path) as served, let_in(served, role, "Meja 1") as http:
        yield Desk(served, http)


async def test_a_number_and_one_tap_check_somebody_in(session_path: Path) -> None:
    async with a_desk(session_path) as desk:
        one = desk.seat(3)
        await desk.open("/meja?cari=3+Siti+Contoh,+S.Sos.")
        assert desk.hits == ["3"]
        said = await desk.send(
            "/meja/orang",
            id=one.id,
            lihat=desk.hidden("lihat"),
            apa="hadir",
            nama=desk.hidden("nama"),
        )
        assert re.search(r"Tercatat: Siti Contoh, S\.Sos\. ✓ \d\d\.\d\d", said)
        assert "Kursi 1/" in said
        seen = desk.served.host.session.get(Attendance, f"1-pagi/{one.id}")
        assert seen is not None
        author = desk.served.host.session.author(next(iter(seen.stamps("presence"))))
        assert author is not None
        assert author.name == "Meja 1"
        said = await desk.tap(one.id, "hadir")
        assert desk.status == 409
        assert "Siti Contoh, S.Sos. sudah tercatat hadir" in said


async def test_the_time_is_that_of_the_coming_and_whoever_came_by_network_did(
    session_path: Path,
) -> None:
    async with a_desk(session_path) as desk:
        one = desk.seat(4)
        await desk.tap(one.id, "hadir", jam="08:05", cara="daring")
        assert desk.presence(one.id).arrived == time(8, 5)
        assert desk.presence(one.id).mode == "daring"
        await desk.tap(one.id, "cara", cara="luring")
        assert desk.presence(one.id).mode is None
        await desk.tap(one.id, "jam", jam="07:50", pulang="")
        assert desk.presence(one.id).arrived == time(7, 50)
        said = await desk.tap(one.id, "pulang", jam="07:40")
        assert "mendahului jam datang 07.50" in said
        assert "pulang 12.15" in await desk.tap(one.id, "pulang", jam="12:15")
        assert "sudah pulang 12.15" in await desk.tap(one.id, "pulang", jam="13:00")
        await desk.tap(one.id, "kembali")
        assert desk.row(one.id).left is None
        assert "Jam: tulis jam" in await desk.tap(one.id, "pulang", jam="soal")


async def test_rows_of_the_signed_sheet_come_in_at_once(session_path: Path) -> None:
    async with a_desk(session_path) as desk:
        said = await desk.open("/meja?cari=5-7+9+777")
        assert desk.hits == ["5", "6", "7", "9"]
        assert "Hadir semua: 4 orang" in said
        assert "Tidak ada nomor 777" in said
        assert "Kursi 4/" in await desk.send("/meja", cari="5-7 9 777")
        assert desk.row(desk.seat(9).id).presence is not None
        assert "sudah hadir" in await desk.send("/meja", cari="5-7 9")


async def test_a_wakil_with_letter_and_reason_and_the_head_who_comes_later(
    session_path: Path,
) -> None:
    async with a_desk(session_path) as desk:
        head = desk.head()
        said = await desk.tap(
            head.id, "diwakili", nama=MARKUP, jabatan="Sekretaris", sebagai="wakil",
            alasan="dinas luar", surat="ada", nomor="090/1", jam="08:10", cara="luring",
        )  # fmt: skip
        assert "Tercatat: " in said
        assert "<script>alert" not in desk.html
        assert "\x1b" not in desk.html
        [new] = [s.value for s in desk.served.host.session.all(Participant) if s.value.walk_in]
        assert desk.presence(new.id) == Presence(
            Status.PRESENT, time(8, 10), Capacity.REPRESENTATIVE, head.id,
            "dinas luar", Letter.SHOWN, "090/1", "luring", None,
        )  # fmt: skip
        assert "sudah diwakili" in await desk.tap(head.id, "diwakili", nama="Orang Lain")
        await desk.tap(head.id, "hadir", jam="09:30")
        await desk.open(f"/meja/orang?id={head.id}")
        assert "masih tercatat mewakili" in desk.text
        await desk.tap(head.id, "selesai")
        assert desk.row(new.id).stood_until == time(9, 30)


async def test_somebody_of_the_list_comes_as_plt(session_path: Path) -> None:
    async with a_desk(session_path) as desk:
        head = desk.head()
        deputy = next(desk.seat(n) for n in range(1, 40) if desk.seat(n).opd != head.opd)
        await desk.tap(deputy.id, "hadir", nama="Rani Contoh", jam="08:00")
        said = await desk.tap(deputy.id, "mewakili", kursi="", sebagai="Plt.", jam="08:00")
        assert "Pilih siapa yang diwakili" in said
        await desk.tap(deputy.id, "mewakili", kursi=head.id, sebagai="Plt.", jam="08:00")
        presence = desk.presence(deputy.id)
        assert (presence.capacity, presence.stands_for) == (Capacity.ACTING, head.id)


async def test_walk_ins_of_an_opd_and_from_elsewhere(session_path: Path) -> None:
    async with a_desk(session_path) as desk:
        await desk.open("/meja?cari=%2BRani+Contoh,+Wartawan")
        assert 'value="Rani Contoh"' in desk.html
        assert "Pilih OPD" in await desk.send("/meja/tamu", nama="Rani Contoh")
        guest = {"nama": "Rani Contoh", "jabatan": "Wartawan", "opd": "-", "instansi": "Radio"}
        assert "Tercatat: Rani Contoh" in await desk.send("/meja/tamu", **guest)
        assert "sudah tercatat hadir" in await desk.send("/meja/tamu", **guest)
        staff = {"nama": "Budi Contoh", "opd": desk.head().opd, "cara": "daring"}
        await desk.send("/meja/tamu", **staff)
        new = {s.value.name: s.value for s in desk.served.host.session.all(Participant)}
        assert new["Rani Contoh"].agency == "Radio"
        assert new["Budi Contoh"].opd == desk.head().opd
        assert desk.presence(new["Budi Contoh"].id).mode == "daring"
        assert "OPD ‘tidakada’" in await desk.send("/meja/tamu", nama="X Y", opd="tidakada")


async def test_a_second_head_is_asked_first(session_path: Path) -> None:
    async with a_desk(session_path) as desk:
        head = desk.head()
        await desk.tap(head.id, "hadir", nama="Kepala Contoh")
        other = {"nama": "Kepala Lain", "jabatan": head.post, "opd": head.opd}
        said = await desk.send("/meja/tamu", **other)
        assert "Dua kepala" in said
        assert "Enter" not in said
        assert len(desk.served.host.session.everything(Attendance)) == 1
        said = await desk.send("/meja/tamu", **other, yakin=desk.hidden("yakin"))
        assert "Tercatat: Kepala Lain" in said


async def test_what_another_recorded_meanwhile_is_shown_and_not_replaced(
    session_path: Path,
) -> None:
    async with a_desk(session_path) as desk:
        one = desk.seat(8)
        await desk.open(f"/meja/orang?id={one.id}")
        saw = desk.hidden("lihat")
        here = Presence(Status.PRESENT, time(8, 1), mode="daring")
        change = Attendance.new(roll_call="1-pagi", participant=one.id, presence=here)
        await desk.served.host.record(Guest("x", Role.DESK, "Meja 2"), [change])
        said = await desk.send("/meja/orang", id=one.id, lihat=saw, apa="sakit")
        assert desk.status == 409
        assert "Sementara itu dicatat orang lain" in said
        assert "✓ 08.01 daring" in said
        assert desk.presence(one.id) == here


async def test_reasons_and_taking_back(session_path: Path) -> None:
    async with a_desk(session_path) as desk:
        one = desk.seat(6)
        assert "○ dinas luar" in await desk.tap(one.id, "dinas luar")
        assert desk.presence(one.id) == Presence(Status.ON_DUTY)
        await desk.tap(one.id, "tarik")
        assert desk.row(one.id).presence is None
        await desk.tap(one.id, "hadir")
        assert "sudah tercatat hadir" in await desk.tap(one.id, "izin")


async def test_only_the_desk_and_those_at_the_front_have_it(session_path: Path) -> None:
    async with serving(session_path) as served:
        for role, status in (
            ("meja", 200),
            ("notulis", 200),
            ("fasilitator", 200),
            ("penonton", 403),
            ("peserta", 403),
            ("koordinator", 403),
            ("", 401),
        ):
            async with let_in(served, role) as http:
                for way in ("/meja", "/meja/tamu", "/meja/orang?id=x"):
                    async with http.get(way) as answer:
                        wanted = 404 if status == 200 and "orang" in way else status
                        assert answer.status == wanted, (role, way)
                if status == 200:
                    async with http.get("/") as answer:
                        assert 'href="/meja"' in await answer.text()
                    continue
                form = {"nama": "X", "opd": "-"}
                async with http.post("/meja/tamu", data=form) as answer:
                    assert answer.status == status, role
        assert not served.host.session.everything(Attendance)
