"""Which rows stand on a pillar's page, and in which order."""

from __future__ import annotations

from bimtek.stages.gap.records import Answer, Direction, Gap, When
from bimtek.stages.gap.rows import rows_of
from tests.stages.gap.sample import HARMONY, HEALTH, INDICATORS, ORDER, gaps


def keys(*standing: Gap) -> list[str]:
    return [row.key for row in rows_of((HARMONY, HEALTH), INDICATORS, gaps(*standing), ORDER)]


def test_a_page_has_a_level_and_the_numbers_of_each_sub_dimension() -> None:
    assert keys() == [
        "4.1/kota",
        "SL.1.1/disperkim",
        "4.2/kota",
        "SL.2.1/dinkes",
        "SL.2.1/rsmw",
        "SL.2.2/dinkes",
    ]


def test_an_opd_added_in_the_hall_stands_below_those_of_the_script() -> None:
    added = Gap("k", "SL.2.1", "dishub", asked=True)
    assert keys(added)[3:6] == ["SL.2.1/dinkes", "SL.2.1/rsmw", "SL.2.1/dishub"]


def test_added_opds_stand_in_the_official_order() -> None:
    late = [Gap("k", "4.2", who, answer=Answer("3")) for who in ("dishub", "rsmw", "dinkes")]
    assert keys(*late)[2:6] == ["4.2/kota", "4.2/dinkes", "4.2/rsmw", "4.2/dishub"]


def test_the_agreed_number_of_the_city_stands_above_those_of_the_opds() -> None:
    agreed = Gap("k", "SL.2.1", "kota", answer=Answer("70"))
    rows = rows_of((HEALTH,), INDICATORS, gaps(agreed), ORDER)
    assert [(row.key, row.leads) for row in rows[1:4]] == [
        ("SL.2.1/kota", True),
        ("SL.2.1/dinkes", False),
        ("SL.2.1/rsmw", False),
    ]


def test_a_row_that_was_taken_back_is_not_shown() -> None:
    assert "SL.2.1/dishub" not in keys(Gap("k", "SL.2.1", "dishub"))


def test_a_row_knows_its_unit_direction_and_place() -> None:
    row = rows_of((HEALTH,), INDICATORS, {}, ORDER)[-1]
    assert (row.place, row.unit, row.direction, row.when) == (2, "menit", Direction.DOWN, When.TASK)
    assert not row.is_level
