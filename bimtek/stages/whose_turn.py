"""Whose turn it is while an acara is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.notes import NoteContext
from bimtek.hall.queue import breaks, speaking
from bimtek.hall.records import Turn

if TYPE_CHECKING:
    from bimtek.session import Session


def whose_turn(session: Session) -> NoteContext:
    """Whose words a line takes that names nobody: those of whoever has the turn to speak."""
    seen = speaking(session.all(Turn), breaks(session.runs.values()))
    if seen is None:
        return NoteContext()
    one = seen.value
    return NoteContext(opd=(one.opd,) if one.opd else (), speaker=one.speaker)
