"""The order of the questions, whom they are asked first, and how long one takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bimtek.script.model import DEFAULT_SCALE
from bimtek.stages.gap.questions import Below, asked, below, by_heat, in_order, next_open, pace
from bimtek.stages.gap.records import Answer, Gap
from bimtek.stages.gap.rows import rows_of
from bimtek.stages.gap.script import GapScript, Pillar, Subdimension
from tests.minutes.halls import at
from tests.stages.gap.sample import CRITERIA, HARMONY, HEALTH, INDICATORS, ORDER, gaps


def part(code: str, *opds: str) -> Subdimension:
    return Subdimension(code, code, CRITERIA, (), opds)


def pillar(*parts: Subdimension) -> Pillar:
    return Pillar("living", 4, "Smart Living", parts)


def test_the_one_in_charge_is_asked_first_and_the_absent_are_named_apart() -> None:
    found = asked(part("4.2", "dinkes", "rsud", "dinsos"), {"rsud"}.__contains__)
    assert (found.here, found.absent) == (("dinkes", "dinsos"), ("rsud",))
    assert asked(part("4.2", "dinkes", "rsud"), {"dinkes"}.__contains__).here == ("rsud",)


@pytest.mark.parametrize(
    ("absent", "order"),
    [
        ((), ["4.2", "4.1", "4.3"]),
        (("c", "d", "e"), ["4.1", "4.3", "4.2"]),
        (("a", "b"), ["4.2", "4.3", "4.1"]),
        (("a", "b", "c", "d", "e", "f"), ["4.1", "4.2", "4.3"]),
    ],
)
def test_where_most_can_answer_is_asked_first_where_nobody_is_here_last(
    absent: tuple[str, ...], order: list[str]
) -> None:
    parts = (part("4.1", "a", "b"), part("4.2", "c", "d", "e"), part("4.3", "f"))
    assert [one.code for one in by_heat(pillar(*parts), set(absent).__contains__)] == order


def test_equal_questions_stay_in_the_order_of_the_script() -> None:
    parts = (part("4.3", "a"), part("4.1", "b"), part("4.2", "c"))
    assert by_heat(pillar(*parts), lambda _: False) == parts


def test_a_question_for_everybody_is_not_one_of_the_absent() -> None:
    parts = (part("4.1", "a"), part("4.2"))
    assert [one.code for one in by_heat(pillar(*parts), lambda _: True)] == ["4.2", "4.1"]


def test_the_pillars_come_as_the_script_orders_them() -> None:
    one, two = pillar(part("4.1")), Pillar("governance", 1, "Smart Governance", (part("1.1"),))
    spec = GapScript((two, one), ("living", "governance"), "", DEFAULT_SCALE)
    assert [found.id for found in in_order(spec)] == ["living", "governance"]


@pytest.mark.parametrize(
    ("started", "given", "expected"),
    [
        (None, [], None),
        (at(13, 30), [], None),
        (None, [at(13, 40)], None),
        (at(13, 30), [at(13, 34)], timedelta(minutes=4)),
        (at(13, 30), [at(13, 38), at(13, 34)], timedelta(minutes=4)),
        (None, [at(13, 34), at(13, 36), at(13, 40)], timedelta(minutes=3)),
        # levels of the evening before, and a break of an hour
        (at(13, 30), [at(9), at(13, 33)], timedelta(minutes=3)),
        (at(13, 30), [at(13, 33), at(14, 40), at(14, 43)], timedelta(minutes=3)),
    ],
)
def test_the_average_of_a_question(
    started: datetime | None, given: list[datetime], expected: timedelta | None
) -> None:
    assert pace(started, given) == expected


ROWS = tuple(
    row for row in rows_of((HARMONY, HEALTH), INDICATORS, {}, ORDER) if row.subdimension == "4.2"
)


def test_the_numbers_below_say_who_fills_them() -> None:
    said = gaps(
        Gap("k", "SL.2.1", "dinkes", answer=Answer("66.7")),
        Gap("k", "SL.2.1", "rsmw", task=True),
    )
    assert below(ROWS, {}) == Below(2, 3, 0, 0, 2, 1)
    assert below(ROWS, said) == Below(2, 3, 1, 0, 0, 2)


def test_no_data_is_an_answer_and_a_level_is_no_number() -> None:
    said = gaps(
        Gap("k", "SL.2.1", "dinkes", answer=Answer("bd")),
        Gap("k", "4.2", "kota", answer=Answer("2", "4")),
    )
    assert below(ROWS, said).filled == 1
    assert below([row for row in ROWS if row.is_level], said) == Below(0, 0, 0, 0, 0, 0)


def test_a_task_that_is_answered_is_none_any_more() -> None:
    done = Gap("k", "SL.2.2", "dinkes", task=True)
    assert below(ROWS, gaps(replace(done, answer=Answer("12", "8")))).tonight == 0


@pytest.mark.parametrize(
    ("at", "settled", "to"), [(0, "", 1), (0, "b", 2), (0, "bc", 3), (0, "abcd", 1), (3, "", 4)]
)
def test_the_next_question_is_the_next_open_one_or_the_next_anyway(
    at: int, settled: str, to: int
) -> None:
    assert next_open("abcd", at, lambda code: code in settled) == to
