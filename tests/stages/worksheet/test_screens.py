"""The screens as text: list and form, at 80 × 24 and smaller, with the form beside."""

from __future__ import annotations

from pathlib import Path

from tests.minutes.halls import Hall
from tests.stages.worksheet.afternoon import afternoon
from tests.stages.worksheet.halls import CHOICE, LONG, MANY, SERVICES, fill
from tests.stages.worksheet.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"
SIZES = [(80, 19), (60, 13), (120, 35)]


async def test_the_list(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall) as stand:
        await stand.same_screens(SNAPSHOTS, "daftar", *SIZES)


async def test_the_form(hall: Hall) -> None:
    afternoon(hall)
    async with standing(hall) as stand:
        await stand.press("down", "enter")
        await stand.same_screens(SNAPSHOTS, "isian", *SIZES)


async def test_the_sheet_of_an_opd(hall: Hall) -> None:
    fill(hall, "L1", CHOICE, "siap", "dinkes", SERVICES)
    fill(hall, "L1", MANY, "1 3", "dinkes", SERVICES)
    fill(hall, "L1", LONG, "dibuka bertahap mulai Agustus", "dinkes", SERVICES)
    async with standing(hall, SERVICES) as stand:
        await stand.press("]", "]")
        await stand.same_screens(SNAPSHOTS, "opd", *SIZES)
