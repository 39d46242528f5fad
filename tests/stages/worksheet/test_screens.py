"""The screens as text: list and form, at 80 × 24 and smaller, with the form beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.minutes.halls import Hall
from tests.screens import same_screen
from tests.stages.worksheet.afternoon import afternoon
from tests.stages.worksheet.halls import CHOICE, LONG, MANY, SERVICES, fill
from tests.stages.worksheet.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"
SIZES = [(80, 19), (60, 13), (120, 35)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_the_list(hall: Hall, size: tuple[int, int]) -> None:
    afternoon(hall)
    async with standing(hall, size=size) as stand:
        await same_screen(stand.window, SNAPSHOTS / f"daftar-{size[0]}.txt")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_the_form(hall: Hall, size: tuple[int, int]) -> None:
    afternoon(hall)
    async with standing(hall, size=size) as stand:
        await stand.press("down", "enter")
        await same_screen(stand.window, SNAPSHOTS / f"isian-{size[0]}.txt")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_the_sheet_of_an_opd(hall: Hall, size: tuple[int, int]) -> None:
    fill(hall, "L1", CHOICE, "siap", "dinkes", SERVICES)
    fill(hall, "L1", MANY, "1 3", "dinkes", SERVICES)
    fill(hall, "L1", LONG, "dibuka bertahap mulai Agustus", "dinkes", SERVICES)
    async with standing(hall, SERVICES, size) as stand:
        await stand.press("]", "]")
        await same_screen(stand.window, SNAPSHOTS / f"opd-{size[0]}.txt")
