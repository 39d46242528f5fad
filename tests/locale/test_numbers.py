from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.locale.numbers import NumberError, parse_number, show_number


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("66,7", "66.7"), ("100", "100"), ("0", "0"), ("0,5", "0.5"), ("-3", "-3"),
        ("−3,5", "-3.5"),
        ("+7", "7"), ("1.234", "1234"), ("1.234.567", "1234567"), ("1.234.567,5", "1234567.5"),
        ("66,70", "66.7"), ("100,0", "100"), ("-0", "0"), (" 5 ", "5"), ("1500", "1500"),
    ],
)  # fmt: skip
def test_a_number_has_a_decimal_comma(typed: str, expected: str) -> None:
    assert str(parse_number(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "told"), [("12.5", "pakai koma: 12,5"), ("0.125", "0,125"), ("1234.567", "1234,567")]
)
def test_a_decimal_point_is_refused_with_the_comma_shown(typed: str, told: str) -> None:
    with pytest.raises(NumberError, match=told):
        parse_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "-", ",", "5,", ",5", "1,2,3", "1.23.456", "1.234.56", "12 5", "5%", "bd", "1e5", "NaN",
     "٣", "²", "--3", "1.234,5.6", "9" * 31, "3 menit"],
)  # fmt: skip
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NumberError):
        parse_number(typed)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1234567.5"), "1.234.567,5"), (Decimal(0), "0"), (Decimal("-12.30"), "-12,30"),
        ("66.7", "66,7"), (1500, "1.500"), (Decimal("1E+3"), "1.000"), ("bd", "bd"), ("", ""),
        ("NaN", "NaN"), (Decimal("1E+999999"), "1E+999999"),
    ],
)  # fmt: skip
def test_a_number_is_shown_with_comma_and_dots(value: Decimal | str, shown: str) -> None:
    assert show_number(value) == shown


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_what_is_shown_is_understood_again(number: Decimal) -> None:
    assert parse_number(show_number(number)) == number


@given(st.text(alphabet="0123456789.,-+ ", max_size=12))
def test_any_typing_is_a_number_or_refused(typed: str) -> None:
    with suppress(NumberError):
        assert parse_number(typed).is_finite()
