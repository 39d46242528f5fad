"""The form and its rows: what it shows of them, and what becomes of what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from textual.content import Content

from bimtek.hall.capacity import post_at
from bimtek.hall.records import Participant
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, short_date
from bimtek.stages.gap.cells import OPEN, pair, show_gap, unit_of
from bimtek.stages.gap.deeds import Saw
from bimtek.stages.gap.fields import BY_NAME, Context, defaults
from bimtek.stages.gap.phrases import phrases
from bimtek.stages.gap.records import (
    CITY,
    NOT_APPLICABLE,
    PARTS_OF_AN_ANSWER,
    Answer,
    Direction,
    EvidenceKind,
    Gap,
)
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.rules import status_word
from bimtek.stages.gap.view_fields import WORDS, Sheet
from bimtek.stages.gap.view_lines import criteria
from bimtek.stages.meanwhile import changed_by

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.gap.view import GapView

BETTER = {Direction.UP: "▲ makin tinggi makin baik", Direction.DOWN: "▼ makin rendah makin baik"}


def sheet_of(view: GapView, rows: Sequence[Row]) -> Sheet:
    """What the form shows of a row, or of several that are filled together."""
    row = rows[0]
    context = Context(row, view.state.scale, view.state.offices, view.session.now().date())
    many = len(rows) > 1
    gap = Gap(view.stage.id, row.code, row.who) if many else view.gap(row)
    seen = None if many else view.state.seen.get(row.key)
    return Sheet(
        title=f"{len(rows)} baris ditandai" if many else _title(view, row),
        place="PgDn menyimpan" if many else _place(view, row),
        context=context,
        draft="" if many else view.state.record_id(row),
        many=many,
        texts={name: field.show(gap, context) for name, field in BY_NAME.items()},
        defaults={} if many else _defaults(view, row, gap, context),
        speaker="" if many else speaker_words(view, row),
        gap="" if many else _gap_words(row, gap),
        criteria=_criteria(view, row, gap),
        others=() if many else _others(view, row),
        pieces=() if many else _pieces(view, row),
        history="" if many else _history(view, row),
        phrases=phrases_of(view),
        conflicts=_split(seen) if seen else frozenset(),
        saw=None if many else Saw(seen),
        changed_by=lambda name, saw: _changed_by(view, seen, name, saw),
    )


def _changed_by(view: GapView, now: Seen[Gap] | None, name: str, saw: Saw | None) -> str:
    """Who else set a field of a row since it was seen."""
    of_answer = name in PARTS_OF_AN_ANSWER
    before = saw.seen if saw else None
    return changed_by(view.session, before, now, "answer" if of_answer else name)


def _title(view: GapView, row: Row) -> str:
    if row.is_level:
        return f"{row.code} {row.title}"
    part, unit = view.state.part(row.subdimension), unit_of(row)
    above = f"{part.code} {part.title}" if part else row.subdimension
    return f"{above} › {row.place} {row.title}" + (f" ({unit})" if unit else "")


def _place(view: GapView, row: Row) -> str:
    keys = [one.key for one in view.leaf.rows]
    return f"{view.state.label(row)}  baris {keys.index(row.key) + 1}/{len(keys)}"


def _defaults(view: GapView, row: Row, gap: Gap, context: Context) -> dict[str, str]:
    found = defaults(context, view.state.proposed(row))
    if row.who == CITY and gap.proposal:
        # The OPD that leads in a sub-dimension is in charge unless another one is named.
        found["pic"] = lead_of(view, row)
    if gap.answer.now == NOT_APPLICABLE or not gap.answer.now:
        # Without a value there is nothing that a year or a target could belong to.
        found |= {"target": "", "year": "", "target_year": ""}
    elif not gap.answer.target:
        found["target_year"] = ""
    return found


def lead_of(view: GapView, row: Row) -> str:
    """The OPD that is asked first in a sub-dimension."""
    part = view.state.part(row.subdimension)
    return view.state.name(part.opds[0]) if part and part.opds else ""


def _gap_words(row: Row, gap: Gap) -> str:
    width = show_gap(row, gap.answer)
    if row.is_level:
        return width
    return f"{width or '·'} {BETTER[row.direction][:1]} {row.unit}"


def _criteria(view: GapView, row: Row, gap: Gap) -> tuple[Content, ...]:
    part = view.state.part(row.subdimension)
    city = gap if row.is_level else view.state.gaps.get(f"{row.subdimension}/{CITY}", NO_GAP)
    width = view.size.width - (31 if view.size.width >= 76 else 2)
    return tuple(criteria(part, city.answer.now, city.answer.target, 9, width))


def _others(view: GapView, row: Row) -> tuple[str, ...]:
    """What the others said of the same thing, in one line."""
    said = []
    for one in view.leaf.rows:
        gap = view.gap(one)
        if one.code == row.code and one.key != row.key and gap.answer.now:
            word = status_word(one, gap, absent=False)
            closed = "~" if view.state.in_confidence(one.key) else ""
            said.append(f"{closed}{view.state.label(one)}: {pair(gap.answer)} ({word})")
    return (*_then(view, row), *(("  ".join(said),) if said else ()))


def _then(view: GapView, row: Row) -> tuple[str, ...]:
    """What stood here at earlier tahap, with what was said to it: a line each."""
    return tuple(
        "  ".join(filter(None, (f"dulu {one.words}", one.gap.condition or one.gap.cause)))
        for one in view.state.then(row)
    )


def _split(seen: Seen[Gap]) -> frozenset[str]:
    """The fields of the form in which two values stand; of an answer the parts that differ."""
    split = frozenset(seen.conflicts)
    if "answer" not in split:
        return split
    told = [value for _, value in seen.values("answer") if isinstance(value, Answer)]
    names = (part.name for part in fields(Answer))
    return split | {name for name in names if len({getattr(one, name) for one in told}) > 1}


def _pieces(view: GapView, row: Row) -> tuple[str, ...]:
    lines = []
    for number, seen in enumerate(view.state.evidence.get(row.key, ()), start=1):
        piece = seen.value
        split = "≠ " if seen.conflicts else ""
        where = f"  ada di: {piece.where}" if piece.where else ""
        if piece.type is EvidenceKind.FOLLOWS:
            where = f"  s.d. {short_date(piece.due)} → tindak lanjut" if piece.due else ""
        lines.append(f"{split}{number} {piece.type.value}: {piece.title}{where}")
    return tuple(lines)


def _history(view: GapView, row: Row) -> str:
    """Earlier values with time and initials, the latest three."""
    told = view.session.history(Gap, view.state.record_id(row), "answer")
    steps: list[str] = []
    before: Answer | None = None
    for nth, (author, value) in enumerate(told):
        if nth + 1 < len(told) and _completes(told[nth + 1][1], value):
            continue
        words, before = (DESTROYED, None) if value is None else _step(_answer(value), before)
        if words:
            steps.append(f"{words} ({clock(author.at)}, {author.initials})")
    return "" if len(steps) < 2 else "Semula " + "  ⇒  ".join(steps[-3:])


def _step(answer: Answer, before: Answer | None) -> tuple[str, Answer]:
    """Both values, or, where they are those of the step before, what else is another one."""
    if before is None or pair(before) != pair(answer):
        return pair(answer), answer
    parts = (
        ("th.", before.year, answer.year),
        ("th. sasaran", before.target_year, answer.target_year),
        ("sumber", before.source, answer.source),
    )
    changed = (f"{name} {old or OPEN}→{new or OPEN}" for name, old, new in parts if old != new)
    return ", ".join(changed), answer


def _completes(later: object, earlier: object) -> bool:
    """Whether a value only adds parts to the one before it: two halves of one answer."""
    if earlier is None or later is None:
        return False
    one, other = _answer(earlier), _answer(later)
    added = [
        (old, new)
        for old, new in (
            (one.target, other.target),
            (one.year, other.year),
            (one.target_year, other.target_year),
            (one.source, other.source),
        )
        if old != new
    ]
    return one.now == other.now and bool(added) and not any(old for old, _ in added)


def _answer(value: object) -> Answer:
    data = value if isinstance(value, dict) else {}
    return Answer(
        str(data.get("now", "")),
        str(data.get("target", "")),
        data.get("year"),
        data.get("target_year"),
        data.get("source"),
    )


def phrases_of(view: GapView) -> dict[str, tuple[str, ...]]:
    """Sentences of the page that are offered while one is typed, by field; no closed row's."""
    keys = {row.key for row in view.leaf.rows if not view.state.in_confidence(row.key)}
    gaps = [gap for key, gap in view.state.gaps.items() if key in keys]
    pieces = [
        seen.value for key, found in view.state.evidence.items() if key in keys for seen in found
    ]
    return {field: phrases(gaps, pieces, field) for field in WORDS}


# -- who answered


def speaker_words(view: GapView, row: Row) -> str:
    """Who answered; in brackets whoever speaks for the OPD, as long as nobody was recorded."""
    chosen = view.state.room.person(view.gap(row).speaker)
    if chosen is not None:
        return _person(view, chosen)
    likely = None if row.who == CITY else view.state.room.speaker(row.who)
    return f"({_person(view, likely)})" if likely else "belum dicatat"


def _person(view: GapView, person: Participant) -> str:
    return post_at(person, view.state.offices) or person.name


def likely_speaker(view: GapView, row: Row) -> str:
    """Who speaks for the row's OPD, where nobody was recorded yet."""
    if row.who == CITY or view.gap(row).speaker:
        return ""
    likely = view.state.room.speaker(row.who)
    return likely.id if likely else ""


def candidates(view: GapView, row: Row) -> list[tuple[str, str]]:
    """Who may have answered: those here of the OPD, then everybody else here."""
    room = view.state.room
    people = sorted((room.people[who] for who in room.here), key=lambda one: one.opd != row.who)
    return [(one.id, f"{_person(view, one)}  {one.name}".strip()) for one in people]
