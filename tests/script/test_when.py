"""On which days a session is held where nobody says so."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bimtek.locale.dates import parse_days
from bimtek.script.when import PAST, PROPOSED, days_for

EXAMPLE = (date(2023, 7, 3), date(2023, 7, 4))


@pytest.mark.parametrize(
    ("now", "first", "last"),
    [
        ("2026-11-24T18:00", "2026-11-25", "2026-11-26"),  # Tuesday evening: the next two days
        ("2026-11-24T07:00", "2026-11-24", "2026-11-25"),  # in the morning: from today
        ("2026-11-26T18:00", "2026-11-30", "2026-12-01"),  # no two working days are left
        ("2026-11-28T08:00", "2026-11-30", "2026-12-01"),  # Saturday
        ("2026-12-30T18:00", "2026-12-31", "2027-01-01"),
    ],
)
def test_an_example_of_a_time_gone_by_gives_way_to_the_next_working_days(
    now: str, first: str, last: str
) -> None:
    days = days_for("Kota Contoh", *EXAMPLE, datetime.fromisoformat(now))
    assert (days.first, days.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert days.remark == PROPOSED
    assert parse_days(days.words) == (days.first, days.last)


def test_a_script_of_more_than_a_working_week_begins_on_a_monday() -> None:
    days = days_for(
        "Kota Contoh",
        date(2023, 7, 3),
        date(2023, 7, 9),
        datetime.fromisoformat("2026-11-24T18:00"),
    )
    assert (days.first, days.last) == (date(2026, 11, 30), date(2026, 12, 6))


def test_what_happened_in_a_real_city_keeps_its_days_and_says_that_they_are_over() -> None:
    assert days_for("Kota Blitar", *EXAMPLE, datetime.fromisoformat("2026-11-24T08:00")) == (
        *EXAMPLE,
        PAST,
    )


@pytest.mark.parametrize("city", ["Kota Contoh", "Kota Blitar"])
def test_days_that_are_not_over_stay_as_they_are_written(city: str) -> None:
    assert days_for(city, *EXAMPLE, datetime.fromisoformat("2023-07-04T23:00")) == (*EXAMPLE, "")
