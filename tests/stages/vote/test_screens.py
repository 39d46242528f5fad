"""The screens as text: voters, a ballot being typed, the result, totals; at three sizes."""

from __future__ import annotations

from pathlib import Path

from tests.minutes.halls import Hall
from tests.stages.vote.halls import RATE, SECRET, count, open_result, vote
from tests.stages.vote.morning import opened, voting
from tests.stages.vote.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"
SIZES = [(80, 19), (60, 13), (120, 35)]


async def test_the_voters_with_a_ballot_being_typed(hall: Hall) -> None:
    voting(hall)
    async with standing(hall) as stand:
        await stand.press("end")
        await stand.type("2 3")
        await stand.same_screens(SNAPSHOTS, "suara", *SIZES)


async def test_the_result(hall: Hall) -> None:
    opened(hall)
    async with standing(hall) as stand:
        await stand.same_screens(SNAPSHOTS, "hasil", *SIZES)


async def test_the_result_of_impact_and_effort(hall: Hall) -> None:
    vote(hall, RATE, bappeda="42 25 55 12", dinkes="51 24 44 -")
    open_result(hall, RATE, 11)
    async with standing(hall, RATE) as stand:
        await stand.same_screens(SNAPSHOTS, "dampak", *SIZES)


async def test_totals_of_a_secret_vote(hall: Hall) -> None:
    count(hall, SECRET, "3", "2")
    async with standing(hall, SECRET) as stand:
        await stand.same_screens(SNAPSHOTS, "hitungan", *SIZES)
