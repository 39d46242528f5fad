from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.locale.dates import (
    ZONES,
    DateError,
    clock,
    long_date,
    medium_date,
    parse_date,
    parse_days,
    parse_deadline,
    parse_time,
    short_date,
)

MONDAY = date(2023, 7, 3)


def test_a_day_is_written_as_an_office_writes_it() -> None:
    assert long_date(MONDAY) == "Senin, 3 Juli 2023"
    assert medium_date(MONDAY) == "3 Juli 2023"
    assert short_date(MONDAY) == "3 Jul"


def test_a_time_has_a_dot_and_two_digits() -> None:
    assert clock(time(8, 5)) == "08.05"
    assert clock(datetime(2023, 7, 3, 13, 0, tzinfo=ZONES["WIB"])) == "13.00"


def test_the_zones_of_indonesia_are_hours_apart() -> None:
    eight = [datetime(2023, 7, 3, 8, tzinfo=zone) for zone in ZONES.values()]
    assert [(eight[0] - one).total_seconds() / 3600 for one in eight] == [0, 1, 2]


@pytest.mark.parametrize("typed", ["0912", "912", "9.12", "9:12", "09.12", "09:12", " 9.12 "])
def test_a_time_may_be_typed_in_any_usual_way(typed: str) -> None:
    assert parse_time(typed) == time(9, 12)


@pytest.mark.parametrize(
    "typed", ["", "9", "24.00", "9.60", "9,12", "09123", "jam 9", "-9.12", "９.12", "9.1", "²1²0"]
)
def test_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(DateError, match=r"08\.30"):
        parse_time(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2023-07-14", "14/7/2023", "14-7-2023", "14.7.2023", "14-07-23", "14 Juli 2023",
        "14 JULI 2023", "14 Jul 2023", "Jumat, 14 Juli 2023", "jum'at 14 juli 2023",
        "Jum’at, 14 Juli 2023", " 14  Juli  2023 ", "14–7–2023",
    ],
)  # fmt: skip
def test_a_whole_date_needs_no_today(typed: str) -> None:
    assert parse_date(typed) == date(2023, 7, 14)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14/7", date(2023, 7, 14)),
        ("14 Juli", date(2023, 7, 14)),
        ("3/7", MONDAY),
        ("2/7", date(2024, 7, 2)),
        ("10/1", date(2024, 1, 10)),
        ("29/2", date(2024, 2, 29)),
        ("hari ini", MONDAY),
        ("besok", date(2023, 7, 4)),
        ("lusa", date(2023, 7, 5)),
        ("jumat", date(2023, 7, 7)),
        ("Jum'at", date(2023, 7, 7)),
        ("minggu", date(2023, 7, 9)),
        ("ahad", date(2023, 7, 9)),
        ("senin", date(2023, 7, 10)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, expected: date) -> None:
    assert parse_date(typed, MONDAY) == expected


def test_a_deadline_may_count_days() -> None:
    assert parse_deadline("3h", MONDAY) == date(2023, 7, 6)
    assert parse_deadline("3H", MONDAY) == date(2023, 7, 6)
    assert parse_deadline("jumat", MONDAY) == date(2023, 7, 7)


@pytest.mark.parametrize("typed", ["", "h", "x", "32/1", "30/2", "14/13", "14/7/1", "14 Foo"])
def test_what_is_no_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(DateError, match="3 Juli 2023, hari seperti jumat, atau 3h"):
        parse_deadline(typed, MONDAY)
    with pytest.raises(DateError, match="3 Juli 2023, 14/7"):
        parse_date(typed, MONDAY)


def test_a_wrong_weekday_is_told_with_the_right_one() -> None:
    with pytest.raises(DateError, match="3 Juli 2023 jatuh pada hari Senin"):
        parse_date("Selasa, 3 Juli 2023")
    with pytest.raises(DateError, match="3 Juli 2023 jatuh pada hari Senin"):
        parse_days("Rabu, 3–4 Juli 2023")


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    with pytest.raises(DateError):
        parse_deadline("besok", date.max)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("3 Juli 2023", MONDAY, MONDAY),
        ("2023-07-03", MONDAY, MONDAY),
        ("3–4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("3-4 juli 2023", MONDAY, date(2023, 7, 4)),
        ("3 - 4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("3 s.d. 4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("3 s/d 4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("3 dan 4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("Senin, 3–4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("Senin–Selasa, 3–4 Juli 2023", MONDAY, date(2023, 7, 4)),
        ("31 Juli–1 Agustus 2023", date(2023, 7, 31), date(2023, 8, 1)),
        ("31 Desember 2023 s.d. 1 Januari 2024", date(2023, 12, 31), date(2024, 1, 1)),
        ("31 Agustus dan 1 September 2023", date(2023, 8, 31), date(2023, 9, 1)),
        ("31 Agustus s/d 1 September 2023", date(2023, 8, 31), date(2023, 9, 1)),
        ("2023-07-03–2023-07-04", MONDAY, date(2023, 7, 4)),
    ],
)
def test_days_of_an_event(typed: str, first: date, last: date) -> None:
    assert parse_days(typed) == (first, last)


@pytest.mark.parametrize("typed", ["", "Juli 2023", "3–4–5 Juli 2023", "3 Juli", "besok", "3-4"])
def test_days_without_a_clear_year_are_refused(typed: str) -> None:
    with pytest.raises(DateError):
        parse_days(typed)


def test_days_the_wrong_way_round_are_told() -> None:
    with pytest.raises(DateError, match="tukar"):
        parse_days("4–3 Juli 2023")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_what_is_written_is_understood_again(day: date) -> None:
    assert parse_date(long_date(day)) == parse_date(medium_date(day)) == day
    assert parse_days(long_date(day)) == (day, day)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_refused(typed: str) -> None:
    with suppress(DateError):
        assert isinstance(parse_deadline(typed, MONDAY), date)
    with suppress(DateError):
        assert parse_days(typed) <= (date.max, date.max)
