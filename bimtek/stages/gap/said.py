"""What was said in a row of the gap analysis and may be destroyed: each sentence for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.hall.sayings import Saying
from bimtek.stages.dissent import dissents_said
from bimtek.stages.gap.deeds import note_place
from bimtek.stages.gap.records import CITY, Gap
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note, stands

if TYPE_CHECKING:
    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen
    from bimtek.stages.gap.rows import Row
    from bimtek.stages.gap.state import GapState

WORDS: Final = ("condition", "cause", "proposal", "effect", "reason")


def said_on_row(state: GapState, row: Row) -> tuple[Saying, ...]:
    """The sentences of the row, then the notes that hang on it; in confidence: not quoted."""
    record, place = state.record_id(row), note_place(state, row)
    said = ever_said(state.session, Gap, record, WORDS)
    sentences = (_of_field(state, row, field, words) for field, words in said.items())
    notes = notes_of(state.session, state.stage.id)
    differing = dissents_said(state.session, state.stage, row.code, state.table_name)
    own = differing if row.who == CITY and not state.table else ()
    return (
        *sentences,
        *own,
        *(_of_note(state, seen) for seen in notes if seen.value.about == place),
    )


def _of_field(state: GapState, row: Row, field: str, words: str) -> Saying:
    record = state.record_id(row)
    what = f"{row.code} {state.label(row)}, {Gap.labels.get(field, 'alasan perubahan')}"
    what += "" if stands(state.session.get(Gap, record), field) else TAKEN_BACK
    return Saying(Gap.kind, record, field, what, "" if state.in_confidence(row.key) else words)


def _of_note(state: GapState, seen: Seen[Note]) -> Saying:
    at = state.session.local(seen.value.said)
    return of_note(seen, at, ", ".join(state.name(code) for code in seen.value.opd))
