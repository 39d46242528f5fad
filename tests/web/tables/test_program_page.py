"""A table proposes programmes on its page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.stages.program.records import Programme
from tests.founding import founded
from tests.sync.hosts import now, serving
from tests.web.browsing import Browser, Page
from tests.web.tables.halls import LIVING, SCRIPT, SOCIETY
from tests.web.tables.test_gap_page import GAP

PROGRAMMES = """
## Calon program {.program #program mulai=15.00 durasi=60 kelompok=pilar}

- anggarannya sudah ada {#anggaran}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT + GAP + PROGRAMMES)


@asynccontextmanager
async def living(path: Path) -> AsyncIterator[tuple[Browser, Browser]]:
    async with serving(path) as served, Browser(served) as browser, Browser(served) as other:
        await browser.enter(LIVING, "Siti")
        await other.enter(SOCIETY, "Rudi")
        yield browser, other


async def propose(browser: Browser, name: str, lead: str) -> Page:
    page = await browser.get("/kelompok/program")
    page.way += "/tambah"
    return await browser.send(page, baris=name, oleh=lead)


def programmes(path: Path) -> list[Programme]:
    session = open_session(path, writing=False, clock=now)
    try:
        return [seen.value for seen in session.all(Programme)]
    finally:
        session.close()


async def test_a_candidate_is_named_with_its_office_and_its_form_follows(path: Path) -> None:
    async with living(path) as (browser, other):
        page = await propose(browser, "Antrean <daring>", "dinkes")
        assert "Antrean <daring>" in page.text
        before = {name: value for name, value in page.controls if name.startswith("isi.")}
        assert (before["isi.name"], before["isi.lead"]) == ("Antrean <daring>", "Dinkes")
        page = await browser.send(
            page,
            ("ke", "berikut"),
            isi__answers="4.1 Kesehatan",
            isi__support="RSUD",
            isi__years="2026-2027",
            isi__budget="750 jt",
            isi__horizon="menengah",
            **{"isi__syarat-anggaran": "ya"},
        )
        assert "1 program" in page.text
        assert "Dinkes · 2026–2027" in page.text
        (one,) = programmes(path)
        assert (one.pillar, one.answers, one.support) == ("living", "gap/4.1/kota", ("rsud",))
        assert (one.group, str(one.years), str(one.budget)) == ("living", "2026–2027", "750000000")
        assert "Antrean" not in (await other.get("/kelompok/program")).text
        (way,) = [way for way in page.links if "baris" in way]
        page = await browser.get(way)
        assert page.value("isi.syarat-anggaran") == "ya"
        page.way = page.way.replace("/baris/", "/hapus/")
        assert "0 program" in (await browser.send(page)).text


async def test_what_is_no_candidate_or_stands_there_already_is_told(path: Path) -> None:
    async with living(path) as (browser, _):
        await propose(browser, "Antrean daring", "dinkes")
        assert "sudah ada" in (await propose(browser, "Antrean daring", "dinkes")).text
        page = await propose(browser, "Antrean", "dinsos")
        assert (page.status, page.value("baris")) == (422, "Antrean")
        assert "Pilih dahulu OPD penanggung jawabnya" in page.text
        (way,) = [way for way in page.links if "baris" in way]
        page = await browser.send(await browser.get(way), isi__years="27", isi__name="")
        assert "Nama programnya masih kosong" in page.text
        assert (page.value("isi.years"), page.value("isi.name")) == ("27", "")
        assert [one.name for one in programmes(path)] == ["Antrean daring"]
