"""Values of a cell that stand side by side: a third one, typed as its column takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.hall.confidence import read_sentence
from bimtek.journal.records import Seen
from bimtek.stages.worksheet.records import Cell
from bimtek.stages.worksheet.state import WorksheetState
from bimtek.stages.worksheet.values import WORDS, read

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.script import Column


def typed(
    session: Session, stage: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for a cell.

    Raises:
        Refusal: it is no value of that column.
    """
    state = WorksheetState(session, stage)
    column = _column(state, seen)
    if column is None or field != "value":
        return None
    closed = False
    if column.type in WORDS:
        text, closed = read_sentence(text)
    value = read(column, text, state.context)
    return {"value": value, **({"confidential": True} if closed else {})}


def _column(state: WorksheetState, seen: Seen[Any]) -> Column | None:
    if seen.cls is not Cell:
        return None
    return next((one for one in state.columns if one.id == seen.value.column), None)
