"""What looks like a slip in every acara that takes numbers: told, never refused. Pure."""

from __future__ import annotations

from decimal import Decimal

from bimtek.locale.numbers import show_number


def more_than_all(code: str, percent: Decimal) -> str:
    """What is said of more than a hundred percent, which growth may be; empty: it is not more.

    Args:
        code: of the row in which it was typed.
    """
    if percent <= 100:
        return ""
    return f"{code}: {show_number(percent)} % lebih dari 100. Bila salah, Ctrl+Z."
