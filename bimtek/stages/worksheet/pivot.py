"""A kertas kerja as a view of the file: one line a row and sheet, its columns by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bimtek.hall.evidence import Evidence
from bimtek.journal.views import Pivot, PivotColumn
from bimtek.stages.worksheet.records import AddedRow, Cell
from bimtek.stages.worksheet.rules import EVIDENCE

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.worksheet.script import Column, WorksheetScript

OWN = ("kode", "uraian", "penjawab", "konflik")
"""Columns that the view has beside those of the script."""


def pivot(stage: Stage) -> Pivot:
    """The view of an acara: `kk_<its id>`."""
    spec: WorksheetScript = stage.spec
    return Pivot(
        f"kk_{stage.id}",
        stage.id,
        tuple(_columns(spec.columns)),
        tuple((row.code, row.text) for row in spec.rows),
        Cell.kind,
        AddedRow.kind,
        Evidence.kind,
    )


def _columns(columns: Iterable[Column]) -> Iterator[PivotColumn]:
    """Columns whose names are taken already are called by their ids as well."""
    taken = set(OWN)
    for column in columns:
        name = column.name if column.name.lower() not in taken else f"{column.name} ({column.id})"
        taken.add(name.lower())
        yield PivotColumn(column.id, name, column.type == EVIDENCE)
