"""Programmes with their answers: ordered, judged as quick wins, laid along the years. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.clock import epoch
from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import fold, letters
from bimtek.stages.program.records import Answer, Horizon, Programme, QuickWinAnswer, Span
from bimtek.stages.program.script import Condition

if TYPE_CHECKING:
    from bimtek.journal.records import Seen

MOST_YEARS: Final = 10
"""Years that a road map shows beside each other; later ones are a sign at its end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One programme, and what was answered of it."""

    seen: Seen[Programme]
    answers: Mapping[str, Seen[QuickWinAnswer]] = field(default_factory=dict)
    """Id of a condition → what stands; nothing was answered of the others."""

    @property
    def value(self) -> Programme:
        return self.seen.value

    @property
    def id(self) -> str:
        return self.value.programme

    @property
    def name(self) -> str:
        return self.value.name

    @property
    def closed(self) -> bool:
        """Whether it was told in confidence; in doubt it was."""
        return self.seen.in_confidence

    @property
    def destroyed(self) -> bool:
        return self.name == DESTROYED

    @property
    def conflicts(self) -> tuple[tuple[Seen[Programme] | Seen[QuickWinAnswer], str], ...]:
        """Records and their fields in which values of two people stand side by side."""
        own: list[tuple[Seen[Programme] | Seen[QuickWinAnswer], str]] = [
            (self.seen, name) for name in self.seen.conflicts
        ]
        own += [(seen, name) for seen in self.answers.values() for name in seen.conflicts]
        return tuple(own)

    @property
    def is_public(self) -> bool:
        """Whether it may stand before the hall: settled, and not told in confidence."""
        return not (self.closed or self.destroyed or self.seen.conflicts)


def entries(
    programmes: Iterable[Seen[Programme]], answers: Iterable[Seen[QuickWinAnswer]]
) -> tuple[Entry, ...]:
    """Programmes that stand, as they were named, each with its answers."""
    found: dict[str, dict[str, Seen[QuickWinAnswer]]] = {}
    for one in answers:
        if one.withdrawn is None:
            found.setdefault(one.value.programme, {})[one.value.condition] = one
    standing = (
        Entry(seen, found.get(seen.value.programme, {}))
        for seen in programmes
        if seen.withdrawn is None
    )
    return tuple(sorted(standing, key=_by_time))


def _by_time(entry: Entry) -> tuple[float, tuple[str, ...]]:
    """What was pasted has one time; its stamps keep the lines in order, in every copy alike."""
    return epoch(entry.value.said), entry.seen.stamps("said")[:1]


def key_of(name: str) -> str:
    """What equal names share: letters and digits, whatever their case and stops."""
    return letters(name) or fold(name)


def the_same(name: str, lead: str, found: Iterable[Entry]) -> Entry | None:
    """A programme that stands already under this name with this office in the lead."""
    key = key_of(name)
    return next((one for one in found if one.value.lead == lead and key_of(one.name) == key), None)


# -- quick wins


class Judged(NamedTuple):
    """What the rule says of a programme."""

    failed: tuple[Condition, ...] = ()
    """Answered no."""
    open: tuple[Condition, ...] = ()
    """Not answered yet, or differently by two people."""

    @property
    def passes(self) -> bool:
        return not (self.failed or self.open)


def judged(entry: Entry, conditions: Iterable[Condition]) -> Judged:
    """Which conditions a programme fails, and which nobody has answered."""
    failed, waiting = [], []
    for one in conditions:
        answer = answer_to(entry, one.id)
        if answer is Answer.NO:
            failed.append(one)
        elif answer is None:
            waiting.append(one)
    return Judged(tuple(failed), tuple(waiting))


def answer_to(entry: Entry, condition: str) -> Answer | None:
    """What stands; of two different answers none."""
    seen = entry.answers.get(condition)
    if seen is None or seen.conflicts or "answer" in seen.destroyed:
        return None
    return seen.value.answer


# -- years


def years_of(entry: Entry) -> Span | None:
    """Its years; of two different ones none, until a person chooses."""
    return None if "years" in entry.seen.conflicts else entry.value.years


def horizon_of(entry: Entry, base: int) -> Horizon | None:
    """As it was said; where only years were said, by its last one.

    Args:
        base: year of the workshop, from which horizons count.
    """
    said = None if "horizon" in entry.seen.conflicts else entry.value.horizon
    years = years_of(entry)
    if said is not None or years is None:
        return said
    found = (one for one in Horizon if years.last - base <= one.years)
    return next(found, Horizon.LONG)


def beyond_its_horizon(value: Programme, base: int) -> bool:
    """Whether its last year lies behind the end of the horizon that was said."""
    if value.horizon is None or value.years is None:
        return False
    return value.years.last - base > value.horizon.years


class RoadMap(NamedTuple):
    """Programmes by horizon and year."""

    years: tuple[int, ...]
    """The columns."""
    more: bool
    """Something goes on behind the last column."""
    parts: tuple[tuple[Horizon | None, tuple[Entry, ...]], ...]
    """Horizons in which anything stands; None last: nothing was said of its time."""


def road_map(found: Sequence[Entry], base: int) -> RoadMap:
    """The programmes along the years, the earliest first; equal ones as they were named."""
    spans = [years for one in found if (years := years_of(one)) is not None]
    first = min((one.first for one in spans), default=0)
    last = max((one.last for one in spans), default=-1)
    shown = tuple(range(first, min(last, first + MOST_YEARS - 1) + 1))
    parts = []
    for horizon in (*Horizon, None):
        mine = [one for one in found if horizon_of(one, base) is horizon]
        if mine:
            parts.append((horizon, tuple(sorted(mine, key=_by_years))))
    return RoadMap(shown, bool(shown) and last > shown[-1], tuple(parts))


def _by_years(entry: Entry) -> tuple[int, int]:
    years = years_of(entry)
    return (years.first, years.last) if years else (9999, 9999)


def runs_in(entry: Entry, year: int) -> bool:
    """Whether a programme runs in a year."""
    years = years_of(entry)
    return years is not None and years.first <= year <= years.last
