from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from bimtek.ui.ask import Ask, Choose, Confirm, Dialog, Option, Settle, Standing
from bimtek.ui.form import Form, FormField
from bimtek.ui.paste import MOST, Paste, PasteDialog
from tests.screens import screen_text
from tests.ui.bare import Bare

NOTHING = "nothing yet"


async def asked(pilot: Pilot[Any], dialog: Dialog[Any], *keys: str) -> object:
    answers: list[object] = []
    pilot.app.push_screen(dialog, answers.append)
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()
    return answers[0] if answers else NOTHING


def colours() -> Choose[int]:
    return Choose("Warna?", [Option("m", "merah", 1), Option("b", "biru", 2)])


async def test_a_letter_answers_at_once() -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, colours(), "b") == 2


async def test_arrows_and_enter_answer_too() -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, colours(), "down", "enter") == 2


async def test_esc_gives_no_answer() -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, colours(), "escape") is None


@pytest.mark.parametrize(("key", "name"), [("z", "z"), ("space", "Spasi")])
async def test_a_key_that_is_no_answer_says_which_are(key: str, name: str) -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, colours(), key) == NOTHING
        told = f"‘{name}’ bukan pilihan: m b, atau ↑ ↓ Enter · Esc batal"
        assert told in screen_text(pilot.app)


async def test_among_answers_without_letters_a_word_finds_and_what_finds_none_takes_none() -> None:
    acara = [Option("", f"○ {title}", title) for title in ("Sambutan", "Kesiapan kota", "Absen")]
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Choose("Acara mana?", acara), *"kota", "enter") == "Kesiapan kota"
        assert await asked(pilot, Choose("Acara mana?", acara), *"absensi", "enter") == NOTHING
        assert "tidak ada ‘absensi’" in screen_text(pilot.app)
        await pilot.press("up", "enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Choose)


async def test_enter_on_a_question_is_no() -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Confirm("Hapus?"), "enter") is False
        assert await asked(pilot, Confirm("Hapus?"), "y") is True


async def test_a_line_that_is_wrong_says_why_and_stays() -> None:
    def check(text: str) -> str:
        return "" if text == "ok" else "Tulis ok."

    async with Bare().run_test() as pilot:
        assert await asked(pilot, Ask("Apa?", check=check), "x", "enter") == NOTHING
        assert "Tulis ok." in screen_text(pilot.app)
        await pilot.press("escape")
        assert await asked(pilot, Ask("Apa?", check=check), *"ok", "enter") == "ok"


async def test_a_digit_settles_which_value_is_right() -> None:
    values = [Standing("2", "Meja 6", "14.20"), Standing("3", "N1", "14.21")]
    async with Bare().run_test() as pilot:
        pilot.app.push_screen(Settle("4.2 Kesehatan, kini", values))
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "Meja 6, 14.20" in text
        assert "N1, 14.21" in text
        await pilot.press("escape")
        assert await asked(pilot, Settle("4.2", values), "2") == 1


async def test_markup_in_a_value_is_shown_as_it_is() -> None:
    values = [Standing("[b]x[/b]", "[/]", "1"), Standing("\x1b[2J", "N1", "2")]
    async with Bare().run_test() as pilot:
        pilot.app.push_screen(Settle("[Perbup] [/]", values))
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "[Perbup] [/]" in text
        assert "[b]x[/b]" in text
        assert "\x1b" not in text


async def test_a_form_goes_field_by_field_and_checks_all_at_the_end() -> None:
    fields = [FormField("name", "Nama"), FormField("post", "Jabatan", "Kabid")]

    def check(values: object) -> tuple[str, str]:
        assert isinstance(values, dict)
        return ("", "") if values["name"] else ("name", "Nama masih kosong.")

    async with Bare().run_test() as pilot:
        form = Form("Siapa?", fields, check=check)
        assert await asked(pilot, form, "enter", "enter") == NOTHING
        assert "Nama masih kosong." in screen_text(pilot.app)
        await pilot.press(*"Ani", "enter", "enter")
        assert not isinstance(pilot.app.screen, Form)


async def test_esc_leaves_a_form_at_once_if_nothing_was_typed() -> None:
    async with Bare().run_test() as pilot:
        assert (
            await asked(pilot, Form("Siapa?", [FormField("post", "Jabatan", "Ani")]), "escape")
            is None
        )


async def test_esc_over_something_typed_says_so_and_leaves_on_the_second_one() -> None:
    fields = [FormField("name", "Nama"), FormField("post", "Jabatan")]
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Form("Siapa?", fields), "x", "enter", "escape") == NOTHING
        assert "Esc sekali lagi: batal, isian ini tidak disimpan." in screen_text(pilot.app)
        await pilot.press("y", "escape")
        assert isinstance(pilot.app.screen, Form)
        assert pilot.app.screen.values == {"name": "x", "post": "y"}
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Form)


async def test_a_field_for_digits_takes_no_letter_and_says_what_it_takes() -> None:
    field = FormField("since", "Jam", "", "", "0123456789.", "Jam: misalnya 08.15.")
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Form("Kapan?", [field]), "0", "j") == NOTHING
        assert "Jam: misalnya 08.15." in screen_text(pilot.app)
        assert await asked(pilot, Form("Kapan?", [field]), *"0x815", "enter") == {"since": "0815"}


async def test_what_a_paste_becomes_is_asked() -> None:
    async with Bare().run_test() as pilot:
        text = "satu\n\ndua"
        assert await asked(pilot, PasteDialog(text, 100, "catatan"), "j") == Paste("many", text)
        joined = Paste("one", "satu dua")
        assert await asked(pilot, PasteDialog(text, 100, "catatan"), "s") == joined


async def test_too_many_lines_are_refused_and_the_limit_is_named() -> None:
    async with Bare().run_test() as pilot:
        dialog = PasteDialog("baris panjang\n" * 5000, 4000, "catatan")
        assert await asked(pilot, dialog) == NOTHING
        text = " ".join(screen_text(pilot.app).split())
        assert "Tempelan 5.000 baris" in text
        assert f"{MOST} baris" in text
        assert "belum ada yang masuk" in text
