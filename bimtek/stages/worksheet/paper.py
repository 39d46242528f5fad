"""A kertas kerja on paper: its rows, each with the fields of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, WHOLE, Asked, Field, Grid, Head, Said, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office, Piece
    from bimtek.stages.worksheet.script import Column, SheetRow, WorksheetScript


ADDED = 3
"""Empty rows of a form whose rows are named in the hall."""
WHO = {"opd": "OPD", "kelompok": "Kelompok"}
WIDE = ("teks", "uraian", "bukti", "pilihan-ganda")
NARROW = ("angka", "level", "ya-tidak")


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The form of an acara: whose sheet it is, what its columns mean, its rows."""
    spec: WorksheetScript = stage.spec
    if who := WHO.get(spec.answered_by):
        yield Grid((Field(who),))
    for column in spec.columns:
        if column.choices:
            yield Said("; ".join(column.choices), f"{column.name}:")
    fields = tuple(map(_field, spec.columns))
    groups = dict.fromkeys(row.group for row in spec.rows)
    for group in groups:
        if group:
            yield Head(group)
        mine = (row for row in spec.rows if row.group == group)
        yield Grid(fields, tuple(_asked(row, office) for row in mine))
    if not groups:
        yield Grid(fields, tuple(Asked(f"{n}.", "") for n in range(1, ADDED + 1)))


def _asked(row: SheetRow, office: Office) -> Asked:
    unit = f", {row.unit}" if row.unit else ""
    return Asked(row.code, f"{row.text}{unit}{named(row.opds, office)}")


def _field(column: Column) -> Field:
    mark = "*" if column.required else ""
    width = WHOLE if column.type in WIDE else SHORT if column.type in NARROW else MIDDLE
    return Field(f"{column.name}{mark}", width)
