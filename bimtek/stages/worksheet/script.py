"""What a script says of a kertas kerja: its columns and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bimtek.script.kinds import Demand, Part, Questions
from bimtek.script.offices import slug
from bimtek.script.outline import Section, Table
from bimtek.script.reading import Line, Reading, meant, only, rows, unused

TYPES = (
    "teks", "uraian", "angka", "level", "bukti", "pilihan", "pilihan-ganda", "tanggal", "ya-tidak",
    "opd", "orang",
)  # fmt: skip

_CHOOSING = ("pilihan", "pilihan-ganda")
_CODED = re.compile(r"(?P<code>[A-Za-z0-9][A-Za-z0-9._-]{0,39})\s*:\s+(?P<text>\S.*)", re.DOTALL)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Column(NamedTuple):
    """One column that is filled."""

    id: str
    name: str
    type: str
    required: bool
    choices: tuple[str, ...]
    """Of a choice: its words. Of a level: a scale of its own, such as `0 belum ada`."""


class SheetRow(NamedTuple):
    """One question."""

    code: str
    text: str
    group: str
    """Title of the `###` heading it stands under; empty under `### Baris`."""
    opds: tuple[str, ...]
    unit: str


class WorksheetScript(NamedTuple):
    """A form of rows and columns."""

    answered_by: str
    """`pleno`, `kelompok` or `opd`."""
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    """Without rows they are added live."""


def demand(spec: WorksheetScript) -> Demand:
    """A row takes a minute and a half; offices and groups fill their sheets at the same time."""
    asked = tuple(dict.fromkeys(opd for row in spec.rows for opd in row.opds))
    everybody = spec.answered_by == "opd" and not all(row.opds for row in spec.rows)
    rows = len(spec.rows)
    if spec.answered_by == "opd":
        rows = max((sum(not r.opds or o in r.opds for r in spec.rows) for o in asked), default=rows)
    return Demand((Questions(rows, "baris", 90),), asked, everybody or not spec.rows)


def parts(spec: WorksheetScript) -> Iterator[Part]:
    """Rows and columns; who answers and what a column holds stay."""
    yield Part("", "penjawab", "", fixed=spec.answered_by)
    for column in spec.columns:
        required = ", wajib" if column.required else ""
        yield Part(column.id, "kolom", f"{column.name}{required}", fixed=column.type)
        for choice in column.choices:
            number, _, words = choice.partition(" ")
            level = column.type == "level" and words
            name, told = (number, words) if level else (choice, "")
            yield Part(f"{column.id}/{name}", "pilihan kolom", told)
    for row in spec.rows:
        words = " · ".join(filter(None, (row.text, row.group, row.unit)))
        yield Part(row.code, "baris", words, row.opds)


def read(section: Section, reading: Reading) -> WorksheetScript:
    """Read a section `{.kertas-kerja}`: a table of columns, then `###` groups of rows."""
    only(section, reading.mistakes, tables=1)
    if not section.tables:
        reading.mistakes.add(
            section.line,
            "kertas kerja ini tanpa tabel kolom",
            "tulis tabel `kolom | jenis | wajib | pilihan`",
        )
    columns = [column for table in section.tables[:1] for column in _columns(table, reading)]
    found: dict[str, SheetRow] = {}
    for inner in section.sections:
        only(inner, reading.mistakes, lists=1, tables=1)
        unused(inner, reading.mistakes, hints=True, paragraphs=True)
        for at, row in _rows(inner, reading):
            if row.code in found:
                reading.mistakes.add(
                    at, f"kode ‘{row.code}’ tertulis dua kali", "setiap baris punya kode sendiri"
                )
            found[row.code] = row
    answered_by = _answered_by(section, reading)
    return WorksheetScript(answered_by, tuple(columns), tuple(found.values()))


def _answered_by(section: Section, reading: Reading) -> str:
    """Who fills it; as with every kind `kelompok=` alone says that groups do."""
    in_groups = section.attrs.get("kelompok")
    said = section.attrs.get("dijawab") or ("kelompok" if in_groups else "opd")
    if in_groups and said != "kelompok":
        reading.mistakes.add(
            section.line,
            f"kelompok= tidak dipakai dengan dijawab={said}",
            "hapus salah satu, atau tulis dijawab=kelompok",
        )
    return said


def _columns(table: Table, reading: Reading) -> list[Column]:
    found: dict[str, Column] = {}
    for line in rows(table, reading.mistakes, ("kolom", "jenis"), ("wajib", "pilihan", "id")):
        column = _column(line, reading)
        if not column.id:
            reading.mistakes.add(line.at, "nama kolom kosong", "tulis nama kolom")
        elif column.id in found:
            reading.mistakes.add(
                line.at,
                f"kolom ‘{column.name}’ tertulis dua kali",
                "setiap kolom punya nama atau id sendiri",
            )
        found[column.id] = column
    return list(found.values())


def _column(line: Line, reading: Reading) -> Column:
    sort = line("jenis").casefold().replace(" ", "-")
    if sort not in TYPES:
        reading.mistakes.add(
            line.at, f"jenis kolom ‘{line('jenis')}’ tidak dikenal", meant(sort, TYPES)
        )
    required = line("wajib").casefold() or "tidak"
    if required not in {"ya", "tidak"}:
        reading.mistakes.add(line.at, f"wajib berisi ‘{line('wajib')}’", "tulis ya atau tidak")
    choices = _choices(line("pilihan"))
    if sort in _CHOOSING and len(choices) < 2:
        reading.mistakes.add(
            line.at, f"kolom ‘{line('kolom')}’ belum punya pilihan", "tulis dua pilihan atau lebih"
        )
    elif choices and sort not in (*_CHOOSING, "level"):
        reading.mistakes.add(
            line.at, f"kolom jenis {sort} tidak memakai pilihan", "kosongkan sel pilihan"
        )
    name = line("id") or slug(line("kolom"))
    if name and not _CODE.fullmatch(name):
        reading.mistakes.add(
            line.at,
            f"id kolom ‘{name}’ tidak dapat dipakai",
            "tulis huruf, angka, titik, atau tanda hubung, paling banyak 40",
        )
    return Column(name, line("kolom"), sort, required == "ya", choices)


def _choices(cell: str) -> tuple[str, ...]:
    """Separated by `;`; by commas only where no `;` stands, else one belongs to its words."""
    words = cell.split(";") if ";" in cell else cell.split(",")
    return tuple(filter(None, (word.strip() for word in words)))


def _rows(section: Section, reading: Reading) -> list[tuple[int, SheetRow]]:
    group = "" if section.title.casefold() == "baris" else section.title
    found = []
    for block in section.lists[:1]:
        for item in block.items:
            coded = _CODED.fullmatch(" ".join([item.text, *item.points]))
            if coded is None:
                reading.mistakes.add(
                    item.line, f"baris ‘{_short(item.text)}’ belum berkode", "tulis `- S1a: uraian`"
                )
                continue
            opds = reading.offices.named(item.attrs.get("opd"), item.line, reading.mistakes)
            unit = item.attrs.get("satuan")
            found.append((item.line, SheetRow(coded["code"], coded["text"], group, opds, unit)))
    for table in section.tables[:1]:
        for line in rows(table, reading.mistakes, ("kode", "uraian"), ("opd", "satuan")):
            if not _CODE.fullmatch(line("kode")):
                reading.mistakes.add(
                    line.at,
                    f"kode ‘{line('kode')}’ tidak dapat dipakai",
                    "tulis huruf, angka, titik, atau tanda hubung, misalnya S1a",
                )
                continue
            opds = reading.offices.named(line("opd"), line.at, reading.mistakes)
            row = SheetRow(line("kode"), line("uraian"), group, opds, line("satuan"))
            found.append((line.at, row))
    return found


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
