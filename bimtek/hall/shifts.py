"""Which acara the hall has moved past others of their day, against the plan. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from bimtek.script.model import Stage


class Shift(StrEnum):
    """Where an acara went."""

    EARLIER = "didahulukan"
    LATER = "diundurkan"
    BOTH = "urutan diubah"


def shifts(
    planned: Sequence[Stage], taken: Sequence[Stage], placed: Collection[str]
) -> dict[str, Shift]:
    """The acara that somebody moved, and that stand elsewhere than planned.

    Args:
        planned: as the script has them.
        taken: as the hall takes them.
        placed: ids of those that somebody moved.
    """
    day_taken = {stage.id: stage.day for stage in taken}
    stayed = [stage.id for stage in planned if day_taken.get(stage.id) == stage.day]
    place = {stage.id: number for number, stage in enumerate(taken)}
    found = {}
    for at, one in enumerate(stayed):
        if one not in placed:
            continue
        same_day = [day_taken[other] == day_taken[one] for other in stayed]
        passed = any(
            same and place[other] > place[one]
            for other, same in zip(stayed[:at], same_day[:at], strict=True)
        )
        waited = any(
            same and place[other] < place[one]
            for other, same in zip(stayed[at + 1 :], same_day[at + 1 :], strict=True)
        )
        if passed or waited:
            found[one] = Shift.BOTH if passed and waited else _one_way(passed=passed)
    return found


def _one_way(*, passed: bool) -> Shift:
    return Shift.EARLIER if passed else Shift.LATER
