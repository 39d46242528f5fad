"""What a cell prints: different things never look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bimtek.stages.gap.cells import Standing, cells, pair, shown, unit_of
from bimtek.stages.gap.records import Answer, Cause, Gap
from bimtek.stages.gap.rows import NO_GAP, rows_of
from tests.stages.gap.sample import HARMONY, HEALTH, INDICATORS, ORDER

ROWS = rows_of((HARMONY, HEALTH), INDICATORS, {}, ORDER)
LEVEL, KUMUH = ROWS[0], ROWS[1]
NOTHING = Standing()


def gap(now: str, target: str = "", **more: object) -> Gap:
    return replace(NO_GAP, answer=Answer(now, target), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [("", "·"), ("bd", "bd"), ("tb", "tb"), ("66.7", "66,7"), ("1234567.5", "1.234.567,5")],
)
def test_a_value_is_written_as_an_office_writes_it(value: str, text: str) -> None:
    assert shown(value) == text


def test_everything_that_can_stand_in_a_cell_looks_different() -> None:
    drawn = [
        cells(LEVEL, NO_GAP, NOTHING),
        cells(LEVEL, gap("2"), NOTHING),
        cells(LEVEL, gap("2", "3"), NOTHING),
        cells(LEVEL, gap("2"), Standing(proposed="3")),
        cells(LEVEL, gap("bd"), NOTHING),
        cells(LEVEL, gap("tb"), NOTHING),
        cells(LEVEL, gap("2", "3"), Standing(split=True)),
        cells(LEVEL, NO_GAP, Standing(destroyed=True)),
    ]
    texts = [(one.now, one.target) for one in drawn]
    assert texts == [
        ("·", ""),
        ("2", "·"),
        ("2", "3"),
        ("2", "(3)"),
        ("bd", ""),
        ("tb", ""),
        ("≠2", "3"),
        ("[dimusnahkan]", ""),
    ]
    assert [one.proposed for one in drawn] == [False, False, False, True] + [False] * 4


def test_a_number_row_shows_the_gap_by_its_direction_and_the_causes_by_letter() -> None:
    row = cells(KUMUH, gap("12.40", "5", causes=(Cause.STAFF, Cause.BUDGET)), NOTHING)
    assert (row.now, row.target, row.gap, row.causes) == ("12,40", "5", "7,4", "S A")


def test_a_target_of_a_hundred_has_a_plain_gap() -> None:
    assert cells(LEVEL, gap("0", "5"), NOTHING).gap == "5"
    assert cells(KUMUH, gap("100", "0"), NOTHING).gap == "100"


def test_a_conflict_in_a_sentence_shows_in_the_status() -> None:
    assert cells(KUMUH, gap("1"), Standing(split_words=True)).status == "≠draf"


def test_only_the_direction_down_is_marked() -> None:
    assert [unit_of(row) for row in ROWS if not row.is_level] == ["ha ▼", "%", "%", "menit ▼"]


@pytest.mark.parametrize(
    ("answer", "proposed", "text"),
    [
        (Answer(), "", "·"),
        (Answer("2", "4"), "", "2→4"),
        (Answer("2"), "3", "2→(3)"),
        (Answer("2"), "", "2→·"),
        (Answer("bd"), "", "bd"),
        (Answer("bd", "100"), "", "bd→100"),
        (Answer("tb"), "", "tb"),
    ],
)
def test_both_values_in_one_cell(answer: Answer, proposed: str, text: str) -> None:
    assert pair(answer, proposed) == text
