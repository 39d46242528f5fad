"""What was said in a kertas kerja and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.hall.evidence import Evidence
from bimtek.hall.sayings import Saying
from bimtek.stages.dissent import dissents_said
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note, stands
from bimtek.stages.worksheet.records import PLENARY, UNKNOWN, AddedRow, Cell
from bimtek.stages.worksheet.values import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen
    from bimtek.stages.worksheet.rules import Row
    from bimtek.stages.worksheet.script import Column
    from bimtek.stages.worksheet.state import WorksheetState

OF_EVIDENCE: Final = {"title": "bukti", "where": "tempat bukti"}


def said_here(state: WorksheetState, row: Row | None, who: str) -> tuple[Saying, ...]:
    """What stands in a row of one sheet and on it, then rows that were taken back."""
    here = () if row is None else _on_row(state, row, who)
    return (*here, *_taken_back(state))


def _on_row(state: WorksheetState, row: Row, who: str) -> Iterator[Saying]:
    for column in state.columns:
        if column.type in WORDS:
            yield from _in_cell(state, row, who, column)
    for seen in state.pieces_in(row, who):
        for field, words in ever_said(state.session, Evidence, seen.record, OF_EVIDENCE).items():
            yield Saying(Evidence.kind, seen.record, field, OF_EVIDENCE[field], words)
    if row.added:
        yield from _of_row(state, f"{state.stage.id}/{row.key}", "")
    if who == PLENARY:
        yield from dissents_said(state.session, state.stage, row.key, state.name)
    for note in notes_of(state.session, state.stage.id):
        if note.value.about == state.place(row):
            yield _of_note(state, note)


def _in_cell(state: WorksheetState, row: Row, who: str, column: Column) -> Iterator[Saying]:
    record = state.record_id(row, who, column)
    words = ever_said(state.session, Cell, record, ("value",)).get("value", "")
    if words and words not in UNKNOWN:
        closed = state.closed(row, who, column)
        what = f"{row.code} {column.name}{' tertutup' if closed else ''}"
        what += "" if stands(state.session.get(Cell, record), "value") else TAKEN_BACK
        yield Saying(Cell.kind, record, "value", what, "" if closed else words)


def _of_row(state: WorksheetState, record: str, how: str) -> Iterator[Saying]:
    for words in ever_said(state.session, AddedRow, record, ("text",)).values():
        yield Saying(AddedRow.kind, record, "text", f"{AddedRow.noun}{how}", words)


def _taken_back(state: WorksheetState) -> Iterator[Saying]:
    for seen in state.session.everything(AddedRow):
        if seen.value.stage == state.stage.id and seen.withdrawn is not None:
            yield from _of_row(state, seen.record, TAKEN_BACK)


def _of_note(state: WorksheetState, seen: Seen[Note]) -> Saying:
    said = seen.value.said
    at = said.astimezone(state.session.zone) if said and said.tzinfo else said
    return of_note(seen, at, ", ".join(map(state.office, seen.value.opd)))
