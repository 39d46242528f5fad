"""The order of the questions, whom they are asked first, and how long one takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bimtek.script.model import DEFAULT_SCALE
from bimtek.stages.gap.questions import (
    Below,
    asked,
    below,
    in_order,
    next_in_pillar,
    next_open,
    pace,
)
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


@pytest.mark.parametrize(
    ("at", "settled", "unasked", "until", "to"),
    [
        ("a", "", "abc", "", "b"),
        ("a", "b", "ac", "", "c"),
        ("c", "", "b", "", "b"),
        ("c", "", "ab", "", "a"),
        ("c", "", "", "", ""),
        ("a", "", "ab", "c", "b"),
        ("b", "", "abc", "c", ""),
        ("a", "", "a", "c", ""),
    ],
)
def test_behind_the_last_question_of_a_pillar_the_hall_comes_back_once_to_what_is_open(
    at: str, settled: str, unasked: str, until: str, to: str
) -> None:
    found = next_in_pillar("abc", at, settled.__contains__, unasked.__contains__, until)
    assert found == to
