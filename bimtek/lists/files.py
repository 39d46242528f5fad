"""Files of lists: bytes of a CSV, XLSX, XLS or ODS → sheets of text cells with row numbers.

What a file is, its first bytes say; its ending may lie.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bimtek.lists.faults import Fault, UnreadableError
from bimtek.locale.cleaning import typed_line
from bimtek.locale.dates import clock
from bimtek.locale.numbers import show_number

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

LARGEST = 20 * 1024 * 1024
"""Bytes of a file; the list of a whole province needs a tenth of it."""

EXACT = 10**15
"""From here on a spreadsheet rounds numbers."""

SEPARATORS = (";", ",", "\t")

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"SQLite format 3\x00", "ini berkas sesi atau basis data"),
    (b"%PDF", "ini berkas PDF"),
    (b"{\\rtf", "ini berkas Word"),
    (b"\x89PNG", "ini gambar"),
    (b"\xff\xd8\xff", "ini gambar"),
    (b"\x1f\x8b", "ini berkas termampat"),
    (b"Rar!", "ini berkas termampat"),
    (b"7z\xbc\xaf", "ini berkas termampat"),
)
_WEB = (b"<!doctype html", b"<html", b"<table", b"<?xml")
_EXPECTED = "simpan daftarnya sebagai CSV, XLSX, XLS, atau ODS"
_SAVE_AGAIN = "buka di Excel atau LibreOffice, lalu simpan sebagai XLSX atau CSV"
_GUARDED = "=+-@＝＋－＠\t\r"
MOST_LINES = 4
"""Lines that a cell of a list may have before it looks like a quote that was never closed."""


class File(NamedTuple):
    """A list that was read already, such as one beside a script."""

    name: str
    data: bytes


class Line(NamedTuple):
    """One row of a sheet."""

    row: int
    cells: tuple[str, ...]
    rounded: frozenset[int] = frozenset()
    """Cells whose number is too long for a spreadsheet: its last digits are lost."""


class Sheet(NamedTuple):
    """The rows that hold anything."""

    title: str
    lines: tuple[Line, ...]
    fault: Fault | None = None
    """What made the reading stop below these rows."""
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    """First and last row and column, from 0, of cells that were joined."""


def load_bytes(path: Path) -> bytes:
    """The content of a list.

    Raises:
        UnreadableError: with what is in the way and what to do.
    """
    if path.name.startswith("~$"):
        raise UnreadableError(
            "ini berkas sementara Excel", f"pilih berkas aslinya, {path.name[2:]}"
        )
    if path.name.startswith(".~lock."):
        original = path.name.removeprefix(".~lock.").removesuffix("#")
        raise UnreadableError("ini tanda kunci LibreOffice", f"pilih berkas aslinya, {original}")
    folder = path.is_dir()
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableError("berkas tidak ada", "periksa nama dan foldernya") from None
    except (OSError, ValueError) as trouble:
        if folder:
            raise UnreadableError("ini folder, bukan berkas", "tulis nama berkasnya") from None
        if isinstance(trouble, PermissionError):
            raise UnreadableError(
                "berkas tidak boleh dibaca", "tutup dahulu di Excel, atau minta izin baca"
            ) from None
        reason = getattr(trouble, "strerror", None) or "namanya tidak dapat dipakai"
        raise UnreadableError(
            f"berkas tidak dapat dibaca ({reason})", "periksa nama dan penyimpanannya"
        ) from None
    if len(data) > LARGEST:
        raise UnreadableError(
            "berkas lebih besar dari 20 MB", "hapus gambar dan lembar yang tidak perlu"
        )
    return data


def sheets_of(data: bytes, lines: int = MOST_LINES) -> tuple[Sheet, ...]:
    """Every way in which these bytes may be read as a table, the likeliest first.

    A workbook gives its visible sheets; a CSV gives one reading for each separator, because only
    its header tells which is right.

    Args:
        lines: that one cell of a CSV may have before it looks like a quote never closed.

    Raises:
        UnreadableError: if there is nothing to read, with what to do.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("berkas kosong", "isi dahulu dengan baris judul dan datanya")
    if data.startswith((_ZIP, _OLE)):
        return _workbook(data)
    opening = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith(_WEB):
        raise UnreadableError("ini halaman web, bukan tabel", _SAVE_AGAIN)
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise UnreadableError(f"{what}, bukan daftar", _EXPECTED)
    return _comma_separated(_text(data), lines)


def _comma_separated(text: str, most: int) -> tuple[Sheet, ...]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return (_separated(rest, first.strip()[4], most, above=1),)
    separators = [separator for separator in SEPARATORS if separator in text]
    return tuple(_separated(text, separator, most) for separator in separators or SEPARATORS[:1])


def _separated(text: str, separator: str, most: int, above: int = 0) -> Sheet:
    """The rows of a CSV, numbered by the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines: list[Line] = []
    row = above + 1
    try:
        for cells in reader:
            if any(cell.count("\n") >= most for cell in cells):
                fault = Fault(
                    row, 'tanda kutip (") dibuka, tetapi tidak ditutup', "hapus atau tutup"
                )
                return Sheet("", tuple(lines), fault)
            if any(cell.strip() for cell in cells):
                lines.append(Line(row, tuple(_cleaned(cell) for cell in cells)))
            row = reader.line_num + above + 1
    except csv.Error:
        return Sheet("", tuple(lines), Fault(row, "baris ini tidak terbaca", _SAVE_AGAIN))
    return Sheet("", tuple(lines))


def _text(data: bytes) -> str:
    """The text of a CSV, whatever program wrote it."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    control = sum(char < " " and char not in "\n\t\x0b\x0c\x1b" for char in text)
    if "\x00" in text or control * 100 > len(text):
        raise UnreadableError("ini bukan teks dan bukan lembar kerja", _EXPECTED)
    return text


def _decoded(data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("hurufnya tidak terbaca", "simpan ulang sebagai CSV UTF-8, atau XLSX")


def _encodings(data: bytes) -> Iterable[str]:
    """What Excel and its kin write, tried in this order; UTF-8 is never taken by mistake."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    nulls = data[:4096]
    if nulls[1::2].count(0) * 4 > len(nulls):
        return ("utf-16-le",)
    if nulls[::2].count(0) * 4 > len(nulls):
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _cleaned(cell: str) -> str:
    """The cell as typed, without the quote that guards against formulas."""
    text = typed_line(cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in _GUARDED else text


def _workbook(data: bytes) -> tuple[Sheet, ...]:
    # Loaded only for spreadsheets.
    from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

    from bimtek.lists.workbooks import check_workbook

    check_workbook(data)
    try:
        book = load_workbook(io.BytesIO(data))
        shown = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
        return tuple(_sheet(book.get_sheet_by_name(name)) for name in shown)
    except PasswordError:
        raise locked() from None
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise broken() from None
    except BaseException as panic:
        # What its Rust half did not foresee arrives as a BaseException of its own.
        if type(panic).__name__ != "PanicException":
            raise
        raise broken() from None


def _sheet(page: CalamineSheet) -> Sheet:
    rows = _rows(page.to_python(skip_empty_area=False))
    return Sheet(page.name, tuple(rows), merged=tuple(page.merged_cell_ranges or ()))


def locked() -> UnreadableError:
    """A workbook with a password."""
    return UnreadableError("lembar kerja ini berkata sandi", "hapus kata sandinya, simpan, ulangi")


def broken() -> UnreadableError:
    """A workbook that no program can read."""
    return UnreadableError("lembar kerja ini rusak atau tidak dikenal", _SAVE_AGAIN)


def _rows(rows: Iterable[Iterable[object]]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        values = list(row)
        cells = tuple(_cell(value) for value in values)
        if any(cells):
            rounded = frozenset(
                place
                for place, value in enumerate(values)
                if isinstance(value, float) and abs(value) >= EXACT
            )
            yield Line(number, cells, rounded)


def _cell(value: object) -> str:
    """A cell as text: `41`, `66,7`, `2023-07-03`."""
    if isinstance(value, str):
        return _cleaned(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else show_number(repr(value))
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, datetime):
        return (
            value.isoformat(" ", "minutes") if value.time() > time() else value.date().isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    return _cleaned(str(value))
