"""What the ids of a kertas kerja's records mean: columns, rows that were added, groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.grouping import group_names
from bimtek.stages.worksheet.records import AddedRow

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
