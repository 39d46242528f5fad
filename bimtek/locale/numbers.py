"""Numbers as an Indonesian office writes them: `1.234.567,5`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_MINUS = "\u2212"
_LONGEST = 30
"""Digits; nothing that a hall counts is longer."""


class NumberError(ValueError):
    """Text that is no number; the message says what to write."""


def parse_number(text: str) -> Decimal:
    """The number that `66,7`, `100`, `-3` or `1.234.567,5` says; zeros at its end do not count.

    Raises:
        NumberError: with what was expected; a decimal point is refused, because `1.234` is not 1,2.
    """
    typed = text.strip().replace(_MINUS, "-")
    body = typed[1:] if typed[:1] in ("-", "+") else typed
    whole, comma, fraction = body.partition(",")
    if not body or not set(body) <= set("0123456789.,"):
        raise NumberError("tulis angka saja, misalnya 66,7 atau 1.234")
    if "." in whole and not comma and not _grouped(whole):
        raise NumberError(_with_comma(body))
    if not _digits(fraction, empty=not comma) or not (_digits(whole) or _grouped(whole)):
        raise NumberError("tulis angka seperti 66,7 atau 1.234.567,5")
    digits = whole.replace(".", "")
    if len(digits) + len(fraction) > _LONGEST:
        raise NumberError(f"angka terlalu panjang, paling banyak {_LONGEST} angka")
    fraction = fraction.rstrip("0")
    number = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return -number if typed.startswith("-") and number else number


def show_number(value: Decimal | int | str) -> str:
    """A number with decimal comma and dots between thousands; other text as it is."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return str(value)
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return str(value)
    return f"{number:,f}".translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def _digits(text: str, *, empty: bool = False) -> bool:
    return (text.isascii() and text.isdigit()) or (empty and not text)


def _grouped(whole: str) -> bool:
    """`1.234.567`, not `0.125`."""
    first, *rest = whole.split(".")
    return (
        bool(rest)
        and _digits(first)
        and len(first) <= 3
        and not first.startswith("0")
        and all(_digits(part) and len(part) == 3 for part in rest)
    )


def _with_comma(body: str) -> str:
    whole, _, fraction = body.partition(".")
    if _digits(whole) and _digits(fraction):
        return f"pakai koma: {whole},{fraction}"
    return "titik hanya di antara ribuan, seperti 1.234.567; desimal pakai koma"
