"""Places of an item that stand side by side: a third one, by its title or its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Refusal, Seen
from bimtek.locale.folding import fold
from bimtek.stages.swot.records import SwotItem
from bimtek.stages.swot.state import SwotState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def typed(
    session: Session, stage: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for the component of an item.

    Raises:
        Refusal: there is no such component.
    """
    if seen.cls is not SwotItem or field != "component":
        return None
    there = SwotState(session, stage).components
    for number, one in enumerate(there, 1):
        if fold(text) in (str(number), fold(one.title), fold(one.id)):
            return {field: one.id}
    words = ", ".join(one.title for one in there)
    raise Refusal("no-such-component", f"Tidak ada komponen ‘{text}’. Pilih: {words}.")
