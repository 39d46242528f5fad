"""What is doubted of an answer, by the direction of its row."""

from __future__ import annotations

import pytest

from bimtek.stages.gap.doubts import doubts, perhaps_a_year
from bimtek.stages.gap.records import Answer, Direction
from bimtek.stages.gap.rows import Row

LEVEL = Row("4.1", "kota", "4.1", "Harmoni")
SHARE = Row("SL.1.2", "dpupr", "4.1", "Ruang", 2, "%")
SLUMS = Row("SL.1.1", "disperkim", "4.1", "Kumuh", 1, "ha", Direction.DOWN)


@pytest.mark.parametrize(
    ("row", "now", "target", "told"),
    [
        (LEVEL, "4", "2", "4.1: sasaran 2 di bawah kini 4."),
        (LEVEL, "4", "4", ""),
        (LEVEL, "4", "", ""),
        (LEVEL, "bd", "2", ""),
        (SHARE, "66.7", "50", "SL.1.2: sasaran 50 di bawah kini 66,7."),
        (SHARE, "50", "66.7", ""),
        (SLUMS, "5", "12", "SL.1.1: sasaran 12 di atas kini 5, padahal makin rendah makin baik."),
        (SLUMS, "12", "5", ""),
        (SHARE, "66.7", "1000", "SL.1.2: 1.000 % lebih dari 100. Bila salah, Ctrl+Z."),
        (SLUMS, "1000", "500", ""),
    ],
)
def test_a_doubt_goes_by_the_direction_of_the_row(
    row: Row, now: str, target: str, told: str
) -> None:
    assert doubts(row, Answer(now), Answer(now, target)) == told


def test_more_than_a_hundred_that_stood_already_is_not_told_again() -> None:
    assert doubts(SHARE, Answer("120"), Answer("120", "130")).count("lebih dari 100") == 1


@pytest.mark.parametrize(
    ("row", "typed", "beside", "asked"),
    [
        (SHARE, "2022", "61.5", True),
        (SHARE, "2022", "", True),
        (SHARE, "1990", "", True),
        (SHARE, "2100", "bd", True),
        (SHARE, "2101", "", False),
        (SHARE, "1989", "", False),
        (SHARE, "2022.5", "", False),
        (SHARE, "bd", "", False),
        (SHARE, "", "", False),
        (SLUMS, "2022", "", False),
        (SLUMS, "2022", "12", True),
        (SLUMS, "2022", "1800", False),
        (SLUMS, "2022", "0", False),
        (SLUMS._replace(unit="tahun"), "2022", "12", False),
        (LEVEL, "2022", "", False),
    ],
)
def test_a_number_that_looks_like_a_year_and_can_hardly_be_one(
    row: Row, typed: str, beside: str, asked: bool
) -> None:
    assert perhaps_a_year(row, typed, beside) is asked
