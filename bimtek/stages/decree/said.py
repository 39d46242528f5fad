"""What was said at an SK and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bimtek.hall.sayings import Saying
from bimtek.stages.decree.deeds import WORDS
from bimtek.stages.decree.records import Stance, clause_place
from bimtek.stages.decree.wording import role_words
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note, stands

if TYPE_CHECKING:
    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen
    from bimtek.stages.decree.rules import Held
    from bimtek.stages.decree.script import Clause
    from bimtek.stages.decree.state import DecreeState


def said_on_row(state: DecreeState, opd: str, roles: Iterable[Held]) -> tuple[Saying, ...]:
    """What an OPD said to these roles, then what was noted of it in this acara."""
    spoken = [
        (held, words)
        for held in roles
        if (words := ever_said(state.session, Stance, _record(state, held), WORDS))
    ]
    stances = (
        _of_stance(state, held, field, text, several=len(spoken) > 1)
        for held, words in spoken
        for field, text in words.items()
    )
    mine = (seen for seen in notes_of(state.session, state.stage.id) if opd in seen.value.opd)
    return (*stances, *(_of_note(state, seen) for seen in mine))


def said_on_clause(state: DecreeState, clause: Clause) -> tuple[Saying, ...]:
    """What was noted on a clause."""
    place = clause_place(state.stage.id, clause.id)
    notes = notes_of(state.session, state.stage.id)
    return tuple(_of_note(state, seen) for seen in notes if seen.value.about == place)


def _record(state: DecreeState, held: Held) -> str:
    return f"{state.stage.id}/{held.opd}/{held.slug}"


def _of_stance(state: DecreeState, held: Held, field: str, words: str, *, several: bool) -> Saying:
    record = _record(state, held)
    role = f", {role_words(held.body, held.role)}" if several else ""
    what = f"{state.short(held.opd)}{role}, {Stance.labels[field]}"
    what += "" if stands(state.session.get(Stance, record), field) else TAKEN_BACK
    return Saying(Stance.kind, record, field, what, words)


def _of_note(state: DecreeState, seen: Seen[Note]) -> Saying:
    return of_note(seen, state.said_at(seen), state.who(seen.value))
