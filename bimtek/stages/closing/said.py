"""What was said of a result and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.sayings import Saying
from bimtek.stages.closing.records import Dissent
from bimtek.stages.closing.rules import in_confidence
from bimtek.stages.sayings import TAKEN_BACK, ever_said, of_note, stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.stages.closing.rules import Item
    from bimtek.stages.closing.state import ClosingState


def said_here(state: ClosingState, item: Item | None) -> tuple[Saying, ...]:
    """What offices said differently, also what they took back, then the result itself."""
    if item is None:
        return ()
    note = item.note
    who = ", ".join(state.names.get(code, code) for code in note.value.opd)
    itself = of_note(note, state.session.local(note.value.said), who)
    return (*_differing(state, item), itself)


def _differing(state: ClosingState, item: Item) -> Iterator[Saying]:
    for seen in state.session.everything(Dissent):
        if seen.value.note != item.id:
            continue
        closed = in_confidence(seen)
        what = f"{state.names.get(seen.value.opd, seen.value.opd)}, pendapat berbeda"
        what += (" tertutup" if closed else "") + ("" if stands(seen, "sentence") else TAKEN_BACK)
        for field, words in ever_said(state.session, Dissent, seen.record, ("sentence",)).items():
            yield Saying(Dissent.kind, seen.record, field, what, "" if closed else words)
