"""What one row of a list may say: pydantic forms, their mistakes told in Indonesian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bimtek.lists.faults import Fault, Listed
from bimtek.lists.tables import Table, TableRow
from bimtek.locale.folding import fold

_NOTHING = frozenset("-–—.…_·'\"")
_EXPONENT = re.compile(r"\d[.,]?\d*e\+?\d+", re.IGNORECASE)
_QUOTES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"))

ROUNDED = "angka ini dibulatkan Excel: format kolomnya sebagai teks, lalu ketik ulang"


class Form(BaseModel):
    """A row that was checked; columns are named as the list names them."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    row: int
    """As the spreadsheet numbers it."""


F = TypeVar("F", bound=Form)


def read_forms(table: Table, form: Callable[..., F]) -> Listed[F]:
    """Check every row of a table; nothing stops at the first mistake."""
    faults = list(table.faults)
    rows: list[F] = []
    spellings: list[tuple[str, int]] = []
    for row in table.rows:
        try:
            rows.append(form(row=row.row, **row.values))
        except ValidationError as trouble:
            faults += _told(row, trouble)
            if opd := something(row.values.get("opd", "")):
                spellings.append((opd, row.row))
    return Listed(table.name, tuple(rows), tuple(faults), table.warnings, tuple(spellings))


def _told(row: TableRow, trouble: ValidationError) -> Iterator[Fault]:
    for error in trouble.errors():
        reason = str(error.get("ctx", {}).get("error", error["msg"]))
        if not error["loc"]:
            yield Fault(row.row, reason)
            continue
        column = str(error["loc"][0])
        value = row.values.get(column, "")
        shown = value if len(value) <= 40 else f"{value[:39]}…"
        what = f"{column} berisi ‘{shown}’" if value else f"{column} kosong"
        yield Fault(row.row, what, reason)


def something(value: str) -> str:
    """The text of a cell; a dash or dots mean nothing.

    A pair of quotes around the whole cell is no part of it.
    """
    value = value.strip()
    for opening, closing in _QUOTES:
        inner = value[1:-1]
        whole = len(value) > 1 and value.startswith(opening) and value.endswith(closing)
        if whole and opening not in inner and closing not in inner:
            value = inner.strip()
    return "" if set(value) <= _NOTHING else value


def _needed(value: str) -> str:
    found = something(value)
    if not found:
        raise ValueError("isi kolom ini")
    return found


def _several(value: str) -> tuple[str, ...]:
    """`a; b` → a and b, each once."""
    return tuple(dict.fromkeys(part for one in value.split(";") if (part := something(one))))


def _number(value: str) -> int | None:
    digits = value.strip().rstrip(".")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits[:6]) <= 9999:
        raise ValueError("tulis nomor urut 1 sampai 9999")
    return int(digits)


def _nip(value: str) -> str:
    """Digits only; other offices than the civil service have numbers of other lengths."""
    digits = _digits(value, ".-/")
    if not digits:
        return ""
    if len(digits) == 18 and digits.endswith("000"):
        raise ValueError(ROUNDED)
    if not 5 <= len(digits) <= 20:
        raise ValueError("NIP terdiri atas 18 angka")
    return digits


def _phone(value: str) -> str:
    """Digits of the first number; a spreadsheet has dropped the zero before an 8."""
    first = re.split(r"[/;,]| atau ", value)[0].strip().removeprefix("+")
    digits = _digits(first, ".-()")
    if digits and not 7 <= len(digits) <= 16:
        raise ValueError("nomor telepon terdiri atas 7 sampai 16 angka")
    return f"0{digits}" if digits.startswith("8") else digits


def _digits(value: str, between: str) -> str:
    found = something(value)
    if _EXPONENT.fullmatch(found):
        raise ValueError(ROUNDED)
    digits = "".join(char for char in found if char not in between and not char.isspace())
    if digits and not (digits.isascii() and digits.isdigit()):
        raise ValueError("tulis angkanya saja")
    return digits


def one_of(*words: str, empty: str = "") -> BeforeValidator:
    """A text that must be one of these words, whatever its case; empty cells get a default."""

    def chosen(value: str) -> str:
        found = fold(something(value))
        if found and found not in words:
            raise ValueError(f"pilih {', '.join(words[:-1])}, atau {words[-1]}")
        return found or empty

    return BeforeValidator(chosen)


Text = Annotated[str, BeforeValidator(something), Field(default="")]
Needed = Annotated[str, BeforeValidator(_needed)]
Several = Annotated[tuple[str, ...], BeforeValidator(_several), Field(default=())]
RowNumber = Annotated[int | None, BeforeValidator(_number), Field(default=None)]
Nip = Annotated[str, BeforeValidator(_nip), Field(default="")]
Phone = Annotated[str, BeforeValidator(_phone), Field(default="")]
