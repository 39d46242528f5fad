"""Stances and readers that stand side by side: a third one, as a person says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.hall.confidence import refused_mark
from bimtek.journal.records import Refusal, Seen
from bimtek.locale.folding import fold
from bimtek.stages.decree.records import Attitude, How, Position, Reader, Reading, Stance

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def typed(
    session: Session, _: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for a stance, said for itself, or for who reads the SK.

    Raises:
        Refusal: it is no value of that field.
    """
    if seen.cls is Reading and field == "reader":
        if wrong := refused_mark(text):
            raise Refusal("printed", wrong)
        return {field: Reader(text.strip())}
    if seen.cls is not Stance or field != "stance":
        return None
    said = next((one for one in Attitude if fold(one.value) == fold(text)), None)
    if said is None:
        words = ", ".join(one.value for one in Attitude)
        raise Refusal("no-such-choice", f"‘{text}’ tidak ada. Pilih: {words}.")
    return {field: Position(said, How.ALONE, session.now())}
