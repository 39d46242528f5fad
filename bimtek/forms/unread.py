"""What readers of spreadsheets pass over without a word: formulas that failed, cells made one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from bimtek.lists.faults import Fault

ERROR_WORDS: Final = re.compile(
    r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}|#{3,}"
)
"""What a cell shows of it, where a file keeps only that."""

_XLSX_CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
_PLACE: Final = re.compile(rb"\br=[\x22\x27]([A-Z]+\d+)[\x22\x27]")
_ERROR: Final = re.compile(rb"\bt=[\x22\x27]e[\x22\x27]")
_ODS_ERROR: Final = re.compile(rb"value-type=[\x22\x27]error[\x22\x27]")
_ODS_JOINED: Final = re.compile(rb"number-rows-spanned=[\x22\x27](?!1[\x22\x27])\d+[\x22\x27]")


def failed_formulas(data: bytes) -> frozenset[str]:
    """Addresses of cells of an XLSX in which a formula failed, in whatever sheet: `E13`."""
    found = (
        place[1].decode()
        for page in _members(data, "xl/worksheets/")
        for cell in _XLSX_CELL.finditer(page)
        if _ERROR.search(cell[1]) and (place := _PLACE.search(cell[1]))
    )
    return frozenset(found)


def faults_of_ods(data: bytes) -> Iterator[Fault]:
    """The same of an ODS, whose cells have no addresses of their own."""
    for content in _members(data, "content.xml"):
        if _ODS_ERROR.search(content):
            yield Fault(0, "di berkas ini ada rumus yang gagal", "ketik nilainya, bukan rumus")
        if _ODS_JOINED.search(content):
            what = "di berkas ini sel dari beberapa baris digabung menjadi satu"
            yield Fault(0, what, "batalkan penggabungannya, lalu isi setiap barisnya")


def _members(data: bytes, name: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                if member.startswith(name):
                    yield archive.read(member)
    except zipfile.BadZipFile:
        return
