from __future__ import annotations

from textual.events import Paste

from bimtek.ui.field import LONGEST, TypedInput
from tests.keyboard import type_text
from tests.screens import screen_text
from tests.ui.bare import Bare


def app_with_field(value: str = "", *, many: bool = False) -> Bare:
    return Bare(lambda: TypedInput(value, many=many, place="note"))


async def test_the_first_esc_warns_and_the_second_wipes() -> None:
    app = app_with_field()
    async with app.run_test(message_hook=app.hear) as pilot:
        field = app.query_one(TypedInput)
        await pilot.press(*"rahasia", "escape")
        assert field.value == "rahasia"
        assert len(app.said(TypedInput.Warned)) == 1
        await pilot.press("escape")
        assert field.value == ""
        assert len(app.said(TypedInput.Wiped)) == 1


async def test_typing_on_after_the_warning_takes_it_back() -> None:
    app = app_with_field()
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        await pilot.press("a", "escape", "b", "escape")
        assert field.value == "ab"


async def test_esc_in_a_field_that_shows_what_is_recorded_brings_that_back() -> None:
    app = app_with_field("66,7")
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        await pilot.press("1", "escape", "escape")
        assert field.value == "66,7"
        assert not field.unsent


async def test_typing_is_taken_back_step_by_step_and_again() -> None:
    app = app_with_field()
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        await pilot.press(*"abc")
        field.take_back()
        field.take_back()
        await pilot.pause()
        assert field.value == "a"
        field.take_again()
        await pilot.pause()
        assert field.value == "ab"
        await pilot.press("x")
        assert not field.take_again()
        assert field.value == "abx"
        await pilot.press("backspace")
        field.take_back()
        await pilot.press("y")
        assert field.value == "abxy"


async def test_control_characters_of_a_paste_are_cleaned() -> None:
    app = app_with_field()
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        field.post_message(Paste("\x1b[31mmerah\x07\u202e biasa\t\ud800!\n"))
        await pilot.pause()
        assert field.value == "merah biasa !"


async def test_several_lines_are_asked_about_and_joined_whole() -> None:
    app = app_with_field()
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        field.post_message(Paste("satu\n\n dua\r\ntiga"))
        await pilot.pause()
        assert field.value == ""
        assert "gabungkan menjadi satu baris" in screen_text(app)
        await pilot.press("s")
        assert field.value == "satu dua tiga"


async def test_a_paste_that_is_too_long_is_refused_with_a_sentence_and_not_cut() -> None:
    app = app_with_field()
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        field.post_message(Paste("x" * (LONGEST + 1)))
        await pilot.pause()
        assert "belum ada yang masuk" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        assert field.value == ""


async def test_a_megabyte_is_answered_at_once() -> None:
    app = app_with_field(many=True)
    async with app.run_test(message_hook=app.hear) as pilot:
        app.query_one(TypedInput).post_message(Paste("kata kata\n" * 100_000))
        await pilot.pause()
        pasted = app.said(TypedInput.Pasted)
        assert [len(m.text) for m in pasted if isinstance(m, TypedInput.Pasted)] == [999_999]


async def test_markup_and_emoji_in_a_field_are_just_text() -> None:
    app = app_with_field()
    async with app.run_test() as pilot:
        field = app.query_one(TypedInput)
        field.post_message(Paste("[b]tebal[/b] [/] 👨‍👩‍👧 مرحبا"))
        await pilot.pause()
        assert field.value == "[b]tebal[/b] [/] 👨‍👩‍👧 مرحبا"
        assert "[b]tebal[/b] [/]" in screen_text(app)


async def test_a_text_longer_than_its_field_scrolls_with_the_cursor() -> None:
    app = app_with_field()
    async with app.run_test(size=(30, 5)) as pilot:
        await type_text(pilot, "abcdefghij" * 5 + "xyz")
        assert "hijxyz" in screen_text(app)
        await pilot.press("home")
        await pilot.pause()
        assert screen_text(app).startswith("abcdefghij")
        await pilot.press("end", *["backspace"] * 40)
        await pilot.pause()
        assert "abcdefghijabc" in screen_text(app)


async def test_a_field_that_was_left_shows_its_beginning_and_that_it_goes_on() -> None:
    field = TypedInput()
    app = Bare(lambda: field, lambda: TypedInput())
    async with app.run_test(size=(30, 5)) as pilot:
        await type_text(pilot, "petugas belum terlatih dan jaringan putus")
        await pilot.press("tab")
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "petugas belum terlatih dan ja…"
        await pilot.press("shift+tab")
        await pilot.pause()
        assert screen_text(app).splitlines()[0].endswith("dan jaringan putus")
        assert field.cursor_at_end


async def test_a_field_that_was_filled_from_elsewhere_shows_its_cursor_once_it_is_entered() -> None:
    field = TypedInput()
    app = Bare(lambda: TypedInput(), lambda: field)
    async with app.run_test(size=(30, 5)) as pilot:
        field.display = False
        field.settle("petugas belum terlatih dan jaringan putus")
        await pilot.pause()
        field.display = True
        await pilot.pause()
        assert screen_text(app).splitlines()[1] == "petugas belum terlatih dan ja…"
        await pilot.press("tab")
        await pilot.pause()
        assert screen_text(app).splitlines()[1].endswith("dan jaringan putus")


async def test_a_text_that_fills_its_field_exactly_is_not_cut_once_it_is_left() -> None:
    app = Bare(lambda: TypedInput(), lambda: TypedInput())
    async with app.run_test(size=(30, 5)) as pilot:
        await type_text(pilot, "abcdefghij" * 3)
        await pilot.press("tab")
        await pilot.pause()
        assert screen_text(app).splitlines()[0] == "abcdefghij" * 3


async def test_the_cursor_stays_in_sight_when_the_window_narrows() -> None:
    app = app_with_field()
    async with app.run_test(size=(80, 3)) as pilot:
        await type_text(pilot, "satu dua tiga empat lima enam tujuh delapan sembilan")
        await pilot.resize_terminal(24, 3)
        await pilot.pause()
        assert screen_text(app).splitlines()[0].rstrip().endswith("sembilan")
