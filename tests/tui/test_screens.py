"""The screens around the stages as text, at 80 × 24 and 60 × 18."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bimtek.stages import KINDS
from tests.screens import same_screen
from tests.tui.conftest import Opened
from tests.tui.driving import SCREENS, Desk


async def talk(at: Desk, title: str = "Sambutan") -> None:
    """A few notes as they are typed in the hall."""
    await at.open_notes(title)
    await at.press("f4", "m", "enter")
    for line in (
        "Wali Kota menyambut peserta dan kementerian",
        "? dari mana anggarannya @dinkes",
        "= dari APBD dan hibah @bpkad",
        "> kirim data dasar @dlh ^14/7",
        "jangan diedarkan ~",
        "! jaringan di kelurahan sering putus",
    ):
        await at.note(line)


@pytest.mark.slow
async def test_an_acara_without_a_screen_of_its_own(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = KINDS.get("paparan")
    assert found
    monkeypatch.setitem(KINDS._found, "paparan", replace(found, view=""))
    async with desk() as at:
        await talk(at)
        await at.press("home")
        await at.same_screens("guide-{}", (80, 24), (60, 18), (120, 40))


async def test_the_running_order(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("f4")
        await at.same_screens("order-{}", (80, 24), (60, 18))


@pytest.mark.slow
async def test_the_notes_of_an_acara(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("g", "n", "home", "down")
        await same_screen(at.app, SCREENS / "notes.txt")


@pytest.mark.slow
async def test_the_palette(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.press("ctrl+p")
        await same_screen(at.app, SCREENS / "palette.txt")


async def test_the_help_of_the_note_line(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f2", "f1")
        await same_screen(at.app, SCREENS / "help-note.txt")


async def test_too_small(desk: Opened) -> None:
    async with desk(size=(40, 10)) as at:
        await same_screen(at.app, SCREENS / "too-small.txt")
