"""The screens as text: a pillar, the form, the road map, at 80 × 24 and other sizes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.minutes.halls import Hall
from tests.screens import same_screen
from tests.stages.program.halls import morning
from tests.stages.program.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"
SIZES = [(80, 19), (60, 13), (120, 35)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_a_pillar_while_one_types(hall: Hall, size: tuple[int, int]) -> None:
    morning(hall)
    async with standing(hall, size=size) as stand:
        await stand.press("escape", "]", "i")
        await stand.type("Parkir nontunai @dishub @dinkes #4.1 ^2026-2028")
        await asyncio.sleep(0.2)
        await same_screen(stand.window, SNAPSHOTS / f"pilar-{size[0]}.txt")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_the_form(hall: Hall, size: tuple[int, int]) -> None:
    morning(hall)
    async with standing(hall, size=size) as stand:
        await stand.press("escape", "]", "enter")
        await same_screen(stand.window, SNAPSHOTS / f"isian-{size[0]}.txt")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
async def test_the_road_map(hall: Hall, size: tuple[int, int]) -> None:
    morning(hall)
    async with standing(hall, size=size) as stand:
        await stand.press("escape", "G", "home")
        await same_screen(stand.window, SNAPSHOTS / f"peta-{size[0]}.txt")


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}")
async def test_all_pillars(hall: Hall, size: tuple[int, int]) -> None:
    morning(hall)
    async with standing(hall, size=size) as stand:
        await stand.press("escape", "s")
        await same_screen(stand.window, SNAPSHOTS / f"semua-{size[0]}.txt")
