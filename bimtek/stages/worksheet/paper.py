"""A kertas kerja on paper: its rows, each with the fields of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, blanks, named, wrapped

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office
    from bimtek.stages.worksheet.script import Column, WorksheetScript

ADDED = 3
"""Empty rows of a form whose rows are named in the hall."""
WHO = {"opd": "OPD", "kelompok": "Kelompok"}
WIDE = ("teks", "uraian", "bukti", "pilihan-ganda")
NARROW = ("angka", "level", "ya-tidak")


def paper(stage: Stage, office: Office) -> list[str]:
    """The form of an acara: whose sheet it is, what its columns mean, its rows."""
    spec: WorksheetScript = stage.spec
    lines: list[str] = []
    if who := WHO.get(spec.answered_by):
        lines += ["", *blanks(((who, 0),))]
    lines += _meanings(spec)
    group = ""
    for row in spec.rows:
        if row.group != group:
            group = row.group
            lines += ["", group]
        unit = f", {row.unit}" if row.unit else ""
        lines += ["", *wrapped(f"{row.text}{unit}{named(row.opds, office)}", f"{row.code}  ")]
        lines += blanks([_field(column) for column in spec.columns], "    ")
    if not spec.rows:
        for number in range(1, ADDED + 1):
            lines += ["", *blanks(((f"{number}.", 0),))]
            lines += blanks([_field(column) for column in spec.columns], "    ")
    return lines


def _meanings(spec: WorksheetScript) -> list[str]:
    told = (wrapped(f"{one.name}: {'; '.join(one.choices)}") for one in spec.columns if one.choices)
    lines = [line for sentence in told for line in sentence]
    return ["", *lines] if lines else []


def _field(column: Column) -> tuple[str, int]:
    mark = "*" if column.required else ""
    width = 0 if column.type in WIDE else SHORT if column.type in NARROW else MIDDLE
    return f"{column.name}{mark}", width
