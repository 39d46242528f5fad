"""Actions that are open at the end: the next tahap begins with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierAction, in_order
from bimtek.hall.confidence import CLOSED
from bimtek.hall.passing import Passed, left_behind, passed_record
from bimtek.hall.records import Label, Note, Opd, Participant
from bimtek.locale.dates import medium_date
from bimtek.stages.closing import rules
from bimtek.stages.closing.records import Dissent, ReadBack

if TYPE_CHECKING:
    from datetime import date

    from bimtek.hall.passing import Onward
    from bimtek.journal.records import Seen
    from bimtek.session import Session

SORT = "Tindak lanjut terbuka"


def onward(source: Session, way: Onward) -> Iterator[Passed]:
    """Those of earlier sessions first, then those of this one; done and let go ones stay."""
    older = {seen.record: seen for seen in source.all(EarlierAction)}
    order = 0
    for action in in_order(seen.value for seen in older.values()):
        order += 1
        yield _older(older[action.id], way, order)
    notes = sorted(
        (seen for seen in source.all(Note) if seen.value.label is Label.ACTION),
        key=lambda seen: str(seen.value.said or ""),
    )
    dropped = rules.dropped(rules.items(notes, source.all(ReadBack), source.all(Dissent)))
    for seen in notes:
        order += 1
        yield _passed(seen, source, way, order, dropped=seen.record in dropped)


def _older(seen: Seen[EarlierAction], way: Onward, order: int) -> Passed:
    action = seen.value
    fields = {
        "session": action.session,
        "text": action.text,
        "opd": way.offices(action.opd),
        "speaker": action.speaker if action.speaker in way.people else "",
        "due": action.deadline,
        "order": order,
    }
    passed = Passed(SORT, action.text, _until(action.deadline), source=(seen.cls.kind, seen.record))
    if not action.is_open:
        return left_behind(passed, f"{action.state}, tidak terbuka lagi")
    change, stamps = passed_record(seen, EarlierAction, seen.record, fields)
    # the newer deadline is what it rests on
    stamps = {**stamps, **({"due": seen.stamps("report")} if _moved(action) else {})}
    return replace(passed, change=change, stamps=stamps)


def _moved(action: EarlierAction) -> bool:
    return action.report is not None and action.report.due is not None


def _passed(seen: Seen[Note], source: Session, way: Onward, order: int, *, dropped: bool) -> Passed:
    note = seen.value
    owners = note.opd or _office_of(source, note.speaker)
    fields = {
        "session": way.earlier.id,
        "text": note.printed,
        "opd": way.offices(owners),
        "speaker": note.speaker if note.speaker in way.people else "",
        "due": note.due,
        "order": order,
    }
    passed = Passed(
        SORT, note.printed, _what(source, owners, note), source=(Note.kind, seen.record)
    )
    if seen.in_confidence:
        return replace(left_behind(passed, "tertutup"), label=CLOSED, what="")
    if "text" in seen.destroyed:
        return left_behind(passed, "isinya dimusnahkan atas permintaan")
    if dropped:
        return left_behind(passed, "dilepas oleh aula")
    change, stamps = passed_record(seen, EarlierAction, seen.record, fields)
    if note.sentence:
        stamps = {**stamps, "text": seen.stamps("sentence")}
    return replace(passed, change=change, stamps=stamps)


def _office_of(source: Session, speaker: str) -> tuple[str, ...]:
    """Whoever promises something without naming an office promises it for the own one."""
    seen = source.get(Participant, speaker) if speaker else None
    return (seen.value.opd,) if seen is not None and seen.value.opd else ()


def _what(source: Session, owners: tuple[str, ...], note: Note) -> str:
    offices = []
    for code in owners:
        seen = source.get(Opd, code)
        offices.append((seen.value.short or code) if seen else code)
    return ", ".join(filter(None, (*offices, _until(note.due))))


def _until(due: date | None) -> str:
    return f"s.d. {medium_date(due)}" if due else "tanpa tenggat"
