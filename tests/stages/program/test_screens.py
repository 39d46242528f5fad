"""The screens as text: a pillar, the form, the road map, at 80 × 24 and other sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.minutes.halls import Hall
from tests.stages.program.halls import morning
from tests.stages.program.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"
SIZES = [(80, 19), (60, 13), (120, 35)]


@pytest.mark.slow
async def test_a_pillar_while_one_types(hall: Hall) -> None:
    morning(hall)
    async with standing(hall, size=SIZES[1]) as stand:
        await stand.press("escape", "]", "i")
        await stand.type("Parkir nontunai @dishub @dinkes #4.1 ^2026-2028")
        await stand.same_screens(SNAPSHOTS, "pilar", *SIZES[1:], SIZES[0])


@pytest.mark.slow
async def test_the_form(hall: Hall) -> None:
    morning(hall)
    async with standing(hall) as stand:
        await stand.press("escape", "]", "enter")
        await stand.same_screens(SNAPSHOTS, "isian", *SIZES)


@pytest.mark.slow
async def test_the_road_map(hall: Hall) -> None:
    morning(hall)
    async with standing(hall) as stand:
        await stand.press("escape", "t", "home")
        await stand.same_screens(SNAPSHOTS, "peta", *SIZES)


async def test_all_pillars(hall: Hall) -> None:
    morning(hall)
    async with standing(hall) as stand:
        await stand.press("escape", "s")
        await stand.same_screens(SNAPSHOTS, "semua", *SIZES[:2])
