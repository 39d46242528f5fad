"""A SWOT in the workspace: recorded, shown to the hall, missing, searched, destroyed, locked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Note
from bimtek.hall.session_records import InputLock
from bimtek.overview.missing import missing
from bimtek.overview.words import Words
from bimtek.stages.swot.records import SWOT_RECORDS
from bimtek.stages.swot.state import SwotState
from tests.conftest import OpenAs
from tests.founding import founded
from tests.stages.swot.written import SCRIPT
from tests.tui.conftest import Opened, workspaces
from tests.tui.driving import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT)


@pytest.fixture
def desk(path: Path, open_as: OpenAs) -> Opened:
    """The workspace of N1 on a session whose first acara is a SWOT."""
    return workspaces(path, open_as)


def said(at: Desk) -> list[str]:
    state = SwotState(at.session, at.session.stage("fgd"))
    return [one.text for one in state.everything]


async def test_one_types_at_once_and_the_hall_sees_the_quadrant(desk: Opened) -> None:
    async with desk() as at:
        await at.say("@dinkes listrik andal", "@rsud listrik andal", "l", "dana kecil")
        assert said(at) == ["listrik andal", "dana kecil"]
        await at.press("f8")
        await at.until("STRUKTUR · KELEMAHAN")
        assert "dana kecil" in at.screen
        assert "Kekuatan 1  Kelemahan 1  Peluang 0  Ancaman 0" in at.screen
        await at.press("k")
        await at.until("STRUKTUR · KEKUATAN")
        assert "2 OPD" in at.screen


async def test_a_note_on_a_row_says_so_in_the_minutes(desk: Opened) -> None:
    async with desk() as at:
        await at.say("listrik andal")
        await at.press("escape", "f2")
        await at.type("hanya di kota")
        await at.press("enter")
        (note,) = at.session.all(Note)
        assert note.value.about.startswith("swot_item/fgd/")
        from bimtek.minutes.document import section

        assert "Hanya di kota. (listrik andal)" in section(at.session, "fgd")


@pytest.mark.slow
async def test_what_is_missing_leads_to_its_quadrant(desk: Opened) -> None:
    async with desk() as at:
        await at.say("listrik andal")
        found = [one for one in missing(at.session) if one.finding.key == "swot-empty.fgd"]
        assert "7 dari 8 kuadran belum terisi" in found[0].finding.text
        await at.press("f9")
        await at.until("kuadran belum terisi")
        while "▸" not in next(line for line in at.screen.splitlines() if "kuadran belum" in line):
            await at.press("down")
        await at.press("enter")
        await at.until("kelemahan Struktur")
        await at.press("enter")
        await at.until("Struktur · KELEMAHAN ▸")


async def test_search_finds_an_item_and_history_tells_its_steps(desk: Opened) -> None:
    async with desk() as at:
        await at.say("@dinkes listrik andal", "rahasia dapur ~")
        await at.press("f3")
        await at.type("listrik")
        await at.until("Butir SWOT")
        assert "“listrik andal”" not in at.screen
        await at.press("escape", "escape")
        await at.open("SWOT per komponen")
        await at.press("escape", "end", "v")
        await at.until("Riwayat butir SWOT")
        assert "listrik andal" in at.screen
        words = Words(at.session)
        told = " ".join(
            f"{words.record(cls.kind, seen.record)} {words.deed(entry)}"
            for cls in SWOT_RECORDS
            for seen in at.session.everything(cls)
            for entry in at.session.file.history(cls.kind, seen.record)
        )
        assert "Dinkes" in told
        assert "rahasia dapur" not in told


@pytest.mark.slow
async def test_words_are_destroyed_by_the_facilitator_alone(desk: Opened) -> None:
    async with desk() as at:
        await at.say("nama pelapor disebut")
        await at.press("escape", "H", "1", "m")
        await at.until("Isi dimusnahkan")
        assert said(at) == ["[dimusnahkan]"]
    async with desk("N2", "notulis") as at:
        await at.press("escape", "H")
        assert "Hanya fasilitator" in at.words


@pytest.mark.slow
async def test_while_the_input_is_locked_the_line_comes_back(
    desk: Opened, open_as: OpenAs, path: Path
) -> None:
    front = open_as(path, "F", "fasilitator")
    front.record(InputLock.new(id="1", locked=True)).result(10)
    async with desk("N2", "notulis") as at:
        await at.say("listrik andal")
        await at.until("dikunci")
        assert said(at) == []
        view = at.workspace.places.view
        assert view is not None
        assert view.query_one("ItemField").value == "listrik andal"  # type: ignore[attr-defined]


@pytest.mark.slow
async def test_half_typed_text_is_offered_after_a_crash(desk: Opened, open_as: OpenAs) -> None:
    async with desk() as at:
        await at.type("listrik an")
        at.workspace.drafts.flush()
        await at.settled()
        kept = at.session.file.connection.execute("SELECT place, body FROM draft").fetchall()
        assert [tuple(row) for row in kept] == [("fgd/butir", "listrik an")]
        await at.say("dal")
        at.workspace.drafts.flush()
        await at.settled()
        kept = at.session.file.connection.execute("SELECT place, body FROM draft").fetchall()
        assert kept == []


async def test_an_item_that_is_closed_is_no_longer_named_before_the_note_line(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.say("listrik andal")
        await at.press("escape", "end")
        assert "catatan listrik andal ▸" in at.screen
        await at.press("~")
        assert "catatan butir tertutup ▸" in at.screen
