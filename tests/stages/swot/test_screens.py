"""The screens as text: a quadrant and the keywords, at 80 × 24 and smaller, and the page."""

from __future__ import annotations

from pathlib import Path

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


async def test_a_quadrant_while_one_types(hall: Hall) -> None:
    morning(hall)
    async with standing(hall) as stand:
        await stand.type("wali data ditunjuk dengan SK @dinkes")
        await stand.same_screens(SNAPSHOTS, "kuadran", *SIZES)


async def test_the_keywords(hall: Hall) -> None:
    morning(hall)
    async with standing(hall) as stand:
        await stand.press("escape", "t", "u", "home")
        await stand.same_screens(SNAPSHOTS, "kata-kunci", *SIZES)


async def test_the_page_of_the_projector(hall: Hall) -> None:
    morning(hall)
    view = PageView()
    app = Bare(lambda: view)
    async with app.run_test(size=(54, 16)) as pilot:
        for pointed in ("struktur/kekuatan", "kata-kunci", ""):
            view.show(page(hall.session, FORUM, pointed), "09.40")
            await pilot.pause()
            name = pointed.replace("/", "-") or "angka"
            await same_screen(app, SNAPSHOTS / f"layar-{name}-54.txt")
