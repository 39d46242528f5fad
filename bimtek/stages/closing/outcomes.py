"""What the hall said to each decision and action, in the words of the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.records import Note, Opd
from bimtek.stages.closing.records import Dissent, ReadBack
from bimtek.stages.closing.rules import items, outcome_words

if TYPE_CHECKING:
    from bimtek.session import Session


def outcomes(session: Session) -> Mapping[str, str]:
    """Note → `disetujui serentak`; nothing at all before the first one was read."""
    found = items(session.all(Note), session.all(ReadBack), session.all(Dissent))
    if not any(item.result or item.dissents for item in found):
        return {}
    names = {seen.value.code: seen.value.short or seen.value.name for seen in session.all(Opd)}
    return {item.id: outcome_words(item, names) for item in found}
