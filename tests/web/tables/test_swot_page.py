"""A table says its SWOT on its page: item after item, the same sentence counted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.founding import founded
from tests.sync.hosts import serving
from tests.web.browsing import Browser, Page
from tests.web.tables.halls import LIVING, SCRIPT, SOCIETY

SWOT = """
## SWOT {.swot #swot mulai=14.00 durasi=60 kelompok=pilar kata-kunci=ya}

- Living
- Society
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT + SWOT)


@asynccontextmanager
async def living(path: Path) -> AsyncIterator[tuple[Browser, Browser]]:
    async with serving(path) as served, Browser(served) as browser, Browser(served) as other:
        await browser.enter(LIVING, "Siti")
        await other.enter(SOCIETY, "Rudi")
        yield browser, other


async def say(browser: Browser, text: str, place: str = "living/kekuatan", who: str = "") -> Page:
    page = await browser.get("/kelompok/swot")
    page.way += "/tambah"
    return await browser.send(page, tempat=place, baris=text, oleh=who)


async def test_items_come_one_after_the_other_and_the_same_one_is_counted(path: Path) -> None:
    async with living(path) as (browser, other):
        page = await say(browser, "Listrik <andal>", who="dinkes")
        assert "Tersimpan ✓ Listrik <andal>: disebut 1 kali: Dinkes." in page.text
        assert (page.value("tempat"), page.value("oleh"), page.value("baris")) == (
            "living/kekuatan", "dinkes", "",
        )  # fmt: skip
        page = await say(browser, "listrik <andal>.", who="rsud")
        assert "disebut 2 kali: Dinkes, RSUD" in page.text
        page = await say(browser, "Listrik <andal>", who="rsud")
        assert "disebut 2 kali: Dinkes, RSUD" in page.text
        page = await say(browser, "kota tangguh", "kata-kunci")
        assert "2 butir" in page.text
        assert "Listrik" not in (await other.get("/kelompok/swot")).text


async def test_an_item_without_words_or_place_stays_in_its_field(path: Path) -> None:
    async with living(path) as (browser, _):
        page = await say(browser, "Listrik", "society/kekuatan")
        assert (page.status, page.value("baris")) == (422, "Listrik")
        assert "Pilih dahulu kuadrannya" in page.text
        assert "masih kosong" in (await say(browser, "…")).text


async def test_an_item_is_corrected_moved_and_taken_back(path: Path) -> None:
    async with living(path) as (browser, _):
        page = await say(browser, "Listrik padam", who="dinkes")
        (way,) = [way for way in page.links if "baris" in way]
        page = await browser.get(way)
        page = await browser.send(
            page, ("ke", "berikut"), isi__text="Listrik sering padam", isi__quadrant="ancaman"
        )
        assert "Ancaman Living" in page.text
        assert "Listrik sering padam ✓ disebut 1 kali: Dinkes" in page.text
        page = await browser.get(way)
        page.way = page.way.replace("/baris/", "/hapus/")
        assert "0 butir" in (await browser.send(page)).text


async def test_what_is_said_in_confidence_is_counted_and_not_shown(path: Path) -> None:
    async with living(path) as (browser, _):
        page = await say(browser, "kepala dinas tidak setuju ~")
        assert "(tertutup)" in page.text
        assert "setuju" not in page.text
        (way,) = [way for way in page.links if "baris" in way]
        assert "setuju" not in (await browser.get(way)).html
