"""The wall in a real browser: follows F8, fills the window, turns what is longer, comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bimtek.hall.showing import Showing, Subject
from bimtek.session import Session
from tests.browser.conftest import Faults
from tests.sync.hosts import serving

MANY_LINES = """
for (let n = 0; n < 40; n++)
  $(".isi").insertAdjacentHTML("beforeend", `<p class="lebar">baris ${n}</p>`);
fit();
"""
"""As a page of the hall that is longer than its window."""


@pytest.mark.slow
async def test_the_wall_follows_f8_and_comes_back_after_the_laptop_was_away(
    chromium: Browser, session_path: Path, session: Session, faults: Faults
) -> None:
    async with serving(session_path) as served:
        context = await chromium.new_context(viewport={"width": 1024, "height": 768})
        wall = await context.new_page()
        await wall.goto(f"{served.url}/layar")
        await wall.fill("#pin", served.pin("penonton"))
        await wall.click("button")
        session.show(Showing(Subject.QUEUE))
        await expect(wall.locator("h1")).to_have_text("ANTREAN BICARA")
        await wall.evaluate(MANY_LINES)
        await expect(wall.locator(".bagian")).to_contain_text("hlm. 1 dari")
        seen = [await wall.locator(".isi p:visible").all_text_contents()]
        while len(seen) < 9 and (len(seen) == 1 or seen[-1] != seen[0]):
            await wall.evaluate("turnOn()")
            seen.append(await wall.locator(".isi p:visible").all_text_contents())
        assert [line for part in seen[:-1] for line in part][1:] == [
            f"baris {n}" for n in range(40)
        ]
        session.show(Showing(Subject.STAGE, "pembacaan-sk", "kedua"))
        await expect(wall.locator("main")).to_contain_text("Dewan Smart City")
        assert await wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert await faults(wall) == []
        await served.stop()
        await expect(wall.locator("#kabar")).to_be_visible()
        await expect(wall.locator("main")).to_contain_text("Dewan Smart City")
        session.show(Showing(Subject.QUEUE))
        await served.start()
        await expect(wall.locator("h1")).to_have_text("ANTREAN BICARA", timeout=15_000)
        await expect(wall.locator("#kabar")).to_be_hidden()
