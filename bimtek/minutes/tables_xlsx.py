"""The session as one workbook: a sheet for each view in which something stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from bimtek.documents.package import repacked

if TYPE_CHECKING:
    from bimtek.documents.model import Look
    from bimtek.minutes.tables import Sheets

FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
"""What the name of a sheet may not hold."""
LONGEST_NAME, WIDEST = 31, 60
LONGEST_CELL: Final = 32_767
"""Letters that a cell of Excel holds."""
FIRST: Final = "Tentang"
SAFE: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text: no cell becomes a formula, a link or a rounded number."""


def workbook(sheets: Sheets, look: Look) -> bytes:
    """The whole file; the same state gives the same bytes."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, SAFE)
    book.set_properties({"title": look.title, "created": look.made.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bg_color": "#E8E8E8", "border": 1})
    formats = {
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    about = book.add_worksheet(FIRST)
    about.set_column(0, 0, 90)
    for number, line in enumerate(_about(sheets, look)):
        about.write_string(number, 0, line)
    names = {FIRST.lower()}
    for sheet in sheets.sheets:
        if not sheet.rows:
            continue
        page = book.add_worksheet(sheet_name(sheet.noun, sheet.name, names))
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        widths = [len(column) + 4 for column in sheet.columns]
        page.write_row(0, 0, sheet.columns, head)
        for at, row in enumerate(sheet.rows, 1):
            for column, stored in enumerate(row):
                value = _value(stored)
                widths[column] = max(widths[column], min(len(str(value)) + 1, WIDEST))
                if isinstance(value, str):
                    page.write_string(at, column, value[:LONGEST_CELL])
                elif value is not None:
                    page.write(at, column, value, formats.get(type(value)))
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
    book.close()
    return repacked(buffer.getvalue())


def _about(sheets: Sheets, look: Look) -> Iterator[str]:
    yield look.title
    yield f"{look.mark} · {look.foot}" if look.mark else look.foot
    yield "Satu lembar untuk setiap jenis catatan; nama kolom dijelaskan dalam docs/file-format.md."
    yield f"Isian tertutup yang tidak dimuat: {sheets.in_confidence or 'tidak ada'}"
    yield (
        "Memuat data pribadi (NIP, telepon, surel): jangan diedarkan."
        if sheets.with_personal
        else "Tanpa NIP, telepon, dan surel (--with-personal memuatnya)."
    )


def sheet_name(noun: str, view: str, taken: set[str]) -> str:
    """The name of a sheet: as people call its records, else as the file does."""
    for name in (noun[:1].upper() + noun[1:], view):
        name = FORBIDDEN.sub(" ", name)[:LONGEST_NAME].strip("' ")
        if name and name.lower() not in taken:
            taken.add(name.lower())
            return name
    return sheet_name(f"{view[: LONGEST_NAME - 3]} {len(taken)}", f"{len(taken)}", taken)


def _value(stored: Any) -> Any:
    """A day as a day, a moment by the clock of the hall; all else as it is."""
    if not isinstance(stored, str):
        return stored
    try:
        if len(stored) == len("2023-07-03"):
            return date.fromisoformat(stored)
        if len(stored) >= len("2023-07-03T08:30") and stored[10:11] == "T":
            return datetime.fromisoformat(stored).replace(tzinfo=None)
    except ValueError:
        return stored
    return stored
