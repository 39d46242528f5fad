"""Programmes in the workspace: before the hall, missing, searched, destroyed, inserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Note
from bimtek.hall.session_records import InputLock
from bimtek.minutes.document import section
from bimtek.overview.words import Words
from bimtek.stages.program.records import PROGRAMME_RECORDS
from bimtek.stages.program.state import ProgrammeState
from tests.conftest import OpenAs
from tests.founding import founded
from tests.stages.program.test_outside import SCRIPT
from tests.tui.conftest import Opened, workspaces
from tests.tui.driving import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session whose first acara is that of the programmes."""
    gap, rest = SCRIPT.index("## Kesenjangan"), SCRIPT.index("## Program")
    end = SCRIPT.index("## Daftar")
    return founded(tmp_path, SCRIPT[:gap] + SCRIPT[rest:end] + SCRIPT[gap:rest] + SCRIPT[end:])


@pytest.fixture
def desk(path: Path, open_as: OpenAs) -> Opened:
    """The workspace of N1 on that session."""
    return workspaces(path, open_as)


def named(at: Desk, stage: str = "prog") -> list[str]:
    return [one.name for one in ProgrammeState(at.session, at.session.stage(stage)).everything]


@pytest.mark.slow
async def test_the_hall_sees_the_pillar_and_the_years(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Antrean daring @dinkes #4.1 ^2024", "Tukar lahan @dishub ~")
        await at.press("f8")
        await at.until("Antrean daring")
        assert "Tukar lahan" not in at.screen
        await at.press("t")
        await at.until("PETA JALAN")
        assert "Jangka pendek" in at.screen


async def test_a_row_that_is_closed_is_named_nowhere_any_more(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Tukar lahan @dishub")
        await at.press("escape")
        await at.until("catatan Tukar lahan")
        await at.press("~")
        await at.until("catatan program tertutup")
        assert "Tukar" not in at.screen


@pytest.mark.slow
async def test_o_leads_to_the_gap_and_back_stands_what_it_says(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Antrean daring @dinkes #4.1")
        await at.press("escape", "o")
        await at.until("2/2 Kesenjangan")
        await at.press("2", "4")
        await at.open("Program")
        await at.until("Kesehatan: 2 → 4 (selisih 2)")


async def test_a_note_on_a_row_says_so_in_the_minutes(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Antrean daring @dinkes")
        await at.press("escape", "f2")
        await at.type("mulai dari dua puskesmas")
        await at.press("enter")
        (note,) = at.session.all(Note)
        assert note.value.about.startswith("programme/prog/")
        assert "Mulai dari dua puskesmas. (Antrean daring)" in section(at.session, "prog")


@pytest.mark.slow
async def test_what_is_missing_leads_to_its_programme(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Antrean daring @dinkes ^2024")
        await at.press("f9")
        await at.until("belum menjawab kesenjangan")
        while "▸" not in next(one for one in at.screen.splitlines() if "kesenjangan mana" in one):
            await at.press("down")
        await at.press("enter")
        await at.until("▸ Antrean daring")


@pytest.mark.slow
async def test_search_finds_a_programme_and_history_tells_its_steps(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Antrean daring @dinkes", "Tukar lahan @dishub ~")
        await at.press("f3")
        await at.type("antrean")
        await at.until("Antrean daring")
        await at.press("escape", "escape")
        await at.open("Program")
        await at.press("escape", "home", "v")
        await at.until("Riwayat program")
        words = Words(at.session)
        told = " ".join(
            f"{words.record(cls.kind, seen.record)} {words.deed(entry)}"
            for cls in PROGRAMME_RECORDS
            for seen in at.session.everything(cls)
            for entry in at.session.file.history(cls.kind, seen.record)
        )
        assert "penanggung jawab Dinkes" in told
        assert "Tukar lahan" not in told


@pytest.mark.slow
async def test_words_are_destroyed_by_the_facilitator_alone(desk: Opened) -> None:
    async with desk() as at:
        await at.say("Program nama pelapor @dinkes")
        await at.press("escape", "H", "1", "m")
        await at.until("Isi dimusnahkan")
        assert named(at) == ["[dimusnahkan]"]
    async with desk("N2", "notulis") as at:
        await at.press("escape", "H")
        assert "Hanya fasilitator" in at.words


async def test_while_the_input_is_locked_the_line_comes_back(
    desk: Opened, open_as: OpenAs, path: Path
) -> None:
    front = open_as(path, "F", "fasilitator")
    front.record(InputLock.new(id="1", locked=True)).result(10)
    async with desk("N2", "notulis") as at:
        await at.say("Antrean daring @dinkes")
        await at.until("dikunci")
        assert named(at) == []
        view = at.workspace.places.view
        assert view is not None
        assert view.query_one("NameField").value == "Antrean daring @dinkes"  # type: ignore[attr-defined]


@pytest.mark.slow
async def test_half_typed_text_is_offered_after_a_crash(desk: Opened) -> None:
    async with desk() as at:
        await at.type("Antrean")
        at.workspace.drafts.flush()
        await at.settled()
        kept = at.session.file.connection.execute("SELECT place, body FROM draft").fetchall()
        assert [tuple(row) for row in kept] == [("prog/program", "Antrean")]
        await at.say(" daring @dinkes")
        at.workspace.drafts.flush()
        await at.settled()
        kept = at.session.file.connection.execute("SELECT place, body FROM draft").fetchall()
        assert kept == []


@pytest.mark.slow
async def test_one_inserted_in_the_hall_needs_no_script(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "i")
        await at.type("Usul")
        await at.press("enter", "enter", "x")
        await at.until(
            "Jenis: ← →, atau p paparan, j jeda, r program, e pemungutan, t telaah, k komitmen."
        )
        await at.press("r", "enter")
        await at.until("Usul")
        await at.press("enter")
        await at.until("2/3 Usul")
        await at.say("Antrean daring @dinkes #4.1")
        added = next(one for one in at.session.stages if one.title == "Usul")
        assert named(at, added.id) == ["Antrean daring"]
        await at.press("escape", "q")
        await at.until("★")
