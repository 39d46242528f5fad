"""A table gives the levels of its pillar and the numbers of its offices on its page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bimtek.bootstrap import open_session
from bimtek.stages.gap.records import Answer, Gap
from tests.founding import founded
from tests.sync.hosts import now, serving
from tests.web.browsing import Browser
from tests.web.tables.halls import LIVING, SCRIPT, record

GAP = """
## Kesenjangan {.kesenjangan #gap mulai=14.00 durasi=60 kelompok=pilar}

### Smart Living

#### 4.1 Kesehatan

1. Belum ada
2. Rintisan
3. Sebagian
4. Berjalan
5. Terukur

| kode | indikator | satuan | arah | opd |
|---|---|---|---|---|
| SL.1 | Antrean daring | % | naik | Dinkes, Dinsos |

### Smart Society

#### 5.1 Pendidikan

1. Belum ada
2. Rintisan
3. Sebagian
4. Berjalan
5. Terukur

| kode | indikator | satuan | arah | opd |
|---|---|---|---|---|
| SS.1 | Rujukan | % | naik | RSUD |
"""
LEVEL, NUMBER = "/kelompok/gap/baris/4.1/kota", "/kelompok/gap/baris/SL.1/dinkes"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT + GAP)


@asynccontextmanager
async def living(path: Path) -> AsyncIterator[Browser]:
    async with serving(path) as served, Browser(served) as browser:
        await browser.enter(LIVING, "Siti")
        yield browser


def answers(path: Path, record_id: str) -> list[Any]:
    """Every answer that stands in a row."""
    session = open_session(path, writing=False, clock=now)
    try:
        seen = session.get(Gap, record_id)
        return [value for _, value in seen.values("answer")] if seen else []
    finally:
        session.close()


async def test_a_table_is_asked_its_pillar_and_what_its_offices_answer_elsewhere(
    path: Path,
) -> None:
    async with living(path) as browser:
        page = await browser.get("/kelompok/gap")
        assert [way for way in page.links if "baris" in way] == [
            LEVEL, NUMBER, "/kelompok/gap/baris/SS.1/rsud",
        ]  # fmt: skip
        assert "SL.1 Antrean daring · Dinkes" in page.text


async def test_a_level_is_chosen_by_its_criterion_and_stays_at_the_table(path: Path) -> None:
    async with living(path) as browser:
        page = await browser.get(LEVEL)
        assert "2 Rintisan" in page.text
        page = await browser.send(page, ("ke", "berikut"), isi__now="2", isi__causes="SDM")
        assert page.way == NUMBER
        assert "4.1: belum lengkap." in page.text
        page = await browser.send(
            await browser.get(LEVEL), isi__target="4", isi__cause="satu orang"
        )
        assert answers(path, "gap/4.1/kota@living") == [Answer("2", "4")]
        assert answers(path, "gap/4.1/kota") == []
        found = [page.value(f"isi.{name}") for name in ("now", "target", "causes", "cause")]
        assert found == ["2", "4", "SDM", "satu orang"]
        assert "1/3 terisi" in (await browser.get("/kelompok/gap")).text


async def test_a_number_with_its_year_goes_as_one_answer_of_its_office(path: Path) -> None:
    async with living(path) as browser:
        page = await browser.get(NUMBER)
        page = await browser.send(page, isi__now="66,7", isi__year="22", isi__target="100")
        assert page.status == 422
        assert [page.value(f"isi.{one}") for one in ("now", "year", "target")] == [
            "66,7", "22", "100",
        ]  # fmt: skip
        await browser.send(page, isi__year="2022")
        assert answers(path, "gap/SL.1/dinkes") == [Answer("66.7", "100", 2022)]


async def test_halves_of_two_people_never_make_one_answer(path: Path) -> None:
    async with living(path) as browser:
        page = await browser.get(NUMBER)
        record(path, Gap.new(stage="gap", row="SL.1", who="dinkes", answer=Answer("50")))
        page = await browser.send(page, ("ke", "berikut"), isi__target="100")
        assert set(answers(path, "gap/SL.1/dinkes")) == {Answer("50"), Answer("", "100")}
        assert "50→· (N1, " in page.text
        assert page.text.count("Pilih yang berlaku") == 1
        refused = await browser.send(page, isi__source="BPS")
        assert "Pilih dahulu satu dari dua nilai" in refused.text
        page = await browser.send(page, page.button("pilih", 1))
        assert answers(path, "gap/SL.1/dinkes") == [Answer("50")]


async def test_a_row_that_is_closed_shows_a_table_nothing_of_it(path: Path) -> None:
    async with living(path) as browser:
        page = await browser.get(NUMBER)
        await browser.send(page, isi__now="7,25", isi__condition="alat rusak ~")
        page = await browser.get(NUMBER)
        assert "7,25" not in page.html
        assert "alat rusak" not in page.html
        await browser.send(page, ("ke", "berikut"))
        assert answers(path, "gap/SL.1/dinkes") == [Answer("7.25")]
