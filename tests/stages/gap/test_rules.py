"""The arithmetic of the gap analysis, case by case."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bimtek.stages.gap.records import (
    Answer,
    Cause,
    Direction,
    Evidence,
    Gap,
    GapStatus,
)
from bimtek.stages.gap.rows import NO_GAP, Row, rows_of
from bimtek.stages.gap.rules import (
    CommonCause,
    Progress,
    agreement,
    all_agreed,
    as_it_stands,
    common_causes,
    difference,
    dissenting,
    in_many,
    is_answered,
    largest,
    level_progress,
    progress,
    status_after,
    status_word,
    with_default,
    without_evidence,
)
from tests.stages.gap.sample import HARMONY, HEALTH, INDICATORS, ORDER, gaps

SCALE = range(1, 6)
ROWS = rows_of((HARMONY, HEALTH), INDICATORS, {}, ORDER)
LEVEL = ROWS[0]
NUMBER = ROWS[1]


def level(code: str, now: str, target: str = "", who: str = "kota", **more: object) -> Gap:
    return replace(Gap("k", code, who, answer=Answer(now, target)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "target", "direction", "gap"),
    [
        ("2", "4", "naik", "2"),
        ("66.7", "100", "naik", "33.3"),
        ("12.4", "5", "turun", "7.4"),
        ("5", "12", "turun", "-7"),
        ("100", "100", "naik", "0"),
        ("4", "2", "naik", "-2"),
        ("bd", "100", "naik", None),
        ("tb", "", "naik", None),
        ("66.7", "", "naik", None),
        ("66.7", "bd", "naik", None),
        ("", "100", "naik", None),
        ("", "", "turun", None),
    ],
)
def test_a_gap_is_the_way_still_to_go(
    now: str, target: str, direction: str, gap: str | None
) -> None:
    expected = None if gap is None else Decimal(gap)
    assert difference(Answer(now, target), Direction(direction)) == expected


@pytest.mark.parametrize(
    ("now", "target", "as_level", "as_number"),
    [
        ("2", "4", True, True),
        ("2", "", False, True),
        ("bd", "", True, True),
        ("tb", "", True, True),
        ("", "4", False, False),
        ("", "", False, False),
    ],
)
def test_what_counts_as_an_answer(now: str, target: str, as_level: bool, as_number: bool) -> None:
    assert is_answered(LEVEL, Answer(now, target)) is as_level
    assert is_answered(NUMBER, Answer(now, target)) is as_number


def test_nothing_answered_is_nothing_of_all() -> None:
    assert progress(ROWS, {}) == Progress(0, 4)
    assert level_progress(ROWS, {}) == Progress(0, 2)


def test_everything_answered_is_all_of_all() -> None:
    every = {row.key: level(row.code, "1", "2", row.who) for row in ROWS}
    assert str(progress(ROWS, every)) == "4/4"
    assert str(level_progress(ROWS, every)) == "2/2"


def test_levels_and_the_citys_numbers_are_not_counted_as_answers_of_opds() -> None:
    standing = gaps(level("4.2", "2", "4"), level("4.2", "3", "4", "rsmw"), level("SL.2.1", "70"))
    rows = rows_of((HARMONY, HEALTH), INDICATORS, standing, ORDER)
    assert progress(rows, standing) == Progress(0, 4)
    assert level_progress(rows, standing) == Progress(1, 2)


def test_an_answer_of_an_added_opd_is_counted_among_what_is_asked() -> None:
    standing = gaps(level("SL.2.1", "40", who="dishub"))
    rows = rows_of((HARMONY, HEALTH), INDICATORS, standing, ORDER)
    assert progress(rows, standing) == Progress(1, 5)


def test_a_destroyed_answer_reads_as_nothing_and_is_open_again() -> None:
    assert (
        progress(ROWS, gaps(Gap("k", "SL.2.1", "dinkes", condition="[dimusnahkan]"))).answered == 0
    )


def test_largest_gaps_come_first_and_ties_in_the_order_of_the_script() -> None:
    standing = gaps(level("4.2", "1", "3"), level("4.1", "2", "4"))
    assert [one.row.code for one in largest(ROWS, standing)] == ["4.1", "4.2"]
    wider = gaps(level("4.2", "1", "5"), level("4.1", "2", "4"))
    assert [(one.row.code, int(one.gap)) for one in largest(ROWS, wider)] == [
        ("4.2", 4),
        ("4.1", 2),
    ]


def test_a_tie_at_the_end_of_the_list_is_not_cut() -> None:
    standing = gaps(level("4.2", "1", "3"), level("4.1", "2", "4"))
    assert len(largest(ROWS, standing, count=1)) == 2


@pytest.mark.parametrize("now", ["bd", "tb", "4", "5", ""])
def test_unknown_and_closed_gaps_are_not_among_the_largest(now: str) -> None:
    assert largest(ROWS, gaps(level("4.1", now, "4"))) == ()


def test_the_level_of_one_opd_is_not_the_citys_largest_gap() -> None:
    standing = gaps(level("4.2", "1", "5", "rsmw"))
    assert largest(rows_of((HEALTH,), INDICATORS, standing, ORDER), standing) == ()


def test_common_causes_count_offices_and_then_rows() -> None:
    found = common_causes(
        [
            level("SL.2.1", "1", who="dinkes", causes=(Cause.STAFF, Cause.BUDGET, Cause.STAFF)),
            level("SL.2.2", "1", who="dinkes", causes=(Cause.STAFF, Cause.DATA)),
            level("SL.2.1", "1", who="rsmw", causes=(Cause.BUDGET,)),
        ]
    )
    assert [(one.cause, one.opds, one.rows) for one in found] == [
        (Cause.BUDGET, 2, 2),
        (Cause.STAFF, 1, 2),
        (Cause.DATA, 1, 1),
    ]


def test_the_city_is_no_opd_and_one_cause_of_one_is_common_to_nobody() -> None:
    alone = replace(level("4.2", "2", causes=(Cause.DATA,)), pic="dinkes")
    other = level("4.3", "2", causes=(Cause.DATA,))
    office = level("SL.2.1", "1", who="dinkes", causes=(Cause.DATA,))
    assert common_causes([alone]) == (CommonCause(Cause.DATA, 0, 1, 1),)
    assert in_many(common_causes([alone])) == in_many(common_causes([office])) == ()
    assert in_many(common_causes([alone, office])) == (CommonCause(Cause.DATA, 1, 2, 1),)
    assert in_many(common_causes([alone, other])) == (CommonCause(Cause.DATA, 0, 2, 2),)
    assert common_causes([]) == ()


def test_numbers_without_evidence_are_found_and_unknown_ones_are_not() -> None:
    standing = gaps(
        level("SL.2.1", "66.7", who="dinkes"),
        level("SL.2.1", "100", who="rsmw"),
        level("SL.2.2", "bd", who="dinkes"),
        level("4.2", "2", "4"),
    )
    shown = [Evidence("e1", of="k/SL.2.1/rsmw", title="Rekap")]
    assert [row.key for row in without_evidence(ROWS, standing, shown)] == ["SL.2.1/dinkes"]


def test_an_opd_that_says_another_level_than_the_city_is_named() -> None:
    standing = gaps(
        level("4.2", "2", "4"), level("4.2", "3", "4", "rsmw"), level("4.2", "2", "4", "dinkes")
    )
    rows = rows_of((HEALTH,), INDICATORS, standing, ORDER)
    assert {code: [row.who for row in own] for code, own in dissenting(rows, standing).items()} == {
        "4.2": ["rsmw"]
    }


def test_nobody_differs_from_a_city_that_has_not_agreed_yet() -> None:
    standing = gaps(level("4.2", "3", "4", "rsmw"), level("4.2", "2", "4", "dinkes"))
    assert dissenting(rows_of((HEALTH,), INDICATORS, standing, ORDER), standing) == {}


def test_equal_numbers_written_differently_do_not_differ() -> None:
    standing = gaps(level("SL.2.1", "12"), level("SL.2.1", "12.0", who="dinkes"))
    assert dissenting(rows_of((HEALTH,), INDICATORS, standing, ORDER), standing) == {}


def test_an_agreed_level_that_changes_later_falls_back() -> None:
    agreed = level("4.2", "2", "4", status=GapStatus.AGREED)
    assert status_after(agreed, Answer("2", "5")) is GapStatus.CHANGED
    assert status_after(agreed, Answer("2", "4", source="RPJMD")) is GapStatus.AGREED
    assert status_after(replace(agreed, status=GapStatus.DRAFT), Answer("3")) is GapStatus.DRAFT


@pytest.mark.parametrize(
    ("now", "target", "default", "proposed"),
    [
        ("2", "", "kini+1", "3"),
        ("5", "", "kini+1", "5"),
        ("2", "", "4", "4"),
        ("5", "", "4", "5"),
        ("2", "4", "kini+1", ""),
        ("2", "", "", ""),
        ("", "", "kini+1", ""),
        ("bd", "", "kini+1", ""),
        ("tb", "", "4", ""),
    ],
)
def test_a_default_target_is_only_proposed(
    now: str, target: str, default: str, proposed: str
) -> None:
    assert with_default(LEVEL, Answer(now, target), default, SCALE) == proposed


def test_a_number_has_no_default_target() -> None:
    assert with_default(NUMBER, Answer("2"), "kini+1", SCALE) == ""


def test_reading_back_agrees_the_levels_confirms_defaults_and_leaves_out_exceptions() -> None:
    standing = gaps(
        level("4.1", "3"), level("4.2", "2", "4"), level("SL.1.1", "12", who="disperkim")
    )
    found = agreement(ROWS, standing, {"4.2/kota"}, "kini+1", SCALE)
    assert found.answers == {"4.1/kota": Answer("3", "4", target_by_default=True)}
    assert found.by_default == ("4.1/kota",)
    assert found.left_out == ("4.2/kota",)
    assert found.unanswered == ()


def test_nothing_is_agreed_where_nothing_was_said() -> None:
    found = agreement(ROWS, {}, (), "kini+1", SCALE)
    assert (found.answers, found.unanswered) == ({}, ("4.1/kota", "4.2/kota"))


def test_a_city_without_data_can_be_agreed_without_a_target() -> None:
    found = agreement(ROWS, gaps(level("4.1", "bd")), (), "kini+1", SCALE)
    assert found.answers == {"4.1/kota": Answer("bd")}


@pytest.mark.parametrize(
    ("row", "gap", "absent", "word"),
    [
        (NUMBER, NO_GAP, False, ""),
        (NUMBER, NO_GAP, True, "absen"),
        (NUMBER, level("SL.1.1", "12"), True, "draf"),
        (NUMBER, replace(NO_GAP, task=True), True, "tugas"),
        (NUMBER, level("SL.1.1", "bd", task=True), False, "tugas"),
        (NUMBER, level("SL.1.1", "12", task=True), False, "draf"),
        (ROWS[-1], NO_GAP, True, "tugas"),
        (ROWS[-1], level("SL.2.2", "bd"), False, "draf"),
        (LEVEL, level("4.1", "2", "4", status=GapStatus.AGREED), False, "sepakat"),
        (LEVEL, level("4.1", "2", "4", status=GapStatus.CHANGED), False, "!diubah"),
        (NUMBER, replace(NO_GAP, cause="kurang orang"), True, "draf"),
    ],
)
def test_the_status_of_a_row_in_one_word(row: Row, gap: Gap, absent: bool, word: str) -> None:
    assert status_word(row, gap, absent=absent) == word


@pytest.mark.parametrize(
    ("status", "agreed", "now", "expected"),
    [
        (GapStatus.AGREED, Answer("2", "4"), Answer("2", "4"), GapStatus.AGREED),
        (GapStatus.AGREED, Answer("2", "4"), Answer("2", "4", 2022), GapStatus.AGREED),
        (GapStatus.AGREED, Answer("2", "4"), Answer("3", "4"), GapStatus.CHANGED),
        (GapStatus.AGREED, Answer("2", "4"), Answer("2"), GapStatus.CHANGED),
        (GapStatus.AGREED, None, Answer("3", "4"), GapStatus.AGREED),
        (GapStatus.CHANGED, Answer("2", "4"), Answer("2", "4"), GapStatus.CHANGED),
        (GapStatus.DRAFT, Answer("2", "4"), Answer("3", "4"), GapStatus.DRAFT),
        (GapStatus.DRAFT, None, Answer(), GapStatus.DRAFT),
    ],
)
def test_another_answer_than_the_one_read_out_is_not_agreed(
    status: GapStatus, agreed: Answer | None, now: Answer, expected: GapStatus
) -> None:
    gap = Gap("k", "4.2", "kota", answer=now, status=status, agreed=agreed)
    assert as_it_stands(gap).status is expected


@pytest.mark.parametrize(
    ("harmony", "health", "unsettled", "agreed"),
    [
        (GapStatus.AGREED, GapStatus.AGREED, (), True),
        (GapStatus.AGREED, GapStatus.DRAFT, (), False),  # answered, not read back
        (GapStatus.AGREED, GapStatus.CHANGED, (), False),
        (GapStatus.AGREED, None, (), False),  # nothing was said
        (GapStatus.AGREED, GapStatus.AGREED, ("4.2/kota",), False),  # two laptops differ
        (GapStatus.AGREED, GapStatus.AGREED, ("SL.2.1/dinkes",), True),  # no level of the city
    ],
)
def test_a_pillar_is_ticked_when_the_hall_agreed_to_all_its_levels(
    harmony: GapStatus, health: GapStatus | None, unsettled: tuple[str, ...], *, agreed: bool
) -> None:
    standing = {"4.1/kota": level("4.1", "2", "3", status=harmony)}
    if health is not None:
        standing["4.2/kota"] = level("4.2", "2", "4", status=health)
    assert all_agreed(ROWS, standing, unsettled) is agreed
    assert not all_agreed([NUMBER], standing)  # a pillar without levels has nothing to agree to
