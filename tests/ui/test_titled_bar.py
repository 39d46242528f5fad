"""A title with what is told of it: the title gives way, never a number."""

from __future__ import annotations

from textual.app import App, ComposeResult

from bimtek.ui.bars import TitledBar
from tests.screens import screen_text


class Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield TitledBar()


async def test_what_is_told_stands_whole_and_the_title_is_shortened() -> None:
    app = Alone()
    async with app.run_test(size=(80, 3)) as pilot:
        bar = app.query_one(TitledBar)
        title = " ▶ Arah kebijakan dan teori kota cerdas"
        bar.tell(title, "   rencana 10.00 (60 menit)   nyata 10.05–11.20")
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == (
            " ▶ Arah kebijakan dan teori kota…   rencana 10.00 (60 menit)   nyata 10.05–11.20"
        )
        bar.tell(title, "   nyata 10.05–11.20")
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == f"{title}   nyata 10.05–11.20"
