"""A commitment by keys: the text part by part, then who signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.stages.commitment.records import PartRead, Signature, signer_place
from bimtek.stages.commitment.rules import Standing
from tests.minutes.halls import Hall
from tests.screens import same_screen
from tests.stages.commitment.halls import actions, begin, came, everybody, standings, state_of
from tests.stages.commitment.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"


async def test_space_reads_part_by_part_and_then_the_wall_shows_who_signed(hall: Hall) -> None:
    everybody(hall)
    begin(hall)
    async with standing(hall) as stand:
        await stand.press("space")
        assert "1. menganggarkan quick win:" in stand.text
        assert stand.window.pointed[-1] == "teks/2"
        await stand.press("left")
        assert "✓ terbaca 09.00" in stand.text
        await stand.press("right", "space", "space")
        assert "Naskah sudah dibacakan (3 bagian" in stand.text
        assert stand.window.pointed[-1] == ""
        await stand.press("space")
        assert stand.said.startswith("Naskah sudah dibacakan. A:")
        await stand.press("U")
        assert "2. melapor setiap tiga bulan." in stand.text


async def test_all_present_sign_by_one_key_and_the_rest_follow_by_another(hall: Hall) -> None:
    everybody(hall)
    async with standing(hall) as stand:
        await stand.press("A")
        assert "3/4 menandatangani   1 tidak hadir" in stand.text
        await stand.press("M")
        await stand.type("kapan")
        await stand.press("enter")
        assert "‘kapan’" in stand.text
        await stand.press(*(["backspace"] * 5))
        await stand.type("14/7")
        await stand.press("enter")
        assert standings(hall)["bappeda"] is Standing.LATER
        assert len(actions(hall)) == 1
        await stand.press("home", "backspace")
        assert standings(hall)["wali-kota"] is Standing.OPEN
        await stand.press("home", "enter", "home", "down", "t")
        assert standings(hall)["wali-kota"] is Standing.SIGNED
        assert "tidak hadir. s: susulan bertanggal, m: menyusul" in stand.said
        await same_screen(stand.window, SNAPSHOTS / "tanda-tangan-80.txt")


@pytest.mark.slow
async def test_exceptions_signers_and_paper_are_asked_for(hall: Hall) -> None:
    came(hall, "budi")
    async with standing(hall) as stand:
        assert stand.view.go_to(Signature.kind, "komitmen/dishub")
        await stand.press("w", "1")
        assert standings(hall)["dishub"] is Standing.PROXY
        await stand.press("up", "k", "k")
        await stand.type("[bold]poin 2[/] \x1b[31m")
        await stand.press("enter")
        assert standings(hall)["dinkes"] is Standing.OBJECTS
        assert "“[bold]poin 2[/]" in stand.text
        await stand.press("/")
        await stand.type("perhub")
        await stand.press("enter", "/")
        await stand.type("perhub")
        await stand.press("escape")
        row = stand.view.cursor_row
        assert row is not None
        assert row.id == "dishub"
        await stand.press("+")
        await stand.type("Ketua DPRD")
        await stand.press("enter", "end", "x")
        assert len(state_of(hall).rows) == 4
        await stand.press("b")
        await stand.type("3")
        await stand.press("enter")
        await stand.type("Bagian Hukum")
        await stand.press("enter")
        paper = state_of(hall).paper
        assert paper is not None
        assert (paper.value.sheets, paper.value.kept) == (3, "Bagian Hukum")
        assert "▶ dibacakan   p: oleh (siapa?)" in stand.text
        await stand.press("p")
        await stand.type("[b]Sekretaris Daerah")
        await stand.press("enter")
        assert "▶ dibacakan   p: oleh [b]Sekretaris Daerah" in stand.text
        assert state_of(hall).reader == "[b]Sekretaris Daerah"


async def test_findings_and_notes_find_their_place(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.go_to(Signature.kind, "komitmen/dinkes")
        await stand.settle()
        assert stand.view.note_context().about == signer_place("komitmen", "dinkes")
        assert stand.view.go_to(PartRead.kind, "komitmen/3")
        await stand.settle()
        assert stand.view.pointed() == "teks/3"
        assert not stand.view.go_to(Signature.kind, "komitmen/tiada")
        assert not stand.view.go_to(PartRead.kind, "komitmen/9")
