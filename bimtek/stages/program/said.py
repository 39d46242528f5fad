"""What was said of programmes and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.hall.sayings import Saying
from bimtek.stages.dissent import dissents_said
from bimtek.stages.program.records import Programme, programme_place
from bimtek.stages.program.rules import Entry
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note

if TYPE_CHECKING:
    from bimtek.stages.program.state import ProgrammeState

SENTENCES: Final = {
    "name": "nama program",
    "partners": "mitra",
    "indicator": "indikator",
    "reference": "rujukan",
    "evidence": "bukti kemajuan",
}


def said_here(state: ProgrammeState, pillar: str, entry: Entry | None) -> tuple[Saying, ...]:
    """The programme under the cursor, the notes on it, then what was taken back in its pillar."""
    return (*_under_the_cursor(state, entry), *_taken_back(state, pillar))


def _under_the_cursor(state: ProgrammeState, entry: Entry | None) -> Iterator[Saying]:
    if entry is None:
        return
    yield from _of(state, entry, "")
    yield from dissents_said(state.session, state.stage, entry.id, state.table_name)
    place = programme_place(state.stage.id, entry.id)
    for seen in notes_of(state.session, state.stage.id):
        if seen.value.about == place:
            at = state.session.local(seen.value.said)
            yield of_note(seen, at, ", ".join(map(state.name, seen.value.opd)))


def _taken_back(state: ProgrammeState, pillar: str) -> Iterator[Saying]:
    for one in map(Entry, state.session.everything(Programme)):
        mine = one.value.stage == state.stage.id and one.value.pillar == pillar
        if mine and one.seen.withdrawn is not None:
            yield from _of(state, one, TAKEN_BACK)


def _of(state: ProgrammeState, entry: Entry, how: str) -> Iterator[Saying]:
    ever = ever_said(state.session, Programme, entry.seen.record, SENTENCES)
    closed = " tertutup" if entry.closed else ""
    for field, words in ever.items():
        what = f"{SENTENCES[field]}{closed}{how}"
        yield Saying(Programme.kind, entry.seen.record, field, what, "" if closed else words)
