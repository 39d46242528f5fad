"""The hall's questions, one sub-dimension each: their order, whom first, how fast. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.stages.gap.records import Gap, When
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.rules import is_owed, is_task

if TYPE_CHECKING:
    from bimtek.stages.gap.script import GapScript, Pillar, Subdimension

Absent = Callable[[str], bool]
"""Whether nobody of an OPD is here."""

BREAK: Final = timedelta(minutes=30)
"""Between two levels that lie further apart the hall did something else."""


class Asked(NamedTuple):
    """Who answers a question: the one in charge first, among those who are here."""

    here: tuple[str, ...]
    absent: tuple[str, ...]


class Below(NamedTuple):
    """The numbers under a level, and who fills those that are still open."""

    indicators: int
    answers: int
    filled: int
    plenary: int
    groups: int
    tonight: int


def asked(part: Subdimension, absent: Absent) -> Asked:
    """Whom to ask: as the script orders them, but nobody who is not here."""
    return Asked(
        tuple(code for code in part.opds if not absent(code)),
        tuple(code for code in part.opds if absent(code)),
    )


def next_open(codes: Sequence[str], at: int, settled: Callable[[str], bool]) -> int:
    """Where the next question lies that the hall has not agreed to; without one, the next."""
    behind = range(at + 1, len(codes))
    return next((n for n in behind if not settled(codes[n])), at + 1)


def next_in_pillar(
    codes: Sequence[str],
    at: str,
    settled: Callable[[str], bool],
    unasked: Callable[[str], bool],
    until: str = "",
) -> str:
    """Which question of a pillar comes next; empty: it is left.

    Behind the last one the hall comes back, once, to those that were left without an answer.

    Args:
        codes: of the pillar, in the order of the script.
        at: the question in sight.
        settled: whether the hall has agreed to one.
        unasked: whether one has no level and is nobody's task.
        until: where the hall came back from; empty: it has not come back.
    """
    place = codes.index(at)
    if until:
        between = codes[place + 1 : codes.index(until)]
        return next(filter(unasked, between), "")
    behind = (code for code in codes[place + 1 :] if not settled(code))
    return next(behind, "") or next(filter(unasked, codes[:place]), "")


def in_order(spec: GapScript) -> tuple[Pillar, ...]:
    """The pillars as the hall takes them."""
    return tuple(spec.pillar(pillar) for pillar in spec.order)


def pace(started: datetime | None, given: Iterable[datetime]) -> timedelta | None:
    """What one question takes on the average; None before the first answer.

    Args:
        started: when the acara began; levels given before that do not count.
        given: when each level of the city was given.
    """
    times = sorted(moment for moment in given if started is None or moment >= started)
    marks = [started, *times] if started else times
    steps = [later - earlier for earlier, later in pairwise(marks) if later - earlier <= BREAK]
    return sum(steps, timedelta()) / len(steps) if steps else None


def below(rows: Iterable[Row], gaps: Mapping[str, Gap]) -> Below:
    """The numbers of one sub-dimension."""
    counted = [row for row in rows if row.counts]
    open_rows = [row for row in counted if is_owed(row, gaps.get(row.key, NO_GAP))]
    tonight = [row for row in open_rows if is_task(row, gaps.get(row.key, NO_GAP))]
    waiting = [row for row in open_rows if row not in tonight]
    groups = sum(row.when is When.GROUP for row in waiting)
    return Below(
        len({row.code for row in counted}),
        len(counted),
        len(counted) - len(open_rows),
        len(waiting) - groups,
        groups,
        len(tonight),
    )
