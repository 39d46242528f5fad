"""The readiness of the city in the workspace: digits, form, projector, what is missing, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.overview.missing import missing
from bimtek.stages.worksheet.records import Cell
from tests.conftest import OpenAs
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

TITLE = "Kesiapan kota"
SIZES = [(80, 24), (60, 18), (120, 40)]


def levels(at: Desk) -> dict[str, str]:
    """Row → level, as the file holds them."""
    cells = (seen.value for seen in at.session.all(Cell))
    return {cell.row: cell.value for cell in cells if cell.column == "level" and cell.value}


async def some(at: Desk) -> None:
    """Three levels, a piece of evidence, a note on a row."""
    await at.open(TITLE)
    await at.type("23")
    await at.press("minus", "up", "enter")
    await at.press("enter")
    await at.type("d Rekap diklat ASN")
    await at.press("enter")
    await at.type("BKPSDM")
    await at.press("enter", "escape")
    await at.note("rekap baru sampai 2022")


async def test_the_list(desk: Opened) -> None:
    async with desk() as at:
        await some(at)
        await at.same_screens("kertas-{}", *SIZES)


@pytest.mark.slow
async def test_the_form(desk: Opened) -> None:
    async with desk() as at:
        await some(at)
        await at.press("enter")
        await at.same_screens("kertas-isian-{}", *SIZES)


@pytest.mark.slow
async def test_levels_are_on_disk_and_one_undo_takes_one_back(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.type("20")
        assert levels(at) == {"S1a": "2", "S1b": "0"}
        await at.press("ctrl+z")
        assert levels(at) == {"S1a": "2"}


@pytest.mark.parametrize(
    "size",
    [SIZES[0], *(pytest.param(size, marks=pytest.mark.slow) for size in SIZES[1:])],
    ids=lambda size: f"{size[0]}",
)
async def test_the_form_comes_and_goes_and_the_list_stands_where_it_stood(
    desk: Opened, size: tuple[int, int]
) -> None:
    async with desk(size=size) as at:
        await at.open(TITLE)
        await at.press("down", "down", "down")
        await at.until("catatan #S2a")
        before = at.screen
        await at.press("enter", "escape")
        assert at.screen == before
        await at.press("enter", "escape")
        assert at.screen == before


@pytest.mark.slow
async def test_a_note_hangs_on_the_row(desk: Opened) -> None:
    async with desk() as at:
        await some(at)
        (note,) = at.notes
        assert note.value.about == "sheet_row/kesiapan-kota/S1c"
        assert "catatan #S1c" in at.screen


async def test_a_note_finds_its_row_by_its_code(desk: Opened) -> None:
    async with desk() as at:
        await at.note("SOP belum ada #U3a")
        (note,) = at.notes
        assert note.value.about == "sheet_row/kesiapan-kota/U3a"


@pytest.mark.slow
async def test_the_hall_sees_the_row_and_the_arrows_lead_on(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("3", "up", "f8")
        await at.until("▶ 3 berjalan")
        assert "Apakah setiap OPD punya admin" in at.words
        await at.press("down")
        await at.until("Berapa persen ASN")


async def test_what_is_missing_leads_to_its_row(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("2", "f9")
        await at.until("14 dari 15 baris belum dijawab: Kesiapan kota")


@pytest.mark.slow
async def test_the_history_of_a_row_tells_what_stood_before(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("2", "up", "3", "up", "v")
        assert "Riwayat" in at.screen
        assert "Level 3" in at.words
        assert "semula 2" in at.words


@pytest.mark.slow
async def test_help_says_what_the_keys_do(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("f1")
        assert "Kertas kerja: satu baris setiap pertanyaan" in at.screen


@pytest.mark.slow
async def test_half_typed_words_of_a_crash_are_offered_in_their_field(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open(TITLE)
        view = at.workspace.places.view
        assert view is not None
        assert view.continue_draft("kesiapan-kota/S1a/pleno/catatan", "baru sebagian")
        await at.settled()
        await at.press("enter", "escape")
        cells = {seen.record: seen.value.value for seen in at.session.all(Cell)}
        assert cells == {"kesiapan-kota/S1a/pleno/catatan": "baru sebagian"}


@pytest.mark.slow
async def test_what_two_laptops_say_of_one_level_is_settled_on_its_row(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    second = open_as(session_path, "N2", "notulis")
    assert second.all(Cell) == []
    async with desk() as at:
        await at.open(TITLE)
        await at.press("2")
        change = Cell.new(stage="kesiapan-kota", row="S1a", who="pleno", column="level", value="4")
        second.record(change).result(10)
        await at.settled()
        await at.press("up")
        assert "≠4" in at.screen
        blocking = [item.finding.text for item in missing(at.session) if item.finding.spots]
        assert "Nilai berbeda belum dipilih: Kesiapan kota, S1a" in blocking
        assert not [text for text in blocking if text.startswith("1 nilai berbeda")]
        await at.press("=")
        assert "2 nilai berbeda" in at.screen
        assert "N2, 08.30" in at.screen
        await at.press("2")
        assert levels(at) == {"S1a": "2"}
        assert "≠" not in at.screen


@pytest.mark.slow
async def test_notes_take_room_from_the_rows_only_where_there_are_any(desk: Opened) -> None:
    async with desk(size=(120, 40)) as at:
        await at.open(TITLE)
        rows = at.screen.count(" ·      ·")
        assert "Belum ada catatan" in at.words
        await at.note("rekap baru sampai 2022")
        assert at.screen.count(" ·      ·") < rows
        assert "rekap baru sampai 2022" in at.words
