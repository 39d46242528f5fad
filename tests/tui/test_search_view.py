"""F3: live search, there and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Note
from tests.conftest import OpenAs
from tests.tui.conftest import Opened
from tests.tui.driving import Desk
from tests.tui.test_screens import talk


async def look_for(at: Desk, text: str) -> None:
    await at.press("f3")
    await at.type(text)
    await at.until(" Catatan ")


@pytest.mark.slow
async def test_the_hits(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await look_for(at, "da")
        await at.same_screens("cari-{}", (80, 24), (60, 18))


async def test_enter_goes_there_and_f3_comes_back_to_the_same_hits(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.open("Registrasi")
        await look_for(at, "ANGGARANNYA dinkes")
        await at.press("enter")
        assert at.workspace.places.stage
        assert at.workspace.places.stage.title == "Sambutan"
        line = next(one for one in at.screen.splitlines() if one.startswith(" ▸"))
        assert "dari mana anggarannya" in line
        await at.press("f3")
        assert "ANGGARANNYA dinkes" in at.screen
        await at.press("escape")
        assert "dari mana anggarannya" in at.screen
        await at.press("f3", "f3")
        assert "Cari ▸" not in at.screen


@pytest.mark.slow
async def test_what_is_typed_after_f3_looks_for_something_else(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await look_for(at, "anggarannya")
        await at.press("enter", "f3")
        assert "anggarannya" in at.screen
        await at.type("dasar")
        await at.until("kirim data dasar")
        assert at.screen.splitlines()[1].strip() == "Cari ▸ dasar"


@pytest.mark.slow
async def test_a_note_of_an_acara_with_its_own_screen_is_shown_among_its_notes(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.note("antrean belum daring")
        await at.open("Sambutan")
        await look_for(at, "antrean daring")
        await at.press("enter")
        await at.until("Catatan acara: Kesenjangan")
        assert at.words.count("antrean belum daring") == 2  # on its line, and whole below


@pytest.mark.slow
async def test_from_a_note_that_was_found_esc_leads_back_the_way_one_came(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.note("data stunting dibagi")
        await look_for(at, "stunting")
        await at.press("enter")
        assert "Catatan acara: Kesenjangan" in at.screen
        await at.press("escape")
        assert "Cari ▸ stunting" in at.screen
        await at.press("escape")
        assert "10/12 Kesenjangan" in at.screen
        assert "Cari ▸" not in at.screen


@pytest.mark.slow
async def test_a_person_is_found_at_the_desk(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f3")
        await at.type("kepala dinas kesehatan")
        await at.until("Peserta")
        await at.press("enter")
        await at.until("Kursi 0/80")
        line = next(one for one in at.screen.splitlines() if one.startswith(" ▸"))
        assert "Dinkes" in line


async def test_what_is_closed_is_found_and_not_shown(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await look_for(at, "diedarkan")
        assert "~ tertutup" in at.screen
        assert "jangan diedarkan" not in at.screen


@pytest.mark.slow
async def test_nothing_found_and_too_short_say_so(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("f3")
        assert "Ketik sedikitnya dua huruf" in at.screen
        await at.type("xyzzy")
        await at.until("Tidak ditemukan")


@pytest.mark.slow
async def test_what_others_say_meanwhile_comes_into_the_hits(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    async with desk() as at:
        await talk(at)
        await look_for(at, "wali")
        other = open_as(session_path, "N2", "notulis")
        other.record(Note.new(text="wali kelas bertanya", stage="sambutan")).result(10)
        await at.until("wali kelas bertanya")
        assert at.workspace.focused
        assert getattr(at.workspace.focused, "value", "") == "wali"


async def test_the_desk_of_registration_has_no_search(desk: Opened) -> None:
    async with desk(role="meja") as at:
        await at.press("f3")
        assert "Peran meja registrasi" in at.message


@pytest.mark.slow
async def test_a_hit_says_what_the_note_is(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.note("? apakah ada honor")
        await at.note("> honor dicek @dinkes")
        await look_for(at, "honor")
        await at.until("? Sambutan apakah ada honor")
        assert "> Dinkes Sambutan honor dicek" in at.words
