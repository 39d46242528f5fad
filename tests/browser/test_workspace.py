"""The workspace in a real browser: typed and pasted text, a reload in the middle, wifi away."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bimtek.demo import build
from bimtek.script.library import home
from tests.browser.conftest import Faults
from tests.sync.hosts import serving, until
from tests.web.workspace.test_workspace import notes

PASTE = """
const data = new DataTransfer();
data.setData("text/plain", " – ditempel");
document.activeElement.dispatchEvent(
  new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
"""


@pytest.mark.slow
async def test_a_line_typed_in_a_browser_survives_a_reload_and_the_wifi(
    chromium: Browser, session_path: Path, faults: Faults
) -> None:
    async with serving(session_path) as served:
        context = await chromium.new_context(viewport={"width": 1280, "height": 720})
        page = await context.new_page()
        await page.goto(f"{served.url}/kerja")
        await page.fill("#pin", served.pin("notulis"))
        await page.fill("#nama", "Ani")
        await page.click("button")
        news = page.locator("#kabar")
        await expect(news).to_contain_text("Tersambung", timeout=20_000)
        await page.keyboard.press("F2")
        await page.keyboard.type("pelatih hanya")
        await page.wait_for_timeout(700)
        await page.reload()
        await expect(news).to_contain_text("Tersambung", timeout=20_000)
        await page.keyboard.type(" satu")
        await page.evaluate(PASTE)

        await context.set_offline(True)
        await expect(news).to_contain_text("TERPUTUS")
        assert await faults(page) == []
        await context.set_offline(False)
        await expect(news).to_contain_text("Tersambung", timeout=20_000)
        await page.keyboard.type(" orang")
        await page.keyboard.press("Enter")
        await until(lambda: bool(notes(session_path)))
        assert notes(session_path) == [("pelatih hanya satu – ditempel orang",)]


AWAY_SECONDS = 60
NUMBERS = (
    ("66,7", "100"), ("12", "50"), ("7", "9"), ("8", "10"), ("11", "13"), ("12,5", "14"),
    ("21", "20"), ("31", "41"), ("5", "4"), ("6", "3"), ("61", "71"), ("62", "72"), ("63", "73"),
)  # fmt: skip
"""Now and target of each office's indicator on the page of one pillar."""


def page_of_the_pillar(path: Path) -> list[tuple[str, str]]:
    """What stands on it, in the order of the page."""
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute(
            "SELECT answer_now, answer_target FROM gap WHERE row LIKE '3.%' OR row LIKE 'SE.%'"
            " ORDER BY row, (SELECT min(seq) FROM journal WHERE kind = 'gap'"
            " AND record = stage || '/' || gap.row || '/' || who)"
        ).fetchall()


@pytest.mark.slow
async def test_a_whole_page_of_a_pillar_survives_a_reload_a_minute_away_and_a_new_start(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "blitar.bimtek"
    build(path, home() / "blitar-2023")
    monkeypatch.setenv("BIMTEK_CLOCK", "2023-07-03T14:10:00+07:00")
    async with serving(path) as served:
        context = await chromium.new_context(viewport={"width": 1280, "height": 720})
        page = await context.new_page()
        keys, news = page.keyboard, page.locator("#kabar")

        async def fill(*numbers: tuple[str, str]) -> None:
            for now, target in numbers:
                for typed in (now, target):
                    await keys.type(typed)
                    await keys.press("Enter")

        await page.goto(f"{served.url}/kerja")
        await page.fill("#pin", served.pin("notulis"))
        await page.fill("#nama", "Ani")
        await page.click("button")
        await expect(news).to_contain_text("Tersambung")
        await page.wait_for_timeout(3000)  # nothing in the page tells what the terminal shows
        await keys.type("]]243514")
        await until(lambda: len(page_of_the_pillar(path)) == 3)
        await keys.press("Home")
        await keys.press("ArrowDown")
        await fill(*NUMBERS[:5])
        await keys.type("12")
        await page.wait_for_timeout(1000)

        await page.reload()
        await expect(news).to_contain_text("Tersambung")
        await keys.type(",5")
        await keys.press("Enter")
        await keys.type("14")
        await keys.press("Enter")
        await fill(*NUMBERS[6:9])
        await until(lambda: len(page_of_the_pillar(path)) == 12)

        await keys.press("F2")
        await keys.type("pelatih hanya")
        await page.wait_for_timeout(1000)
        await context.set_offline(True)
        await expect(news).to_contain_text("TERPUTUS")
        await keys.type("tidak masuk")
        await page.wait_for_timeout(AWAY_SECONDS * 1000)
        await expect(news).to_contain_text("TERPUTUS")
        await context.set_offline(False)
        await expect(news).to_contain_text("Tersambung")
        await keys.type(" satu orang")
        await keys.press("Enter")
        await until(lambda: ("pelatih hanya satu orang",) in notes(path))
        await keys.press("Escape")
        await page.wait_for_timeout(500)
        await fill(*NUMBERS[9:])
        await until(lambda: len(page_of_the_pillar(path)) == 3 + len(NUMBERS))

        await keys.press("F2")
        await keys.type("setengah")
        await page.wait_for_timeout(2500)  # a draft is kept within seconds
        await served.stop()
        await expect(news).to_contain_text("TERPUTUS")
        await served.start()
        await expect(news).to_contain_text("Tersambung")
        await page.wait_for_timeout(4000)
        await keys.type("e")  # the line is offered: go on with it
        await page.wait_for_timeout(500)
        await keys.type(" kalimat")
        await keys.press("Enter")
        await until(lambda: ("setengah kalimat",) in notes(path))

        said = [tuple(one.replace(",", ".") for one in pair) for pair in NUMBERS]
        levels = [("2", "4"), ("3", "5"), ("1", "4")]
        assert page_of_the_pillar(path) == [*levels, *said]
