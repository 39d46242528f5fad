from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual.content import Content

from bimtek.ui.columns import Column
from bimtek.ui.lines import Line, LineList
from tests.screens import screen_text
from tests.ui.bare import Bare

COLUMNS = (Column(4, align="right"), Column(10, flex=1))


def numbered(numbers: Iterable[int]) -> list[Line]:
    return [Line(f"k{number}", (str(number), f"Nama {number}")) for number in numbers]


def app_with_list(*, markable: bool = False) -> Bare:
    return Bare(lambda: LineList(COLUMNS, markable=markable))


async def test_the_cursor_stays_on_its_line_when_others_come_before_it() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(10, 40)))
        lines.focus()
        await pilot.press("down", "down")
        lines.show(numbered(range(40)))
        assert lines.cursor_key == "k12"


async def test_the_scroll_stays_when_lines_are_replaced() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(100)))
        lines.focus()
        await pilot.press("pagedown", "pagedown", "pagedown")
        before = lines.scroll_offset
        lines.show([*numbered(range(60)), Line("k60", ("60", "lain")), *numbered(range(61, 100))])
        await pilot.pause()
        assert before.y > 0
        assert lines.scroll_offset == before


async def test_where_the_line_is_gone_the_next_one_has_the_cursor() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(5)))
        lines.focus()
        await pilot.press("down")
        lines.show(numbered((0, 2, 3)))
        assert lines.cursor_key == "k2"
        lines.show([])
        assert lines.cursor_key is None


async def test_the_cursor_jumps_over_headings() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show([
            Line("h1", ("Hari 1",), selectable=False), *numbered((1,)),
            Line("h2", ("Hari 2",), selectable=False), *numbered((2,)),
        ])  # fmt: skip
        lines.focus()
        assert lines.cursor_key == "k1"
        await pilot.press("down")
        assert lines.cursor_key == "k2"
        await pilot.press("up", "up")
        assert lines.cursor_key == "k1"


async def test_enter_chooses_and_so_does_a_second_click() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10), message_hook=app.hear) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(5)))
        lines.focus()
        await pilot.click(LineList, offset=(8, 3))
        assert lines.cursor_key == "k3"
        assert app.said(LineList.Chosen) == []
        await pilot.click(LineList, offset=(8, 3))
        await pilot.press("enter")
        chosen = app.said(LineList.Chosen)
        assert [m.key for m in chosen if isinstance(m, LineList.Chosen)] == ["k3", "k3"]


async def test_space_marks_only_where_marking_means_something() -> None:
    app = app_with_list(markable=True)
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(5)))
        lines.focus()
        await pilot.press("space", "space", "up", "space")
        assert lines.marked == {"k0"}
        lines.show(numbered((1, 2)))
        assert lines.marked == frozenset()


async def test_a_letter_without_a_command_is_told_to_the_screen() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10), message_hook=app.hear) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(5)))
        lines.focus()
        await pilot.press("k", "space")
        typed = app.said(LineList.Typed)
        assert [m.key for m in typed if isinstance(m, LineList.Typed)] == ["k", " "]


@pytest.mark.parametrize("width", [30, 60, 120])
async def test_every_line_is_whole_at_every_width(width: int) -> None:
    app = app_with_list()
    async with app.run_test(size=(width, 6)) as pilot:
        lines = app.query_one(LineList)
        lines.show([Line("a", ("1", "Nama \x1b[31m[red]Contoh[/] 会議"), right="N1")])
        await pilot.pause()
        first = screen_text(app).splitlines()[0]
        assert "\x1b" not in first
        assert first.startswith(" ▸    1 Nama \ufffd[31m[r")
        assert first.endswith(" N1")


async def test_resizing_keeps_the_cursor_in_sight() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 20)) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(50)))
        lines.focus()
        await pilot.press(*["down"] * 15)
        await pilot.resize_terminal(40, 6)
        await pilot.pause()
        assert "▸   15" in screen_text(app)


async def test_what_somebody_styled_keeps_its_style_and_the_list_its_columns() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 6)) as pilot:
        lines = app.query_one(LineList)
        lines.show([Line("a", (Content.styled("7", "bold"), Content.styled("x" * 60, "italic")))])
        await pilot.pause()
        strip = lines.render_line(0)
        assert strip.cell_length == lines.scrollable_content_region.width
        assert any(segment.style and segment.style.italic for segment in strip)


async def test_a_line_that_changes_only_its_colour_is_drawn_anew() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show([Line("a", ("1", "sama"))])
        await pilot.pause()
        lines.show([Line("a", ("1", Content.styled("sama", "bold red")))])
        await pilot.pause()
        drawn = [part for part in lines.render_line(0) if "sama" in part.text]
        painted = [
            part for part in app.screen._compositor.render_strips()[0] if "sama" in part.text
        ]
        assert drawn == painted


async def test_a_cursor_in_sight_stays_in_sight_when_many_lines_come_before_it() -> None:
    app = app_with_list()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(LineList)
        lines.show(numbered(range(30, 60)))
        lines.focus()
        await pilot.press("down", "down")
        lines.show(numbered(range(60)))
        await pilot.pause()
        await pilot.pause()
        assert lines.cursor_key == "k32"
        assert "Nama 32" in screen_text(app)
