"""A table fills its rows on a page that needs no script; nothing typed is lost."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bimtek.hall.agreement import Agreed, Agreement
from bimtek.hall.evidence import Evidence
from bimtek.hall.group_records import TableGroup
from bimtek.hall.records import Note, StageRun, StageState
from bimtek.hall.session_records import InputLock
from bimtek.stages.worksheet.records import Cell
from bimtek.sync.rows import At
from tests.sync.hosts import PATIENCE, Serving, now, serving, until
from tests.web.browsing import Browser
from tests.web.tables.halls import LIVING, SOCIETY, begin, cell, fill, record, session_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return session_of(tmp_path)


@asynccontextmanager
async def living(path: Path, name: str = "Siti") -> AsyncIterator[tuple[Serving, Browser]]:
    """The koordinator of Living has come in."""
    async with serving(path) as served, Browser(served) as browser:
        await browser.enter(LIVING, name)
        yield served, browser


async def heard(served: Serving, cls: type[Any], record_id: str) -> None:
    """The host has noticed what another process recorded."""
    await until(lambda: served.host.session.get(cls, record_id) is not None)


def everything(path: Path, cls: type[Any]) -> list[Any]:
    from bimtek.bootstrap import open_session

    session = open_session(path, writing=False, clock=now)
    try:
        return [seen.value for seen in session.all(cls)]
    finally:
        session.close()


# -- the way there


async def test_the_door_leads_a_table_to_its_running_acara_else_tells_the_next(path: Path) -> None:
    async with serving(path) as served, Browser(served) as browser:
        page = await browser.enter(LIVING, "Siti")
        assert page.way == "/kelompok"
        assert "Living · Meja 4" in page.text
        assert "Berikutnya: Layanan pilar , 09.00" in page.text
        begin(path, "layanan")
        await heard(served, StageRun, "layanan")
        page = await browser.get("/")
        assert page.way == "/kelompok/layanan"
        assert "0/3 terisi" in page.text
        assert "Tujuan: setiap pokja tahu angkanya." in page.text


async def test_a_table_sees_its_own_acara_and_others_roles_see_none(path: Path) -> None:
    fill(path, "L1", "hambatan", "hanya untuk Society", "society")
    async with living(path) as (served, browser), Browser(served) as other:
        for way in ("/kelompok/pembukaan", "/kelompok/tidakada", "/kelompok/layanan/baris/L9"):
            assert (await browser.get(way)).status == 404
        assert (await other.get("/kelompok/layanan")).status == 401
        await other.enter("notulis", "N2")
        assert (await other.get("/kelompok/layanan")).status == 403
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert "Society" not in page.html


async def test_a_table_adds_rows_for_itself_where_the_script_has_none(path: Path) -> None:
    async with living(path) as (served, browser), Browser(served) as other:
        await other.enter(SOCIETY, "Rudi")
        page = await browser.get("/kelompok/rencana")
        page.way += "/tambah"
        page = await browser.send(page, baris="Antrean <b>daring</b>")
        assert "Antrean <b>daring</b>" in page.text
        page = await browser.send(page, ("ke", "berikut"), isi__langkah="mulai di puskesmas")
        assert "1/1 terisi" in page.text
        assert "Antrean" not in (await other.get("/kelompok/rencana")).text
        (own,) = [way for way in page.links if "baris" in way]
        page = await browser.get(own)
        assert "Tarik baris ini" in page.text
        page.way = page.way.replace("/baris/", "/hapus/")
        assert "Belum ada baris" in (await browser.send(page)).text
        refused = await browser.get("/kelompok/layanan/baris/L1")
        refused.way = "/kelompok/layanan/hapus/L1"
        assert "tidak dapat menariknya" in (await browser.send(refused)).text
        refused = await browser.get("/kelompok/layanan")
        refused.way += "/tambah"
        assert "tidak menambah baris" in (await browser.send(refused, baris="x")).text


# -- filling


async def test_a_row_is_filled_and_read_again_as_it_was_typed(path: Path) -> None:
    begin(path, "layanan")
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert "(%)" in page.text
        page = await browser.send(
            page,
            ("ke", "berikut"),
            isi__level="1",
            isi__kini="66,7",
            isi__mulai="2023-07-14",
            isi__mitra="dinsos",
            isi__hambatan="pelatih “hanya” satu\r\norang",
        )
        assert page.way == "/kelompok/layanan/baris/L2"
        assert "L1: bukti belum ada." in page.text
        page = await browser.get("/kelompok/layanan/baris/L1")
        found = {name: page.value(f"isi.{name}") for name in ("level", "kini", "mulai", "mitra")}
        assert found == {"level": "1", "kini": "66,7", "mulai": "2023-07-14", "mitra": "dinsos"}
        assert page.value("isi.hambatan") == "pelatih “hanya” satu orang"
        assert re.search(r"tersimpan \d\d\.\d\d ✓", page.text)
    assert cell(path, "L1", "kini") == "66.7"


async def test_no_data_and_not_applicable_are_answers_and_typing_goes_before_them(
    path: Path,
) -> None:
    async with living(path) as (_, browser):
        way = "/kelompok/layanan/baris/L1"
        page = await browser.send(await browser.get(way), isi__level="tb", tahu__kini="bd")
        assert (cell(path, "L1", "level"), cell(path, "L1", "kini")) == ("tb", "bd")
        assert (page.value("tahu.kini"), page.value("isi.kini")) == ("bd", "")
        page = await browser.send(await browser.get(way), isi__kini="12")
        assert cell(path, "L1", "kini") == "12"
        page = await browser.send(await browser.get(way), tahu__kini="tb")
        assert cell(path, "L1", "kini") == "tb"
        page = await browser.send(await browser.get(way), tahu__kini="", isi__kini="")
        assert cell(path, "L1", "kini") == ""
        assert page.status == 200


async def test_a_form_that_is_sent_as_it_stood_records_nothing(path: Path) -> None:
    fill(path, "L1", "hambatan", "dari N1")
    fill(path, "L1", "kanal", "web; loket")
    fill(path, "L1", "level", "tb")
    async with living(path) as (served, browser):
        before = served.host.side.last_seq()
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert (page.value("isi.kanal"), page.value("isi.level")) == ("web; loket", "tb")
        await browser.send(page, ("ke", "berikut"))
        assert served.host.side.last_seq() == before


async def test_what_makes_no_sense_stays_in_its_field_and_the_rest_is_saved(path: Path) -> None:
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        page = await browser.send(page, ("ke", "berikut"), isi__kini="12.5", isi__hambatan="lisan")
        assert (page.status, page.way) == (422, "/kelompok/layanan/baris/L1")
        assert "‘12.5’" in page.text
        assert page.value("isi.kini") == "12.5"
        assert (cell(path, "L1", "hambatan"), cell(path, "L1", "kini")) == ("lisan", None)
        page = await browser.send(page, isi__kini="12,5")
        assert cell(path, "L1", "kini") == "12.5"
        forged = await browser.send(page, isi__level="7", isi__mitra="tidakada")
        assert "‘7’ bukan pilihan Level" in forged.text
        assert cell(path, "L1", "level") is None


async def test_a_locked_input_is_told_and_nothing_typed_is_lost(path: Path) -> None:
    async with living(path) as (served, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        record(path, InputLock.new(id="1", locked=True))
        await heard(served, InputLock, "1")
        page = await browser.send(page, ("ke", "berikut"), isi__kini="5", bukti__bukti__judul="SK")
        assert page.status == 422
        assert "Isian sedang dikunci fasilitator" in page.text
        assert (page.value("isi.kini"), page.value("bukti.bukti.judul")) == ("5", "SK")
        assert "disabled" in (await browser.get("/kelompok/layanan/baris/L1")).html
        record(path, InputLock.set("1", locked=False))
        await browser.send(page, ("ke", "berikut"))
        assert cell(path, "L1", "kini") == "5"
        assert [one.title for one in everything(path, Evidence)] == ["SK"]


async def test_an_acara_that_is_over_says_so_and_still_takes_what_is_late(path: Path) -> None:
    record(path, StageRun.new(id="layanan", state=StageState.DONE, started=now(), ended=now()))
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert "Acara ini sudah selesai" in page.text
        await browser.send(page, isi__kini="5")
        assert cell(path, "L1", "kini") == "5"


async def test_what_was_agreed_is_told_and_stays(path: Path) -> None:
    fill(path, "L1", "kini", "4")
    async with living(path) as (served, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        record(path, Agreement.new(edition="1", agreed=Agreed(now())))
        await heard(served, Agreement, "1")
        page = await browser.send(page, ("ke", "berikut"), isi__kini="5")
        assert page.status == 422
        assert "Hasil sesi ini sudah disepakati" in page.text
        assert "BELUM tersimpan" in page.text
        assert (page.value("isi.kini"), cell(path, "L1", "kini")) == ("5", "4")


async def test_what_would_steer_a_terminal_is_gone_and_markup_is_text(path: Path) -> None:
    async with living(path, "Siti <b>") as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        page = await browser.send(page, isi__hambatan="a\x1b[31m <script>alert(1)</script>\u202e b")
        assert cell(path, "L1", "hambatan") == "a <script>alert(1)</script> b"
        assert page.value("isi.hambatan") == "a <script>alert(1)</script> b"
        assert "<script>alert" not in page.html
        assert "Siti <b>" in (await browser.get("/kelompok")).text


async def test_a_group_that_is_no_more_fills_nothing(path: Path) -> None:
    async with living(path) as (served, browser):
        record(path, TableGroup.new(division="pilar", group="living", dissolved=True))
        await heard(served, TableGroup, "pilar/living")
        assert (await browser.get("/kelompok/layanan/baris/L1")).status == 404
        assert "Belum ada acara" in (await browser.get("/kelompok")).text


async def test_evidence_is_brought_promised_and_taken_back(path: Path) -> None:
    async with living(path) as (_, browser):
        way = "/kelompok/layanan/baris/L1"
        page = await browser.get(way)
        typed = {"bukti__bukti__judul": "SK Kadinkes", "bukti__bukti__tempat": "Dinkes"}
        page = await browser.send(page, ("catat", "bukti"), **typed)
        assert "SK Kadinkes (dokumen, Dinkes)" in page.text
        await browser.send(await browser.get(way), **typed)  # sent twice
        typed = {"bukti__bukti__jenis": "menyusul", "bukti__bukti__judul": "Rekap"}
        page = await browser.send(page, ("catat", "bukti"), **typed)
        assert page.status == 422
        assert (page.value("bukti.bukti.judul"), "perlu tanggal" in page.text) == ("Rekap", True)
        page = await browser.send(page, ("catat", "bukti"), bukti__bukti__tanggal="2030-07-07")
        assert "Rekap (menyusul s.d. 7 Juli 2030)" in page.text
        assert [one.due.year for one in everything(path, Note) if one.due] == [2030]
        page = await browser.send(page, page.button("tarik"))
        assert [one.title for one in everything(path, Evidence)] == ["Rekap"]


async def test_a_button_that_is_tapped_twice_records_once(path: Path) -> None:
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        taps = [browser.send(page, bukti__bukti__judul="SK Kadinkes") for _ in range(3)]
        await asyncio.gather(*taps)
        assert [one.title for one in everything(path, Evidence)] == ["SK Kadinkes"]
        page = await browser.get("/kelompok/rencana")
        page.way += "/tambah"
        found = await asyncio.gather(*(browser.send(page, baris="Langkah satu") for _ in range(3)))
        assert len({one.way for one in found}) == 1
        assert "0/1 terisi" in (await browser.get("/kelompok/rencana")).text


# -- with others


async def test_what_another_filled_is_shown_with_who_and_when(path: Path) -> None:
    fill(path, "L1", "hambatan", "dari N1")
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert page.value("isi.hambatan") == "dari N1"
        assert "diisi N1, " in page.text


async def test_a_value_that_changed_under_the_open_form_is_kept_beside_and_a_person_chooses(
    path: Path,
) -> None:
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        fill(path, "L1", "hambatan", "dari N1")
        page = await browser.send(page, ("ke", "berikut"), isi__hambatan="dari meja", isi__kini="3")
        assert cell(path, "L1", "hambatan") == {"dari N1", "dari meja"}
        assert page.way == "/kelompok/layanan/baris/L1"
        assert "Dua orang mengisi berbeda" in page.text
        assert "dari N1 (N1, " in page.text
        assert "dari meja (Siti, " in page.text
        assert "≠ dua nilai" in (await browser.get("/kelompok/layanan")).text
        theirs = next(
            one for one in page.buttons if one[0] == "pilih" and one[1] != page.value("x")
        )
        chosen = page.button("pilih", 1)
        page = await browser.send(page, chosen)
        assert cell(path, "L1", "hambatan") in ("dari N1", "dari meja")
        assert theirs[0] == "pilih"
        assert "Dua orang" not in page.text


async def test_choosing_decides_only_between_what_the_page_showed(path: Path) -> None:
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        fill(path, "L1", "hambatan", "dari N1")
        page = await browser.send(page, isi__hambatan="dari meja")
        fill(path, "L1", "hambatan", "dari N3")
        await browser.send(page, page.button("pilih"))
        found = cell(path, "L1", "hambatan")
        assert "dari N3" in found
        assert len(found) == 2


async def test_while_a_field_holds_something_refused_the_others_value_stands_beside(
    path: Path,
) -> None:
    async with living(path) as (served, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        fill(path, "L1", "kini", "7")
        await heard(served, Cell, "layanan/L1/living/kini")
        page = await browser.send(page, isi__kini="banyak")
        assert page.value("isi.kini") == "banyak"
        assert "Sementara itu N1, " in page.text
        page = await browser.send(page, page.button("pilih"))
        assert (page.value("isi.kini"), cell(path, "L1", "kini")) == ("7", "7")


async def test_what_was_told_in_confidence_is_shown_to_no_table_again(path: Path) -> None:
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        page = await browser.send(page, isi__hambatan="kepala tidak setuju ~")
        assert "tertutup" in page.text
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert "kepala" not in page.html
        assert "Ada isian tertutup" in page.text
        await browser.send(page, ("ke", "berikut"))
        assert cell(path, "L1", "hambatan") == "kepala tidak setuju"
        told = await browser.tell(await browser.get("/kelompok/layanan/baris/L1"), isi__kini="1")
        assert "kepala" not in json.dumps(told)


async def test_stamps_that_a_form_makes_up_hide_nothing(path: Path) -> None:
    fill(path, "L1", "hambatan", "dari N1")
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        made_up = f"{'0' * 12}-0000-abcdefghij x' OR 1"
        await browser.send(page, isi__hambatan="lain", lihat__hambatan=made_up)
        assert cell(path, "L1", "hambatan") == {"dari N1", "lain"}


# -- with its script


async def test_each_field_is_saved_by_itself_and_says_so(path: Path) -> None:
    async with living(path) as (_, browser):
        page = await browser.get("/kelompok/layanan/baris/L1")
        for text in ("satu", "dua"):  # the second with the stamps of the first page: its own
            told: Any = await browser.tell(page, isi__hambatan=text)
            assert told["kotak"]["hambatan"]["kabar"].startswith("tersimpan ")
            assert told["kotak"]["hambatan"]["teks"] == text
        assert cell(path, "L1", "hambatan") == "dua"
        told = await browser.tell(page, isi__kini="12.5")
        assert "‘12.5’" in told["kotak"]["kini"]["salah"]


async def test_an_open_page_hears_what_others_fill(path: Path) -> None:
    async with living(path) as (served, browser):
        async with browser.listen("/kelompok/layanan/siaran/L1") as answer:
            assert answer.content_type == "text/event-stream"
            first: Any = json.loads((await answer.content.readline())[6:])
            assert first["kotak"]["hambatan"]["teks"] == ""
            assert [one.sort for one in served.host.connections] == ["kelompok"]
            fill(path, "L1", "hambatan", "dari N1")
            await answer.content.readline()
            async with asyncio.timeout(10):
                news: Any = json.loads((await answer.content.readline())[6:])
            assert news["kotak"]["hambatan"]["teks"] == "dari N1"
            assert "diisi N1" in news["kotak"]["hambatan"]["kabar"]
        async with browser.listen("/kelompok/layanan/kabar") as answer:
            news = json.loads((await answer.content.readline())[6:])
            assert "belum lengkap" in news["daftar"]


async def test_who_stands_at_a_row_is_seen_before_two_type_the_same(path: Path) -> None:
    async with living(path) as (served, browser):
        rows = served.host.rows
        async with browser.listen("/kelompok/layanan/siaran/L1") as answer:
            await answer.content.readline()
            await until(lambda: bool(rows.others("")))
            (kind, record), *_ = {(one.kind, one.record) for one in rows.others("")}
            assert (kind, record.split("/")[1]) == (Cell.kind, "L1")
            assert {one.initials for one in rows.others("")} == {"SI"}
        page = await browser.get("/kelompok/layanan/baris/L1")
        assert "Juga di baris ini" not in page.text  # of oneself nothing is said
        rows.say("jendela-lain", (At("o-lain", "N1", kind, record),))
        async with asyncio.timeout(PATIENCE):
            while "Juga di baris ini: N1." not in page.text:
                page = await browser.get("/kelompok/layanan/baris/L1")
