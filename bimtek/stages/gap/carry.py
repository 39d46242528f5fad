"""What copying from above and moving to another OPD take along. Pure."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from bimtek.journal.records import DESTROYED
from bimtek.stages.gap.records import NOT_APPLICABLE, Answer, Gap, GapStatus

COPIED: Final = ("condition", "causes", "cause", "proposal")
"""Sentences that are said of one row and hold for the next."""

_KEY: Final = frozenset(Gap.key)
_NOTHING: Final = ("", ())


def copied(above: Gap, below: Gap) -> dict[str, object]:
    """Fields that `"` fills from the row above; what already stands below is left alone."""
    return {
        name: getattr(above, name)
        for name in COPIED
        if getattr(above, name) not in (DESTROYED, *_NOTHING) and not getattr(below, name)
    }


def held_back(above: Gap, below: Gap) -> tuple[str, ...]:
    """Fields that both rows have and that therefore were not copied."""
    return tuple(
        name
        for name in COPIED
        if getattr(above, name)
        and getattr(below, name)
        and getattr(above, name) != getattr(below, name)
    )


def moved(gap: Gap) -> dict[str, object]:
    """Fields as the right OPD gets them; nobody has agreed to them there."""
    values = _set_fields(gap)
    if gap.status is not GapStatus.DRAFT:
        values["status"] = GapStatus.DRAFT
    values.pop("asked", None)
    values.pop("speaker", None)
    values.pop("agreed", None)
    return values


def emptied(gap: Gap) -> dict[str, object]:
    """Fields as they stand where an answer was moved away from."""
    blank = Gap(gap.stage, gap.row, gap.who)
    return {name: getattr(blank, name) for name in _set_fields(gap)}


def _set_fields(gap: Gap) -> dict[str, object]:
    blank = Gap(gap.stage, gap.row, gap.who)
    return {
        part.name: getattr(gap, part.name)
        for part in fields(gap)
        if part.name not in _KEY and getattr(gap, part.name) != getattr(blank, part.name)
    }


def typed_now(answer: Answer, value: str) -> Answer:
    """The answer after a new present value; what does not apply has no target either."""
    return _with(answer, now=value, target="" if value == NOT_APPLICABLE else answer.target)


def typed_target(answer: Answer, value: str) -> Answer:
    """The answer after a typed target: no longer the script's own."""
    return _with(answer, target=value)


def _with(answer: Answer, *, now: str | None = None, target: str | None = None) -> Answer:
    changed = target is not None and target != answer.target
    return Answer(
        answer.now if now is None else now,
        answer.target if target is None else target,
        answer.year,
        answer.target_year,
        answer.source,
        None if changed else answer.target_by_default,
    )
