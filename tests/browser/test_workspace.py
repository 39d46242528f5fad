"""The workspace in a real browser: typed and pasted text, a reload in the middle, wifi away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

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
