"""What was said at an SK and may be destroyed on request: each sentence for itself.

Words that were taken back are named too: they left the row, not the journal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bimtek.hall.questions import is_closed
from bimtek.hall.records import Note
from bimtek.hall.sayings import Saying
from bimtek.locale.dates import clock
from bimtek.stages.decree.deeds import WORDS
from bimtek.stages.decree.records import Stance, clause_place
from bimtek.stages.decree.wording import role_words

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.decree.rules import Held
    from bimtek.stages.decree.script import Clause
    from bimtek.stages.decree.state import DecreeState

TAKEN_BACK = " (sudah ditarik)"


def said_on_row(state: DecreeState, opd: str, roles: Iterable[Held]) -> tuple[Saying, ...]:
    """What an OPD said to these roles, then what was noted of it in this acara."""
    spoken = [(held, words) for held in roles if (words := _ever_said(state, held))]
    stances = (
        _of_stance(state, held, field, text, several=len(spoken) > 1)
        for held, words in spoken
        for field, text in words.items()
    )
    mine = (seen for seen in _notes(state) if opd in seen.value.opd)
    return (*stances, *(_of_note(state, seen) for seen in mine))


def said_on_clause(state: DecreeState, clause: Clause) -> tuple[Saying, ...]:
    """What was noted on a clause."""
    place = clause_place(state.stage.id, clause.id)
    mine = (seen for seen in _notes(state) if seen.value.about == place)
    return tuple(_of_note(state, seen) for seen in mine)


def _ever_said(state: DecreeState, held: Held) -> dict[str, str]:
    """Field → the last words that were ever recorded in it and are not destroyed."""
    found = {}
    for field in WORDS:
        ever = state.session.history(Stance, _record(state, held), field)
        said = [value for _, value in ever if isinstance(value, str) and value.strip()]
        if said:
            found[field] = said[-1]
    return found


def _record(state: DecreeState, held: Held) -> str:
    return f"{state.stage.id}/{held.opd}/{held.slug}"


def _of_stance(state: DecreeState, held: Held, field: str, words: str, *, several: bool) -> Saying:
    seen = state.session.get(Stance, _record(state, held))
    stands = seen is not None and seen.withdrawn is None and getattr(seen.value, field)
    role = f", {role_words(held.body, held.role)}" if several else ""
    what = f"{state.short(held.opd)}{role}, {Stance.labels[field]}"
    what += "" if stands else TAKEN_BACK
    return Saying(Stance.kind, _record(state, held), field, what, words)


def _notes(state: DecreeState) -> list[Seen[Note]]:
    return [
        seen
        for seen in state.session.everything(Note)
        if seen.value.stage == state.stage.id and "text" not in seen.destroyed
    ]


def _of_note(state: DecreeState, seen: Seen[Note]) -> Saying:
    at = state.said_at(seen)
    who = state.who(seen.value)
    what = " ".join(filter(None, (clock(at) if at else "", who))) + f", {seen.value.label.value}"
    closed = is_closed(seen)
    what += (" tertutup" if closed else "") + (TAKEN_BACK if seen.withdrawn is not None else "")
    return Saying(Note.kind, seen.record, "text", what, "" if closed else seen.value.text)
