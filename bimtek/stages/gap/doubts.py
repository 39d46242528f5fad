"""What looks like a slip and is recorded all the same: it is told, never refused. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bimtek.stages.doubting import more_than_all
from bimtek.stages.gap.cells import shown
from bimtek.stages.gap.records import Answer, Direction
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.rules import difference, number

LIKE_YEARS: Final = range(1990, 2101)
ABSURD: Final = Decimal(10)
"""So many times the other number of its row."""


def doubts(row: Row, before: Answer, said: Answer) -> str:
    """What is doubted of an answer, in sentences; empty: nothing.

    Args:
        row: its direction says on which side a target belongs.
        before: what stood there; of what was known already only the pair is doubted again.
        said: the answer as it is recorded now.
    """
    values = ((before.now, said.now), (before.target, said.target))
    wholes = (more_than_whole(row, new) for old, new in values if new != old)
    return " ".join(filter(None, (*wholes, behind(row, said))))


def wrong_side(row: Row, said: Answer) -> str:
    """The same in two words, for a row on which it stands as long as it is true."""
    gap = difference(said, row.direction)
    side = "di atas" if row.direction is Direction.DOWN else "di bawah"
    return f"sasaran {side} kini" if gap is not None and gap < 0 else ""


def behind(row: Row, said: Answer) -> str:
    """What is said of a target on the wrong side of the present value."""
    if not wrong_side(row, said):
        return ""
    down = row.direction is Direction.DOWN
    side = "di atas" if down else "di bawah"
    why = ", padahal makin rendah makin baik" if down else ""
    return f"{row.code}: sasaran {shown(said.target)} {side} kini {shown(said.now)}{why}."


def more_than_whole(row: Row, value: str) -> str:
    """What is said of more than a hundred percent, which may be right."""
    typed = number(value)
    if not row.unit.startswith("%") or typed is None:
        return ""
    return more_than_all(row.code, typed)


def perhaps_a_year(row: Row, value: str, other: str) -> bool:
    """Whether a year was typed where a number belongs: it is asked back before it is recorded.

    Args:
        row: its unit says what a number of it may be.
        value: as typed for now or target, in the form in which it is stored.
        other: what stands beside it, the target or the present value.
    """
    typed, beside = number(value), number(other)
    if row.is_level or typed is None or typed not in LIKE_YEARS or "tahun" in row.unit.lower():
        return False
    return row.unit.startswith("%") or (beside is not None and 0 < beside * ABSURD < typed)
