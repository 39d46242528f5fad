"""Rupiah, years and targets as people type and read them. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bimtek.journal.records import Refusal
from bimtek.locale.numbers import NumberError, parse_number, show_number
from bimtek.stages.program.records import Span, Target

_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?(?P<number>[\d.,]+)\s*(?P<unit>rb|ribu|jt|juta|m|miliar|milyar|t|triliun)?",
    re.IGNORECASE,
)
_UNITS: Final = {
    "rb": 10**3, "ribu": 10**3, "jt": 10**6, "juta": 10**6, "m": 10**9, "miliar": 10**9,
    "milyar": 10**9, "t": 10**12, "triliun": 10**12,
}  # fmt: skip
_SPAN = re.compile(r"(?P<first>\d{4})(?:\s*(?:-|–|—|s\.d\.|sd|sampai)\s*(?P<last>\d{4}))?")
_TARGET = re.compile(r"(?P<year>\d{4})\s*(?:[:=]\s*|\s)(?P<value>\S.*)")
_SHOWN: Final = ((Decimal(10**12), "triliun"), (Decimal(10**9), "miliar"), (Decimal(10**6), "juta"))


def read_budget(text: str) -> Decimal | None:
    """`1,5 m`, `750 jt`, `Rp 12.000.000`; None where nothing is typed.

    Raises:
        Refusal: for text that is no amount.
    """
    text = text.strip()
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    try:
        number = parse_number(found["number"]) if found else None
    except NumberError as wrong:
        raise Refusal("budget", f"‘{text}’ bukan jumlah uang: {wrong}.") from wrong
    if found is None or number is None:
        raise Refusal("budget", f"‘{text}’ bukan jumlah uang. Tulis misalnya 750 jt atau 1,5 m.")
    amount = number * _UNITS[found["unit"].lower()] if found["unit"] else number
    if amount != int(amount):
        raise Refusal("budget", f"‘{text}’: tulis rupiah tanpa sen.")
    return Decimal(int(amount))


def show_budget(amount: Decimal | None) -> str:
    """`Rp1,5 miliar`; a number that such words would round stands in full."""
    if amount is None:
        return ""
    for unit, word in _SHOWN:
        if amount >= unit and amount * 1000 % unit == 0:
            return f"Rp{show_number((amount / unit).normalize())} {word}"
    return f"Rp{show_number(amount)}"


def read_years(text: str) -> Span | None:
    """`2027` or `2026-2029`; None where nothing is typed.

    Raises:
        Refusal: for text that is no year.
    """
    text = text.strip()
    if not text:
        return None
    found = _SPAN.fullmatch(text)
    if found is None:
        raise Refusal("years", f"‘{text}’ bukan tahun. Tulis 2027 atau 2026-2029.")
    return Span(int(found["first"]), int(found["last"] or found["first"]))


def read_targets(text: str) -> tuple[Target, ...]:
    """`2026: 40 %; 2027: 60 %`, in the order of the years.

    Raises:
        Refusal: for a part without a year or without a value.
    """
    found = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        match = _TARGET.fullmatch(part)
        if match is None:
            raise Refusal("targets", f"‘{part}’: tulis tahun lalu target, 2026: 40; 2027: 60.")
        found.append(Target(int(match["year"]), match["value"].strip()))
    return tuple(sorted(found, key=lambda one: one.year))


def show_targets(targets: tuple[Target, ...]) -> str:
    """`2026: 40 %; 2027: 60 %`."""
    return "; ".join(f"{one.year}: {one.value}" for one in targets)
