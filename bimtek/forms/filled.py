"""Forms that came back, as they are in the file: cells with their addresses. Knows no session."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bimtek.forms.codes import (
    FILLER,
    KEY,
    MARK,
    SEEN,
    VERSION,
    Identity,
    RowSeen,
    read_identity,
    read_seen,
)
from bimtek.forms.unread import ERROR_WORDS, failed_formulas, faults_of_ods
from bimtek.lists.faults import Fault, UnreadableError
from bimtek.lists.files import File, Line, Sheet, load_bytes, sheets_of
from bimtek.lists.forms import ROUNDED, something

DEEPEST: Final = 40
"""Rows in which the code of a form must stand; somebody may have put a letterhead above it."""
FORMATS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
MOST_LINES: Final = 40
"""Lines of a cell in a CSV: a question stands with the criteria of its levels."""
ASK_AGAIN: Final = "minta formulir baru (bimtek form), atau isi salinan yang utuh"


class FilledCell(NamedTuple):
    """What stands in a cell that was open."""

    text: str
    address: str
    """`sel G14`, `sel Kesenjangan!G14`; in a CSV `kolom G`."""


class FilledRow(NamedTuple):
    """One row of a form."""

    row: int
    key: str
    code: str
    seen: RowSeen
    cells: Mapping[str, FilledCell]
    """Name of the column → cell."""


class FilledSheet(NamedTuple):
    """One acara of a form."""

    title: str
    """Of the sheet in its workbook; of a CSV empty."""
    identity: Identity
    rows: tuple[FilledRow, ...]


class Filled(NamedTuple):
    """A file that came back."""

    name: str
    digest: str
    """Of its bytes, so that one delivery is known from another."""
    sheets: tuple[FilledSheet, ...] = ()
    filler: Mapping[str, str] = {}
    """Who says to have filled it: `nama`, `nip`, `jabatan`."""
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


def read_all(places: Iterable[Path]) -> list[Filled]:
    """Forms by their names; a folder stands for those that lie in it."""
    return [read_filled(one) for place in places for one in _files_of(place)]


def _files_of(place: Path) -> Sequence[Path]:
    """What a spreadsheet program keeps beside an open file begins with `~` or a dot: no form."""
    try:
        inside = sorted(place.iterdir()) if place.is_dir() else []
    except OSError:
        inside = []
    forms = (one for one in inside if one.suffix.lower() in FORMATS and one.name[0] not in "~.")
    return tuple(forms) or (place,)


def read_filled(source: Path | File) -> Filled:
    """Read a form in whatever format it came back; what is wrong stands in its faults."""
    name = source.name
    try:
        data = source.data if isinstance(source, File) else load_bytes(source)
        sheets = sheets_of(data, MOST_LINES)
    except UnreadableError as error:
        return Filled(name, "", faults=(error.fault,))
    digest = hashlib.sha256(data).hexdigest()[:12]
    forms = [(sheet, at) for sheet in _as_written(sheets) if (at := _code_at(sheet)) is not None]
    if not forms:
        return Filled(name, digest, faults=(_no_form(sheets),))
    reading = _Reading(failed_formulas(data), several=len(forms) > 1)
    found = [filled for sheet, at in forms if (filled := reading.sheet(sheet, at))]
    reading.faults += faults_of_ods(data)
    return Filled(
        name, digest, tuple(found), reading.filler, tuple(reading.faults), tuple(reading.notices)
    )


def _as_written(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """Of a CSV the reading whose separator sets the hidden columns apart."""
    if any(sheet.title for sheet in sheets):
        return sheets
    apart = [one for one in sheets if any({KEY, SEEN} <= set(line.cells) for line in one.lines)]
    return (apart or sheets)[:1]


def _code_at(sheet: Sheet) -> int | None:
    """Which line of a sheet says that it is a form."""
    for at, line in enumerate(sheet.lines[:DEEPEST]):
        if any(cell.startswith(MARK) for cell in line.cells):
            return at
    return None


def _no_form(sheets: Sequence[Sheet]) -> Fault:
    first = next((line for sheet in sheets for line in sheet.lines), None)
    shown = " | ".join(cell for cell in first.cells if cell)[:60] if first else ""
    begins = f" (berkas dimulai dengan ‘{shown}’)" if shown else ""
    return Fault(0, f"ini bukan formulir dari bimtek, atau kodenya terhapus{begins}", ASK_AGAIN)


class _Reading:
    """Reads the sheets of one file.

    Args:
        errors: cells in which a formula failed: `E13`.
        several: the file has several sheets, so that an address names its sheet.
    """

    def __init__(self, errors: frozenset[str], *, several: bool) -> None:
        self.errors = errors
        self._several = several
        self._title = ""
        self._first_question: int | None = None
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self.filler: dict[str, str] = {}

    def sheet(self, sheet: Sheet, at: int) -> FilledSheet | None:
        line, self._title = sheet.lines[at], sheet.title
        identity = read_identity(next(cell for cell in line.cells if cell.startswith(MARK)))
        if identity is None:
            self.faults.append(Fault(line.row, "kode formulir di baris ini berubah", ASK_AGAIN))
            return None
        if identity.version != VERSION:
            what = "formulir ini dari bimtek versi lain"
            self.faults.append(Fault(line.row, what, "minta formulir baru dari bimtek ini"))
            return None
        places = self._places(sheet, at)
        if places is None:
            return None
        if sheet.fault:
            self.faults.append(sheet.fault)
        self._joined(sheet, places)
        rows = tuple(self._rows(sheet, at, places))
        if len(rows) < identity.rows:
            gone = identity.rows - len(rows)
            what = f"{gone} dari {identity.rows} baris formulir ini tidak ada lagi di berkas"
            self.notices.append(Fault(0, what, "yang tidak ada dilewati"))
        return FilledSheet(sheet.title, identity, rows)

    def _places(self, sheet: Sheet, at: int) -> dict[str, int] | None:
        """Name of the column → where it stands, by the hidden row; wherever it was moved to."""
        line = next((one for one in sheet.lines[at:] if KEY in one.cells), None)
        if line is None or SEEN not in line.cells:
            row = line.row if line else sheet.lines[at].row
            what = "baris tersembunyi dengan nama kolom tidak ada lagi"
            self.faults.append(Fault(row, what, ASK_AGAIN))
            return None
        names = [name for name in line.cells if name]
        if doubled := sorted({name for name in names if names.count(name) > 1}):
            what = f"kolom ‘{doubled[0]}’ ada dua kali"
            self.faults.append(Fault(line.row, what, "hapus salinannya, atau " + ASK_AGAIN))
            return None
        return {name: place for place, name in enumerate(line.cells) if name}

    def _rows(self, sheet: Sheet, at: int, places: Mapping[str, int]) -> Iterator[FilledRow]:
        known: dict[str, int] = {}
        self._first_question = None
        for line in sheet.lines[at + 1 :]:
            key = _cell(line, places[KEY])
            if not key or key == KEY:
                self._stray(line, places)
                continue
            cells = self._cells(line, places)
            if key.startswith(FILLER):
                self._filled_by(key.removeprefix(FILLER), cells)
                continue
            # Beside the hidden columns stands the code that people know a row by.
            code = _cell(line, places[SEEN] + 1) or key
            if key in known:
                what = f"baris {code} ada dua kali: juga baris {known[key]}"
                self.faults.append(Fault(line.row, what, "hapus salah satunya"))
                continue
            known[key] = line.row
            seen = read_seen(_cell(line, places[SEEN]))
            if seen is None:
                what = f"kode tersembunyi baris {code} terhapus"
                self.faults.append(Fault(line.row, what, ASK_AGAIN))
                continue
            yield FilledRow(line.row, key, code, seen, cells)

    def _stray(self, line: Line, places: Mapping[str, int]) -> None:
        """Answers below the first question in a row without a key belong to no question."""
        if self._first_question is None:
            return  # heads and hints
        names = (name for name in places if name not in (KEY, SEEN))
        answered = next((name for name in names if something(_cell(line, places[name]))), "")
        if not answered:
            return
        address = self._address(places[answered], line.row)
        what = f"{address} berisi ‘{_short(_cell(line, places[answered]))}’"
        if code := _cell(line, places[SEEN] + 1):
            what = f"{what}, tetapi kode tersembunyi baris {code} terhapus"
            self.faults.append(Fault(line.row, what, ASK_AGAIN))
        else:
            what = f"{what} di baris tanpa pertanyaan"
            self.notices.append(Fault(line.row, what, "dilewati"))

    def _cells(self, line: Line, places: Mapping[str, int]) -> dict[str, FilledCell]:
        if self._first_question is None:
            self._first_question = line.row
        found: dict[str, FilledCell] = {}
        for name, place in places.items():
            if name in (KEY, SEEN):
                continue
            address, text = self._address(place, line.row), _cell(line, place)
            if place in line.rounded:
                what = f"{address} berisi ‘{_short(text)}’"
                self.faults.append(Fault(line.row, what, ROUNDED))
            elif _address(place, line.row) in self.errors or ERROR_WORDS.fullmatch(text):
                what = f"rumus di {address} gagal{f' (‘{text}’)' if text else ''}"
                self.faults.append(Fault(line.row, what, "ketik nilainya, bukan rumus"))
                text = ""
            found[name] = FilledCell(something(text), address)
        return found

    def _address(self, place: int, row: int) -> str:
        """`sel G14`, `sel Kesenjangan!G14`; a CSV has lines, which spreadsheets count otherwise."""
        if not self._title:
            return f"kolom {_letters(place)}"
        sheet = f"{self._title}!" if self._several else ""
        return f"sel {sheet}{_address(place, row)}"

    def _filled_by(self, name: str, cells: Mapping[str, FilledCell]) -> None:
        text = next((cell.text for cell in cells.values() if cell.text), "")
        if text:
            self.filler[name] = text

    def _joined(self, sheet: Sheet, places: Mapping[str, int]) -> None:
        """Cells of two rows made one: nobody knows whose the answer is."""
        answers = [place for name, place in places.items() if name not in (KEY, SEEN)]
        if not answers:
            return
        for (top, left), (bottom, right) in sheet.merged:
            if bottom > top and left <= max(answers) and right >= min(answers):
                first, last = self._address(left, top + 1), _address(right, bottom + 1)
                self.faults.append(
                    Fault(
                        top + 1,
                        f"{first} sampai {last} digabung menjadi satu",
                        "batalkan penggabungannya, lalu isi setiap barisnya",
                    )
                )


def _cell(line: Line, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""


def _address(place: int, row: int) -> str:
    """`G14`, as spreadsheets call it."""
    return f"{_letters(place)}{row}"


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
