"""The picture OPD × pilar: where the gap is wide, who has answered, who has spoken. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.records import Note, Turn
from bimtek.hall.talkers import who_says, whose_turn
from bimtek.locale.numbers import show_number
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import CONFLICT
from bimtek.stages.gap.records import CITY, NO_DATA, NOT_APPLICABLE, Answer, Evidence, Gap
from bimtek.stages.gap.rows import NO_GAP, Row

if TYPE_CHECKING:
    from bimtek.stages.gap.script import Pillar

NOT_ASKED: Final = "–"
UNANSWERED: Final = "?"
CLOSED: Final = "~"
SIGNS: Final = ((Decimal(2), "■"), (Decimal("1.5"), "▓"), (Decimal(1), "▒"))
"""From this average on, this sign; below the last one a dot."""
SMALL: Final = "·"
LEGEND: Final = "■ ≥2  ▓ 1,5–1,9  ▒ 1–1,4  · <1  ? belum  – tak ditanya  ( ) bawaan"

SORTS: Final = ("urut resmi", "beda terbesar", "jawaban kurang", "bicara tersedikit")


class OpdLine(NamedTuple):
    """One OPD in the picture."""

    code: str
    cells: tuple[str, ...]
    """One for each pillar, by number."""
    widest: Decimal | None
    """Its greatest average."""
    progress: rules.Progress
    bare: int
    """Answers that rest on nothing."""
    spoke: int


class Picture(NamedTuple):
    """What is drawn."""

    lines: tuple[OpdLine, ...]
    city: tuple[str, ...]
    progress: rules.Progress
    bare: int
    causes: tuple[rules.CommonCause, ...]
    largest: tuple[rules.Largest, ...]


class Facts(NamedTuple):
    """What the picture is made from."""

    pillars: Sequence[tuple[Pillar, Sequence[Row]]]
    """Each with its rows, by number."""
    gaps: Mapping[str, Gap]
    evidence: Sequence[Evidence]
    split: Collection[str]
    """Keys of rows whose answers stand side by side."""
    closed: Collection[str] = ()
    """Keys of rows told in confidence: that they are answered counts, what they say is hidden."""
    default_target: str = ""
    """The script's, where the picture may show what nobody has confirmed; empty: it may not."""
    scale: Collection[int] = ()


class Level(NamedTuple):
    """A level that an OPD is measured by."""

    answer: Answer
    proposed: Answer
    """With the script's target in it, where nobody has said one."""


class Measured(NamedTuple):
    """The levels behind one cell."""

    levels: Sequence[Level]
    split: bool
    """Values stand side by side in one of them."""
    closed: bool
    """One was told in confidence; it is left out of the mean."""


def average(answers: Iterable[Answer]) -> Decimal | None:
    """The mean gap of levels, to one place; None where none of them has both its numbers."""
    gaps = [gap for one in answers if (gap := rules.difference(one)) is not None]
    if not gaps:
        return None
    return (sum(gaps, Decimal(0)) / len(gaps)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def sign(mean: Decimal) -> str:
    """How wide a gap is, told without colour; the number beside it says the same."""
    return next((mark for least, mark in SIGNS if mean >= least), SMALL)


def cell(
    answers: Sequence[Answer],
    *,
    split: bool = False,
    closed: bool = False,
    proposed: Iterable[Answer] = (),
) -> str:
    """One cell: nothing asked, nothing answered, no data, and a number never look alike.

    Args:
        answers: what was said.
        split: whether values stand side by side.
        closed: whether there are values that were told in confidence, left out of the answers.
        proposed: the same with targets that nobody has said: in brackets, where all rests on them.
    """
    if not answers:
        return NOT_ASKED
    mean = average(answers)
    if mean is not None:
        return show_number(mean) + _places(mean) + (CONFLICT if split else sign(mean))
    if split:
        return CONFLICT
    if (mean := average(proposed)) is not None:
        return f"({show_number(mean)}{_places(mean)})"
    if closed:
        return CLOSED
    said = {one.now for one in answers}
    if said <= {NO_DATA, NOT_APPLICABLE}:
        return NO_DATA if NO_DATA in said else NOT_APPLICABLE
    return UNANSWERED


def _places(mean: Decimal) -> str:
    return "" if "," in show_number(mean) else ",0"


def picture(facts: Facts, opds: Sequence[str], spoke: Mapping[str, int]) -> Picture:
    """The whole picture.

    Args:
        facts: rows and what stands in them.
        opds: codes in the order in which they are drawn.
        spoke: how often each has spoken.
    """
    rows = [row for _, those in facts.pillars for row in those]
    bare = rules.without_evidence(rows, facts.gaps, facts.evidence)
    bare_of = Counter(row.who for row in bare)
    open_gaps = {key: gap for key, gap in facts.gaps.items() if key not in facts.closed}
    return Picture(
        tuple(_line(facts, code, rows, bare_of[code], spoke.get(code, 0)) for code in opds),
        tuple(_city(facts, pillar, those) for pillar, those in facts.pillars),
        rules.progress(rows, facts.gaps),
        len(bare),
        rules.common_causes(open_gaps.values()),
        rules.largest(rows, open_gaps),
    )


def _line(facts: Facts, code: str, rows: Sequence[Row], bare: int, spoke: int) -> OpdLine:
    levels = [_levels(facts, code, pillar, those) for pillar, those in facts.pillars]
    answers = ([one.answer for one in found.levels] for found in levels)
    means = [mean for said in answers if (mean := average(said)) is not None]
    return OpdLine(
        code,
        tuple(map(_cell, levels)),
        max(means, default=None),
        rules.progress((row for row in rows if row.who == code), facts.gaps),
        bare,
        spoke,
    )


def _cell(measured: Measured) -> str:
    return cell(
        [one.answer for one in measured.levels],
        split=measured.split,
        closed=measured.closed,
        proposed=[one.proposed for one in measured.levels],
    )


def _levels(facts: Facts, code: str, pillar: Pillar, rows: Sequence[Row]) -> Measured:
    """The levels of the sub-dimensions that an OPD answers in: its own, else the city's.

    An OPD is not asked for a target: its own level is measured by the city's.
    """
    found, keys = [], []
    mine = {row.subdimension for row in rows if row.who == code}
    for part in pillar.subdimensions:
        if code not in part.opds and part.code not in mine:
            continue
        own = f"{part.code}/{code}"
        key = own if facts.gaps.get(own, NO_GAP).answer.now else f"{part.code}/{CITY}"
        keys.append(key)
        answer, city = _said(facts, key), _said(facts, f"{part.code}/{CITY}")
        if answer.now and not answer.target:
            answer = replace(answer, target=city.target)
        found.append(_level(facts, key, answer, rows))
    return _measured(facts, keys, found)


def _measured(facts: Facts, keys: Sequence[str], levels: Sequence[Level]) -> Measured:
    return Measured(
        levels,
        split=any(key in facts.split for key in keys),
        closed=any(key in facts.closed and facts.gaps.get(key, NO_GAP).answer.now for key in keys),
    )


def _said(facts: Facts, key: str) -> Answer:
    """What of a row may be measured; values side by side are no answer before somebody chose."""
    hidden = key in facts.split or key in facts.closed
    return Answer() if hidden else facts.gaps.get(key, NO_GAP).answer


def _level(facts: Facts, key: str, answer: Answer, rows: Sequence[Row]) -> Level:
    row = next((one for one in rows if one.key == key), None)
    default = facts.default_target
    target = rules.with_default(row, answer, default, facts.scale) if row and default else ""
    return Level(answer, replace(answer, target=target) if target else answer)


def _city(facts: Facts, pillar: Pillar, rows: Sequence[Row]) -> str:
    keys = [f"{part.code}/{CITY}" for part in pillar.subdimensions]
    levels = [_level(facts, key, _said(facts, key), rows) for key in keys]
    return _cell(_measured(facts, keys, levels))


def arranged(lines: Sequence[OpdLine], sort: str) -> tuple[OpdLine, ...]:
    """The lines in another order; equal ones stay in the official one."""
    if sort == SORTS[1]:
        return tuple(sorted(lines, key=lambda one: (one.widest is None, -(one.widest or 0))))
    if sort == SORTS[2]:
        return tuple(sorted(lines, key=lambda one: one.progress.answered - one.progress.asked))
    if sort == SORTS[3]:
        return tuple(sorted(lines, key=lambda one: one.spoke))
    return tuple(lines)


def times_spoken(
    turns: Iterable[Turn], notes: Iterable[Note], opd_of: Mapping[str, str]
) -> Counter[str]:
    """How often each OPD has spoken: its turns, and what was noted of it outside of them.

    Args:
        turns: of the speaking queue; only those that began.
        notes: what was said.
        opd_of: participant → OPD.
    """
    found: Counter[str] = Counter()
    spans: dict[str, list[tuple[datetime, datetime | None]]] = {}
    for turn in turns:
        who = whose_turn(turn, opd_of)
        if who and turn.began is not None:
            found[who] += 1
            spans.setdefault(who, []).append((turn.began, turn.ended))
    for note in notes:
        for who in who_says(note, opd_of):
            if not any(_within(note.said, span) for span in spans.get(who, ())):
                found[who] += 1
    return found


def _within(said: datetime | None, span: tuple[datetime, datetime | None]) -> bool:
    began, ended = span
    return said is not None and began <= said and (ended is None or said <= ended)
