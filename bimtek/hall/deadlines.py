"""One deadline for several actions. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bimtek.hall.records import Label, Note
from bimtek.journal.records import Change, Seen


def with_deadline(notes: Iterable[Seen[Note]], due: date) -> tuple[Change, ...]:
    """The same day for each of these actions; one that somebody dated meanwhile keeps its own."""
    return tuple(
        note.change(due=due)
        for note in notes
        if note.value.label is Label.ACTION and note.value.due is None and not note.withdrawn
    )
