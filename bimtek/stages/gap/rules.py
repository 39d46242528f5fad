"""Counting the gap: differences, progress, what is largest, what is common. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from bimtek.stages.gap.records import (
    CITY,
    NO_DATA,
    NOT_APPLICABLE,
    Answer,
    Cause,
    Direction,
    Evidence,
    Gap,
    GapStatus,
    When,
)
from bimtek.stages.gap.rows import NO_GAP, Row

UNKNOWN: Final = (NO_DATA, NOT_APPLICABLE)
"""Answers without a number."""

WIDE: Final = Decimal(2)
"""From this gap of levels on the hall owes a proposal."""


STATUS_WORDS: Final = {
    GapStatus.DRAFT: "draf",
    GapStatus.AGREED: "sepakat",
    GapStatus.CHANGED: "!diubah",
}
"""In the status column: what was changed after the agreement is not only another word."""


class Progress(NamedTuple):
    """How many of what is asked was answered."""

    answered: int
    asked: int

    def __str__(self) -> str:
        return f"{self.answered}/{self.asked}"


class Largest(NamedTuple):
    """A level of the city and how far its target lies."""

    row: Row
    answer: Answer
    gap: Decimal


class CommonCause(NamedTuple):
    """How often a category of cause was named."""

    cause: Cause
    opds: int
    rows: int
    """Of OPDs and of the city."""
    of_city: int = 0
    """Sub-dimensions of which the hall itself named it."""


class Agreement(NamedTuple):
    """What one reading back of a pillar agrees."""

    answers: Mapping[str, Answer]
    """Row key → the answer as agreed, with confirmed default targets in it."""
    by_default: tuple[str, ...]
    """Keys whose target is the script's own."""
    left_out: tuple[str, ...]
    """Keys that were answered and marked as exceptions."""
    unanswered: tuple[str, ...]

    @property
    def levels(self) -> int:
        """How many of them are levels; `bd` and `tb` are answers, but none."""
        return sum(number(answer.now) is not None for answer in self.answers.values())


def number(value: str) -> Decimal | None:
    """The number in a stored value; None for `bd`, `tb` and nothing."""
    return Decimal(value) if value and value not in UNKNOWN else None


def difference(answer: Answer, direction: Direction = Direction.UP) -> Decimal | None:
    """How far the target lies in the better direction; None unless both numbers are known."""
    now, target = number(answer.now), number(answer.target)
    if now is None or target is None:
        return None
    return target - now if direction is Direction.UP else now - target


def is_answered(row: Row, answer: Answer) -> bool:
    """A number needs its present value, a level its target too; `bd` and `tb` are answers."""
    if answer.now in UNKNOWN:
        return True
    return bool(answer.now and (answer.target or not row.is_level))


def progress(rows: Iterable[Row], gaps: Mapping[str, Gap]) -> Progress:
    """Numbers that OPDs have answered, of all that they are asked."""
    counted = [row for row in rows if row.counts]
    done = sum(not is_owed(row, gaps.get(row.key, NO_GAP)) for row in counted)
    return Progress(done, len(counted))


def level_progress(rows: Iterable[Row], gaps: Mapping[str, Gap]) -> Progress:
    """Levels that the city has given, of all sub-dimensions."""
    levels = [row for row in rows if row.is_level and row.who == CITY]
    done = sum(is_answered(row, gaps.get(row.key, NO_GAP).answer) for row in levels)
    return Progress(done, len(levels))


def all_agreed(
    rows: Iterable[Row], gaps: Mapping[str, Gap], unsettled: Collection[str] = ()
) -> bool:
    """Whether the hall has agreed to every level of the city in a pillar: what ✓ says of it.

    An answered level that was not read back, or was changed since, is not agreed.

    Args:
        unsettled: keys of rows of which two answers stand; nobody agreed to both.
    """
    levels = [row.key for row in rows if row.is_level and row.who == CITY]
    return bool(levels) and all(
        gaps.get(key, NO_GAP).status is GapStatus.AGREED and key not in unsettled for key in levels
    )


def largest(rows: Iterable[Row], gaps: Mapping[str, Gap], count: int = 5) -> tuple[Largest, ...]:
    """The city's levels with the widest gaps, equal ones in the order of the script.

    Those that are as wide as the last one named are named too, so that no tie is cut.
    """
    found = []
    for row in rows:
        answer = gaps.get(row.key, NO_GAP).answer
        gap = difference(answer) if row.is_level and row.who == CITY else None
        if gap is not None and gap > 0:
            found.append(Largest(row, answer, gap))
    found.sort(key=lambda one: -one.gap)
    if len(found) > count:
        found = [one for one in found if one.gap >= found[count - 1].gap]
    return tuple(found)


def common_causes(gaps: Iterable[Gap]) -> tuple[CommonCause, ...]:
    """Categories of causes, the one named for the most OPDs first.

    The city is no OPD, whoever is in charge of its level.
    """
    named: dict[Cause, list[str]] = {}
    for gap in gaps:
        for cause in dict.fromkeys(gap.causes):
            named.setdefault(cause, []).append(gap.who)
    found = [
        CommonCause(
            cause, len({*named[cause]} - {CITY}), len(named[cause]), named[cause].count(CITY)
        )
        for cause in Cause
        if cause in named
    ]
    return tuple(sorted(found, key=lambda one: (-one.opds, -one.rows)))


def in_many(found: Iterable[CommonCause]) -> tuple[CommonCause, ...]:
    """Causes of more than one OPD or sub-dimension of the city: of one alone none is common."""
    return tuple(one for one in found if one.opds + one.of_city > 1)


def without_evidence(
    rows: Iterable[Row], gaps: Mapping[str, Gap], evidence: Iterable[Evidence]
) -> tuple[Row, ...]:
    """Rows of OPDs with a number or level of their own and nothing that it rests on."""
    shown = {piece.of.partition("/")[2] for piece in evidence}
    return tuple(
        row
        for row in rows
        if row.who != CITY
        and number(gaps.get(row.key, NO_GAP).answer.now) is not None
        and row.key not in shown
    )


def dissenting(rows: Iterable[Row], gaps: Mapping[str, Gap]) -> dict[str, tuple[Row, ...]]:
    """Code of a row → the OPDs whose own value is another than the city's agreed one."""
    everything = tuple(rows)
    found: dict[str, list[Row]] = {}
    for row in everything:
        city = gaps.get(f"{row.code}/{CITY}", NO_GAP).answer
        own = gaps.get(row.key, NO_GAP).answer
        if row.who == CITY or not city.now or not own.now:
            continue
        if not same(own.now, city.now) or (own.target and not same(own.target, city.target)):
            found.setdefault(row.code, []).append(row)
    return {code: tuple(differing) for code, differing in found.items()}


def same(one: str, other: str) -> bool:
    """Whether two values are equal: 12 and 12.0 are."""
    return one == other or (number(one) is not None and number(one) == number(other))


def _same_answer(one: Answer, other: Answer) -> bool:
    return same(one.now, other.now) and same(one.target, other.target)


def status_after(gap: Gap, answer: Answer) -> GapStatus:
    """An agreed value that is changed later is no longer agreed."""
    if gap.status is not GapStatus.AGREED:
        return gap.status
    return GapStatus.AGREED if _same_answer(gap.answer, answer) else GapStatus.CHANGED


def agreed_before(gap: Gap) -> Answer | None:
    """What the hall had agreed to, where another answer stands now that it has not."""
    if gap.status is not GapStatus.CHANGED or gap.agreed is None:
        return None
    return None if _same_answer(gap.answer, gap.agreed) else gap.agreed


def as_it_stands(gap: Gap) -> Gap:
    """What came from elsewhere after the agreement, or beside it, is not what was agreed."""
    if (
        gap.agreed is None
        or status_after(replace(gap, answer=gap.agreed), gap.answer) is gap.status
    ):
        return gap
    return replace(gap, status=GapStatus.CHANGED)


def with_default(row: Row, answer: Answer, default_target: str, scale: Collection[int]) -> str:
    """The target that the script proposes for this row; empty where it has none to propose.

    Args:
        row: only levels have a default target.
        answer: what is recorded; a target in it leaves nothing to propose.
        default_target: `kini+1`, `5`, or empty.
        scale: the levels of the script.
    """
    if not row.is_level or answer.target or number(answer.now) is None or not default_target:
        return ""
    if default_target.startswith("kini+"):
        wanted = int(answer.now) + int(default_target.removeprefix("kini+"))
        return str(min(wanted, max(scale)))
    return str(max(int(default_target), int(answer.now)))


def agreement(
    rows: Iterable[Row],
    gaps: Mapping[str, Gap],
    excepted: Collection[str],
    default_target: str,
    scale: Collection[int],
) -> Agreement:
    """What is agreed when a pillar is read back: the city's values, default targets confirmed."""
    answers: dict[str, Answer] = {}
    by_default: list[str] = []
    left_out: list[str] = []
    unanswered: list[str] = []
    for row in rows:
        if row.who != CITY:
            continue
        answer = gaps.get(row.key, NO_GAP).answer
        if proposed := with_default(row, answer, default_target, scale):
            answer = replace(answer, target=proposed, target_by_default=True)
        if row.key in excepted:
            (left_out if answer.now else unanswered).append(row.key)
        elif is_answered(row, answer):
            answers[row.key] = answer
            if answer.target_by_default:
                by_default.append(row.key)
        else:
            unanswered.append(row.key)
    return Agreement(answers, tuple(by_default), tuple(left_out), tuple(unanswered))


def is_task(row: Row, gap: Gap) -> bool:
    """Whether somebody still owes this row outside the hall."""
    owed = gap.answer.now in ("", NO_DATA)
    return owed and (gap.task or (row.when is When.TASK and not gap.answer.now))


def is_owed(row: Row, gap: Gap) -> bool:
    """Nothing was said, or no more than that there is no data yet and it is a task to get it."""
    return not is_answered(row, gap.answer) or is_task(row, gap)


def status_word(row: Row, gap: Gap, *, absent: bool) -> str:
    """What the status column says of a row."""
    if is_task(row, gap):
        return "tugas"
    if not gap.stated:
        return "absen" if absent else ""
    return STATUS_WORDS[gap.status]
