"""What was said at a SWOT and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.sayings import Saying
from bimtek.stages.dissent import dissents_said
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note
from bimtek.stages.swot.records import Keyword, SwotItem, item_place
from bimtek.stages.swot.rules import Entry, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen
    from bimtek.stages.swot.state import SwotState


JOINED = " (sudah digabungkan)"


def said_here(state: SwotState, place: Place, entry: Entry | None) -> tuple[Saying, ...]:
    """The item under the cursor, the notes on it, then what was taken back from its place."""
    return (*_under_the_cursor(state, entry), *_taken_back(state, place))


def _under_the_cursor(state: SwotState, entry: Entry | None) -> Iterator[Saying]:
    if entry is None:
        return
    yield from _of(state, entry, "")
    yield from dissents_said(state.session, state.stage, entry.id, state.table_name)
    place = item_place(entry.seen.cls.kind, entry.seen.record)
    for seen in notes_of(state.session, state.stage.id):
        if seen.value.about == place:
            yield _of_note(state, seen)


def _taken_back(state: SwotState, place: Place) -> Iterator[Saying]:
    items = map(Entry, state.session.everything(SwotItem))
    for one in (*items, *map(Entry, state.session.everything(Keyword))):
        mine = one.value.stage == state.stage.id and one.place == place
        if mine and one.seen.withdrawn is not None:
            yield from _of(state, one, TAKEN_BACK)
        elif mine and one.value.joined:
            yield from _of(state, one, JOINED)


def _of(state: SwotState, entry: Entry, how: str) -> Iterator[Saying]:
    cls, record = entry.seen.cls, entry.seen.record
    words = ever_said(state.session, cls, record, ("text",)).get("text")
    if words is not None:
        closed = " tertutup" if entry.closed else ""
        yield Saying(cls.kind, record, "text", f"{cls.noun}{closed}{how}", "" if closed else words)


def _of_note(state: SwotState, seen: Seen[Note]) -> Saying:
    at = state.session.local(seen.value.said)
    return of_note(seen, at, ", ".join(state.name(code) for code in seen.value.opd))
