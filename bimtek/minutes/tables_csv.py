"""The session as CSV files that Indonesian Excel opens in columns: one file a view."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bimtek.minutes.output import file_name

if TYPE_CHECKING:
    from bimtek.minutes.tables import Sheets

BOM = "\ufeff"
LIVE = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for a formula at the start of a cell."""


def tables(sheets: Sheets) -> dict[str, bytes]:
    """File name → content, one for each view."""
    return {
        f"{file_name(sheet.name)}.csv": csv_of(sheet.columns, sheet.rows) for sheet in sheets.sheets
    }


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One table: `;` between cells, all quoted, formulas made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return (BOM + text.getvalue()).encode("utf-8")


def guarded(value: object) -> str:
    """A cell's text; what would be a formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(LIVE) else text
