"""Lists and standing records, made for the tests of lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import openpyxl

from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import WITHDRAWN, Change, Head, Record, Seen

R = TypeVar("R", bound=Record)
Cell = str | int | float

STAMP = "00000000000000000001-0001"


def standing(record: R, *, withdrawn: bool = False, destroyed: Sequence[str] = ()) -> Seen[R]:
    """A record as it would be read from a session file."""
    values = {name: getattr(record, name) for name in record.data_fields()}
    heads = {
        name: (Head(STAMP, None if name in destroyed else canonical(encode(value))),)
        for name, value in values.items()
        if value or name in destroyed
    }
    if withdrawn:
        seen = {name: [STAMP] for name in heads}
        heads[WITHDRAWN] = (Head(STAMP, canonical({"seen": seen, "reason": "ganda"})),)
    taken_back = frozenset((STAMP,)) if withdrawn else frozenset[str]()
    return Seen(type(record), record.record_id, heads, taken_back)


def after(cls: type[R], changes: Iterable[Change]) -> list[Seen[R]]:
    """The records of one kind as these changes leave them, where nothing stood before."""
    values: dict[str, dict[str, object]] = {}
    for change in changes:
        if change.kind == cls.kind:
            values.setdefault(change.record, {}).update(change.patch)
    return [
        Seen(cls, record, {name: (Head(STAMP, canonical(value)),) for name, value in patch.items()})
        for record, patch in values.items()
    ]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def xlsx(rows: Iterable[Sequence[Cell]], title: str = "Daftar", **more: Sequence[Cell]) -> bytes:
    """A workbook; `more` are other sheets of one row each."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for name, row in more.items():
        book.create_sheet(name).append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


MIME = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: Iterable[Sequence[Cell]], after_rows: str = "") -> bytes:
    """A LibreOffice sheet, with the empty rest of the page as LibreOffice writes it."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    return ods_of(lines + after_rows)


def ods_of(rows: str) -> bytes:
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_OFFICE}:office:1.0" '
        f'xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Daftar">{rows}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        "</manifest:manifest>"
    )
    return zipped({"mimetype": MIME, "META-INF/manifest.xml": manifest, "content.xml": content})


def _ods_cell(value: Cell) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
