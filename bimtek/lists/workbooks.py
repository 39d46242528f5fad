"""Workbooks before anything reads them: small when unpacked, no password, no cell far away.

A stray cell at the end of a sheet makes a reader fill everything before it: a file of 5 kB would
take gigabytes.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from bimtek.lists.faults import UnreadableError
from bimtek.lists.files import broken, locked

UNPACKED = 100 * 1024 * 1024
"""Bytes of all members of a workbook."""

CELLS = 2_000_000
"""Rows times columns of a sheet."""

PAGE = 1 << 20
"""Rows of the longest sheet that a program offers."""

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, ExpatError, EOFError, KeyError,
    NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What Python's zip reader raises at a file that is not whole."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLSX_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\x22\x27]([A-Za-z]+)(\d+)[\x22\x27]")
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_ROWS = re.compile(rb"number-rows-repeated=[\x22\x27](\d+)[\x22\x27]")
_COLUMNS = re.compile(rb"number-columns-repeated=[\x22\x27](\d+)[\x22\x27]")


def check_workbook(data: bytes) -> None:
    """Refuse what would hang or crash a reader.

    Raises:
        UnreadableError: with what to do about it.
    """
    if not data.startswith(b"PK"):
        if _ENCRYPTED in data:
            raise locked()
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
    except UnreadableError:
        raise
    except _DAMAGE:
        raise broken() from None


def _check_archive(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if sum(member.file_size for member in members) > UNPACKED:
        raise UnreadableError(
            "lembar kerja ini menjadi lebih dari 100 MB bila dibuka",
            "salin daftarnya saja ke lembar kerja baru",
        )
    if any(member.flag_bits & 1 for member in members):
        raise locked()
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        extents = [_xlsx_extent(archive.read(name)) for name in sorted(names)]
    elif "content.xml" in names:
        if b"encryption-data" in _member(archive, "META-INF/manifest.xml"):
            raise locked()
        content = archive.read("content.xml")
        # The reader of ODS waits for ever for an end that never comes.
        ParserCreate().Parse(content, True)
        extents = list(_ods_extents(content))
    else:
        raise UnreadableError(
            "arsip ini bukan lembar kerja", "simpan daftarnya sebagai CSV, XLSX, XLS, atau ODS"
        )
    # A size that lies is found by the checksum of what comes out.
    if archive.testzip():
        raise broken()
    for rows, columns in extents:
        if rows * columns > CELLS:
            raise UnreadableError(
                f"lembarnya terisi sampai baris {rows}, kolom {columns}",
                "hapus isi yang tercecer jauh di bawah atau di kanan, atau salin ke lembar baru",
            )


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def _xlsx_extent(sheet: bytes) -> tuple[int, int]:
    """Last row and last column that hold a cell."""
    rows, columns = 0, 0
    for match in _XLSX_CELL.finditer(sheet):
        rows = max(rows, int(match[2]))
        columns = max(columns, _column(match[1].upper()))
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_extents(content: bytes) -> Iterator[tuple[int, int]]:
    """Last row and last column with a value, of every table."""
    for table in content.split(b"<table:table ")[1:]:
        row, rows, columns = 0, 0, 0
        for part in table.split(b"<table:table-row")[1:]:
            row += _times(_ROWS, _ODS_ROW.match(b"<table:table-row" + part))
            if width := _ods_width(part):
                rows, columns = row, max(columns, width)
        yield rows, columns


def _ods_width(row: bytes) -> int:
    """Columns up to the last one with a value."""
    column, last = 0, 0
    for match in _ODS_CELL.finditer(row):
        column += _times(_COLUMNS, match)
        if b"value" in match[1] or (not match[2] and row[match.end() : match.end() + 2] != b"</"):
            last = column
    return last


def _times(repeated: re.Pattern[bytes], tag: re.Match[bytes] | None) -> int:
    found = repeated.search(tag[1]) if tag else None
    times = int(found[1][:12]) if found else 1
    if times > PAGE:
        raise broken()
    return times
