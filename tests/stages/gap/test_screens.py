"""The screens as text: page, form, question and picture, at 80 × 24, smaller and larger."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import StageRun, StageState, Turn
from bimtek.stages.gap.records import Answer
from tests.keyboard import type_text
from tests.minutes.halls import Hall, at
from tests.screens import same_screen
from tests.stages.gap.afternoon import afternoon
from tests.stages.gap.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"


def hour(hall: Hall) -> None:
    """The afternoon, with whose turn it is and what an hour of questions took."""
    hall.time = at(13, 30)
    hall.record(StageRun.new(id="gap", state=StageState.RUNNING, started=at(13, 30)))
    hall.time = at(13, 38)
    afternoon(hall)
    hall.note("antrean masih manual", stage="gap", opd=("dlh",), said=at(14, 40))
    hall.record(
        Turn.new(opd="dinkes", stage="gap", order="1", began=at(14, 43)),
        Turn.new(opd="rsmw", stage="gap", order="2", asked=at(14, 43)),
    )
    hall.time = at(14, 45)


async def test_the_pillar_page(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.go("4.1/kota")
        await stand.press("space")
        await stand.go("4.2/kota")
        await same_screen(stand.window, SNAPSHOTS / "lembar-80.txt")


async def test_the_pillar_page_on_a_number(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.go("SL.2.1/dinkes")
        await same_screen(stand.window, SNAPSHOTS / "lembar-angka-80.txt")


async def test_the_pillar_page_at_sixty_columns(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (60, 14)) as stand:
        await stand.go("SL.2.1/dinkes")
        await same_screen(stand.window, SNAPSHOTS / "lembar-60.txt")


async def test_the_form(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter")
        await same_screen(stand.window, SNAPSHOTS / "isian-80.txt")


@pytest.mark.slow
async def test_the_form_of_a_level_at_sixty_columns(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (60, 14)) as stand:
        await stand.go("4.2/kota")
        await stand.press("enter")
        await same_screen(stand.window, SNAPSHOTS / "isian-60.txt")


async def test_the_reading_back_of_a_pillar(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.press("A")
        await same_screen(stand.window, SNAPSHOTS / "sepakat-80.txt")


async def test_the_question(hall: Hall) -> None:
    hour(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.go("4.2/kota")
        await stand.press("p")
        await same_screen(stand.window, SNAPSHOTS / "pertanyaan-80.txt")


async def test_the_question_at_sixty_columns(hall: Hall) -> None:
    hour(hall)
    async with standing(hall, (60, 14)) as stand:
        await stand.go("4.2/kota")
        await stand.press("p", "d")
        await type_text(stand.pilot, "dlh 2 baru di kota")
        await same_screen(stand.window, SNAPSHOTS / "pertanyaan-60.txt")


@pytest.mark.slow
async def test_the_question_where_there_is_room_shows_the_whole_course(hall: Hall) -> None:
    hour(hall)
    async with standing(hall, (84, 36)) as stand:
        await stand.go("4.2/kota")
        await stand.press("p")
        await same_screen(stand.window, SNAPSHOTS / "pertanyaan-84x36.txt")


async def test_the_picture(hall: Hall) -> None:
    hour(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.press("G")
        await same_screen(stand.window, SNAPSHOTS / "gambar-80.txt")


async def test_the_numbers_of_one_pillar(hall: Hall) -> None:
    hour(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.press("G", "[")
        await same_screen(stand.window, SNAPSHOTS / "gambar-pilar-80.txt")


async def test_the_picture_at_sixty_columns(hall: Hall) -> None:
    hour(hall)
    async with standing(hall, (60, 14)) as stand:
        await stand.press("G", "o", "o")
        await same_screen(stand.window, SNAPSHOTS / "gambar-60.txt")


@pytest.mark.slow
async def test_the_form_stands_under_the_page_where_there_is_room(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (84, 36)) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter")
        await same_screen(stand.window, SNAPSHOTS / "isian-84x36.txt")


@pytest.mark.slow
async def test_the_form_stands_beside_the_page_on_a_wide_screen(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (140, 36)) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter")
        await same_screen(stand.window, SNAPSHOTS / "isian-140x36.txt")


@pytest.mark.slow
async def test_the_window_may_change_its_size_while_something_is_typed(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall, (80, 20)) as stand:
        await stand.go("SL.2.3/dinkes")
        await stand.type("14")
        for size in ((60, 14), (40, 8), (120, 40), (80, 20)):
            await stand.pilot.resize_terminal(*size)
            await stand.settle()
        assert stand.view.leaf.cell.value == "14"
        assert "Dinkes    14  " in stand.line("Tengkes")
        await stand.press("enter", "enter")
        assert stand.gap("SL.2.3/dinkes").answer == Answer("14")
