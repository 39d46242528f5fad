"""Tables: the header row found, its columns known by any usual name, rows as column → text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bimtek.lists.faults import Fault, UnreadableError
from bimtek.lists.files import File, Line, Sheet, load_bytes, sheets_of
from bimtek.locale.folding import letters, nearest

DEEPEST = 30
"""Rows with content above which the header must stand."""

FOR_THE_PEN = frozenset(
    ("catatan", "keterangan", "ket", "paraf", "statusverifikasi", "sumber", "tandatangan", "ttd")
)
"""Columns that a list has for people, and that nobody expects to be read."""

_ROUNDED = "format kolomnya sebagai teks, lalu ketik ulang angkanya"


class Column(NamedTuple):
    """What a column is called."""

    name: str
    synonyms: tuple[str, ...] = ()


class Layout(NamedTuple):
    """What the tables of one kind of list look like."""

    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...]
    """Of each group at least one column must be there."""
    counter: str = ""
    """A column that alone makes no row: numbers printed ahead on an empty form."""


class TableRow(NamedTuple):
    """One row: what stands in the columns that are known."""

    row: int
    values: dict[str, str]


class Table(NamedTuple):
    """A list as rows of text."""

    name: str
    """Of the file, as people know it."""
    header: int
    """Row of the header."""
    columns: Mapping[str, int]
    """Known column → its place."""
    rows: tuple[TableRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def read_table(source: Path | File | Table, layout: Layout) -> Table:
    """Read the list in a file; what is wrong with it stands in the faults of the result."""
    if isinstance(source, Table):
        return source
    name = source.name
    try:
        data = source.data if isinstance(source, File) else load_bytes(source)
        sheets = sheets_of(data)
        header = _best_header(sheets, layout)
    except UnreadableError as error:
        return Table(name, 0, {}, faults=(error.fault,))
    missing = [group for group in layout.needs if not header.places.keys() & set(group)]
    if missing:
        fault = _missing(missing, header)
        return Table(name, header.line.row, header.places, faults=(fault,))
    reading = _Reading(header, layout.counter)
    rows = tuple(reading.rows())
    if not rows and not reading.faults:
        fault = Fault(
            header.line.row, "daftar ini tidak berisi satu baris pun", "isi di bawah judul"
        )
        reading.faults.append(fault)
    if header.sheet.fault:
        reading.faults.append(header.sheet.fault)
    warnings = (*_ignored(header), *_other_sheets(sheets, header.sheet))
    return Table(name, header.line.row, header.places, rows, tuple(reading.faults), warnings)


def table_of(name: str, data: bytes, layout: Layout) -> Table:
    """The same from the content of a file."""
    return read_table(File(name, data), layout)


class _Header(NamedTuple):
    """A row that may be the header."""

    sheet: Sheet
    at: int
    """Place of the row in the sheet."""
    line: Line
    places: Mapping[str, int]
    unknown: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]
    """Title and the column that another title has taken before it."""


def _best_header(sheets: Sequence[Sheet], layout: Layout) -> _Header:
    """The row with the most known titles, in whatever sheet.

    Raises:
        UnreadableError: if there is none.
    """
    headers = [header for sheet in sheets if (header := _header(sheet, layout.columns))]
    if not headers:
        raise _headless(sheets, layout)
    return max(headers, key=lambda header: len(header.places))


def _header(sheet: Sheet, columns: Sequence[Column]) -> _Header | None:
    """The row of a sheet with the most known titles.

    One alone may be the title of the page, unless the list has but one column.
    """
    known = {letters(word): one.name for one in columns for word in (one.name, *one.synonyms)}
    known |= {letters(one.name): one.name for one in columns}
    found = [_titles(sheet, index, line, known) for index, line in enumerate(sheet.lines[:DEEPEST])]
    best = max(found, key=lambda header: len(header.places), default=None)
    several = any(sum(map(bool, line.cells)) > 1 for line in sheet.lines)
    least = min(2, len(columns)) if several else 1
    return best if best and len(best.places) >= least else None


def _titles(sheet: Sheet, index: int, line: Line, known: Mapping[str, str]) -> _Header:
    places: dict[str, int] = {}
    unknown: list[str] = []
    doubled: list[tuple[str, str]] = []
    exact = {letters(title): place for place, title in reversed(list(enumerate(line.cells)))}
    for place, title in enumerate(line.cells):
        column = known.get(letters(title)) if letters(title) else None
        if column is None:
            unknown += [title] if title and letters(title) not in FOR_THE_PEN else []
        elif column in places or exact.get(letters(column), place) != place:
            # A column that has the very name goes before its synonyms.
            doubled.append((title, column))
        else:
            places[column] = place
    return _Header(sheet, index, line, places, tuple(unknown), tuple(doubled))


class _Reading:
    """Goes through the rows below a header."""

    def __init__(self, header: _Header, counter: str) -> None:
        self.header = header
        self.counter = counter
        self.width = max(place for place, title in enumerate(header.line.cells) if title) + 1
        self.faults: list[Fault] = []

    def rows(self) -> Iterator[TableRow]:
        below = self.header.sheet.lines[self.header.at + 1 :]
        for line in below[1:] if below and _only_numbers_columns(below[0]) else below:
            if any(line.cells[self.width :]):
                what = "baris ini punya lebih banyak kolom daripada judulnya"
                expected = 'beri tanda kutip ("…") pada isi yang memuat pemisah kolom'
                self.faults.append(Fault(line.row, what, expected))
                continue
            places = self.header.places.items()
            values = {c: line.cells[p] if p < len(line.cells) else "" for c, p in places}
            self._rounded(line)
            if any(value for column, value in values.items() if column != self.counter):
                yield TableRow(line.row, values)

    def _rounded(self, line: Line) -> None:
        for column, place in self.header.places.items():
            if place in line.rounded:
                what = f"{column} berisi ‘{line.cells[place]}’, angka yang dibulatkan Excel"
                self.faults.append(Fault(line.row, what, _ROUNDED))


def _only_numbers_columns(line: Line) -> bool:
    """`(1) (2) (3)` under the header: offices number their columns."""
    digits = [letters(cell) for cell in line.cells if cell]
    return len(digits) > 1 and digits == [str(number) for number in range(1, len(digits) + 1)]


def _headless(sheets: Sequence[Sheet], layout: Layout) -> UnreadableError:
    first = next((line for sheet in sheets for line in sheet.lines), None)
    shown = " | ".join(cell for cell in first.cells if cell)[:60] if first else ""
    begins = f" (berkas dimulai dengan ‘{shown}’)" if shown else ""
    needed = ", ".join(" atau ".join(group) for group in layout.needs)
    return UnreadableError(f"tidak ada baris judul kolom{begins}", f"perlu kolom {needed}")


def _missing(missing: Sequence[Sequence[str]], header: _Header) -> Fault:
    guesses = [(group[0], nearest(group[0], header.unknown)) for group in missing]
    hints = [f"ganti judul ‘{title}’ menjadi ‘{name}’?" for name, title in guesses if title]
    what = f"kolom {', '.join(' atau '.join(group) for group in missing)} tidak ada"
    return Fault(header.line.row, what, " ".join(hints) or "tambahkan kolom itu")


def _ignored(header: _Header) -> Iterator[Fault]:
    if header.unknown:
        names = ", ".join(f"‘{title}’" for title in header.unknown)
        yield Fault(header.line.row, f"kolom {names} tidak dikenal dan dilewati")
    for title, column in header.doubled:
        used = header.line.cells[header.places[column]] if column in header.places else column
        yield Fault(header.line.row, f"kolom ‘{title}’ dilewati: {column} dibaca dari ‘{used}’")


def _other_sheets(sheets: Sequence[Sheet], used: Sheet) -> Iterator[Fault]:
    others = [f"‘{sheet.title}’" for sheet in sheets if sheet.title not in ("", used.title)]
    if others:
        yield Fault(0, f"lembar {', '.join(others)} dilewati: dibaca lembar ‘{used.title}’")
