"""To what a note belongs: its acara, its row, whose words it takes; its draft keeps all of it."""

from __future__ import annotations

import json
from typing import NamedTuple

from bimtek.hall.notes import NoteContext

PLACE = "note"
"""Where the half-typed text of the note line is kept: `note/<acara>/<what else it belongs to>`."""

_KEPT = ("about", "pillar", "speaker", "row")


class Belonging(NamedTuple):
    """For which acara a note is typed, on which of its rows, in whose turn."""

    stage: str
    context: NoteContext = NoteContext()


def draft_place(where: Belonging) -> str:
    """Where the draft of a note is kept, so that it is found again with what it belongs to."""
    context = where.context
    kept: dict[str, object] = {name: getattr(context, name) for name in _KEPT}
    kept |= {"opd": context.opd, "turn": context.turn}
    said = {name: value for name, value in kept.items() if value}
    more = json.dumps(said, ensure_ascii=False) if said else ""
    return "/".join(filter(None, (PLACE, where.stage, more)))


def belonging_of(place: str) -> Belonging | None:
    """What a draft belongs to; None: it was not typed in the note line."""
    first, _, rest = place.partition("/")
    if first != PLACE:
        return None
    stage, _, more = rest.partition("/")
    try:
        kept = json.loads(more or "{}")
        said = {name: str(kept[name]) for name in _KEPT if name in kept}
        opd = tuple(str(code) for code in kept.get("opd", ()))
        context = NoteContext(opd=opd, turn=bool(kept.get("turn")), firm=False, **said)
    except (ValueError, TypeError, AttributeError):
        context = NoteContext()  # kept by another version: at least its acara is known
    return Belonging(stage, context)
