"""The screens as text: a quadrant and the keywords, at 80 × 24 and smaller, and the page."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bimtek.stages.swot.page import page
from bimtek.ui.page_view import PageView
from tests.minutes.halls import Hall
from tests.screens import same_screen
from tests.stages.swot.forum import morning
from tests.stages.swot.halls import FORUM
from tests.stages.swot.stand import standing
from tests.ui.bare import Bare

SNAPSHOTS = Path(__file__).parent / "screens"
SIZES = [(80, 19), (60, 13), (120, 35)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_a_quadrant_while_one_types(hall: Hall, size: tuple[int, int]) -> None:
    morning(hall)
    async with standing(hall, size=size) as stand:
        await stand.type("wali data ditunjuk dengan SK @dinkes")
        await asyncio.sleep(0.2)
        await same_screen(stand.window, SNAPSHOTS / f"kuadran-{size[0]}.txt")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_the_keywords(hall: Hall, size: tuple[int, int]) -> None:
    morning(hall)
    async with standing(hall, size=size) as stand:
        await stand.press("escape", "t", "u", "home")
        await same_screen(stand.window, SNAPSHOTS / f"kata-kunci-{size[0]}.txt")


@pytest.mark.parametrize("pointed", ["struktur/kekuatan", "kata-kunci", ""])
async def test_the_page_of_the_projector(hall: Hall, pointed: str) -> None:
    morning(hall)
    view = PageView()
    app = Bare(lambda: view)
    async with app.run_test(size=(54, 16)) as pilot:
        view.show(page(hall.session, FORUM, pointed), "09.40")
        await pilot.pause()
        name = pointed.replace("/", "-") or "angka"
        await same_screen(app, SNAPSHOTS / f"layar-{name}-54.txt")
