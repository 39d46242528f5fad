"""What ids and values of a kertas kerja's records mean: columns, rows, groups, answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.grouping import group_names
from bimtek.stages.worksheet.records import AddedRow, Cell
from bimtek.stages.worksheet.state import WorksheetState
from bimtek.stages.worksheet.values import in_full

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.script import WorksheetScript


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Columns by their titles, rows of the hall by their words, groups by their names."""
    spec: WorksheetScript = stage.spec
    found = {column.id: column.name for column in spec.columns}
    rows = (seen.value for seen in session.everything(AddedRow))
    found |= {row.row: f"“{row.text}”" for row in rows if row.stage == stage.id and row.text}
    return {**group_names(session, stage), **found}


def says(session: Session, stage: Stage, kind: str, record: str, field: str, value: str) -> str:
    """An answer by the kind of its column: `Dinkes` of `dinkes`, `5 Desember 2026`, `66,7`."""
    state = WorksheetState(session, stage)
    name = record.rpartition("/")[2]
    column = next((one for one in state.columns if one.id == name), None)
    if (kind, field) != (Cell.kind, "value") or column is None or not value:
        return ""
    return in_full(column, value, state.context)
