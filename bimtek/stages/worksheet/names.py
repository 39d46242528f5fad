"""What the ids of a kertas kerja's records mean: columns, rows that were added, groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.worksheet.records import AddedRow, SheetGroup

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.script import WorksheetScript


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Columns by their titles, rows of the hall by their words, groups by their names."""
    spec: WorksheetScript = stage.spec
    division = session.script.division(stage.division)
    found = {group.id: group.title for group in division.groups} if division else {}
    found |= {column.id: column.name for column in spec.columns}
    rows = (seen.value for seen in session.everything(AddedRow))
    found |= {row.row: f"“{row.text}”" for row in rows if row.stage == stage.id and row.text}
    groups = (seen.value for seen in session.everything(SheetGroup))
    return found | {one.group: one.name for one in groups if one.stage == stage.id and one.name}
