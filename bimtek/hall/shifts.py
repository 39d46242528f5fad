"""Which acara the hall has moved past others of their day, against the plan. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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
    place = {stage.id: number for number, stage in enumerate(taken)}
    day_taken = {stage.id: stage.day for stage in taken}
    stayed = [stage for stage in planned if day_taken.get(stage.id) == stage.day]
    found = {}
    for at, one in enumerate(stayed):
        if one.id not in placed:
            continue
        earlier = any(place[other.id] > place[one.id] for other in _of_day(stayed[:at], one.day))
        later = any(place[other.id] < place[one.id] for other in _of_day(stayed[at:], one.day))
        if earlier or later:
            found[one.id] = _shift(earlier=earlier, later=later)
    return found


def _of_day(stages: Iterable[Stage], day: int) -> Iterator[Stage]:
    return (stage for stage in stages if stage.day == day)


def _shift(*, earlier: bool, later: bool) -> Shift:
    if earlier and later:
        return Shift.BOTH
    return Shift.EARLIER if earlier else Shift.LATER
