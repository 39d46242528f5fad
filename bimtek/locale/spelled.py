"""Numbers and dates in words, as an Indonesian letter spells them out."""

from __future__ import annotations

from datetime import date
from typing import Final

from bimtek.locale.dates import DAYS, MONTHS

ONES: Final = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
)  # fmt: skip
ONE: Final = "se"
"""Before `puluh`, `belas`, `ratus`, `ribu` one is no word of its own."""
LARGE: Final = (
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
)
LARGEST: Final = 10**15
"""What is not smaller is not spelled."""


def spelled(number: int) -> str:
    """`2023` → `dua ribu dua puluh tiga`.

    Raises:
        ValueError: of a number as large as `LARGEST`; nothing that an office writes is.
    """
    if abs(number) >= LARGEST:
        raise ValueError(number)
    if number < 0:
        return f"minus {spelled(-number)}"
    return " ".join(_parts(number)) or ONES[0]


def _parts(number: int) -> list[str]:
    """The words of a number; none of nothing."""
    for size, name in LARGE:
        if number >= size:
            return [*_parts(number // size), name, *_parts(number % size)]
    for size, name in ((1_000, "ribu"), (100, "ratus")):
        if number >= size:
            many, rest = divmod(number, size)
            before = [f"{ONE}{name}"] if many == 1 else [*_parts(many), name]
            return [*before, *_parts(rest)]
    if number in (10, 11):
        return [f"{ONE}{'puluh' if number == 10 else 'belas'}"]
    if number < 10:
        return [ONES[number]] if number else []
    if number < 20:
        return [ONES[number - 10], "belas"]
    return [ONES[number // 10], "puluh", *_parts(number % 10)]


def spelled_date(day: date) -> str:
    """`Senin, tanggal tiga bulan Juli tahun dua ribu dua puluh tiga`."""
    weekday, month = DAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday}, tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)}"
