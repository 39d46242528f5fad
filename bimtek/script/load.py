"""A script whole: its text and the files beside it, with every mistake of both.

The lists beside a script are read by whoever knows lists: see `ListReader`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from bimtek.script.forms import check_forms
from bimtek.script.kinds import KindsLike
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import Script
from bimtek.script.offices import Office, Offices
from bimtek.script.outline import Attrs, Outline, Row, Section, Table, sections
from bimtek.script.parse import parse
from bimtek.script.plausible import check_plan
from bimtek.script.read import read_script
from bimtek.script.reading import meant, only
from bimtek.script.source import Source, read_beside, read_text

LIST_FILES = ("opd", "peserta", "indikator", "dasar")
"""Keys of the front matter that name a file beside the script."""

SUBDIMENSION = "sub-dimensi"
"""The column by which a file of indicators says where a row belongs."""


class ListReader(Protocol):
    """Reads the lists beside a script; what is wrong goes to the mistakes with the file's name."""

    def offices(self, name: str, data: bytes, mistakes: Mistakes) -> tuple[Office, ...]:
        """The offices of an OPD list."""

    def people(self, name: str, data: bytes, offices: Offices, mistakes: Mistakes) -> None:
        """Check a list of participants."""

    def indicators(self, name: str, data: bytes, mistakes: Mistakes) -> Table | None:
        """A list of indicators as a table, its headers as in scripts and `sub-dimensi`."""

    def bases(self, name: str, data: bytes, mistakes: Mistakes) -> Table | None:
        """A list of regulations as a table, its headers as in scripts."""


class ListFile(NamedTuple):
    """A list that belongs to a script."""

    name: str
    """Of the file beside the script; empty: a table of the script itself."""
    data: bytes


class Loaded(NamedTuple):
    """A script with all that was found while it was read."""

    source: Source
    """What the journal may keep: without the rows of a list of people in the text."""
    outline: Outline
    lists: Mapping[str, ListFile]
    """`opd` and `peserta`, where the script has them: a session begins with their rows."""
    offices: Offices
    script: Script | None
    """None where a mistake stands in the way of even the front matter."""
    mistakes: Mistakes

    @property
    def sound(self) -> bool:
        """Whether a session may begin from it."""
        return self.script is not None and not self.mistakes


def load(
    path: Path, kinds: KindsLike, lists: ListReader, offices: Offices | None = None
) -> tuple[Loaded | None, Mistakes]:
    """Read a script and its files from a disk.

    Args:
        offices: a list of OPDs that stands in for the script's own.

    Returns:
        What was read, None if there is no text at all, and every mistake.
    """
    mistakes = Mistakes()
    text = read_text(path, mistakes)
    if text is None:
        return None, mistakes
    outline = check_forms(parse(text, mistakes), kinds, mistakes)
    source = Source(_without_people(text, outline), _files(outline, kinds, path.parent, mistakes))
    loaded = _loaded(source, outline, kinds, lists, offices, mistakes)
    if loaded.script is not None and not mistakes:
        check_plan(loaded.script, kinds, loaded.offices, mistakes)
    return loaded, mistakes


def reload(
    source: Source, kinds: KindsLike, lists: ListReader, offices: Offices | None = None
) -> Loaded:
    """Read a script again from what the journal keeps of it."""
    mistakes = Mistakes()
    outline = check_forms(parse(source.text, mistakes), kinds, mistakes)
    return _loaded(source, outline, kinds, lists, offices, mistakes)


def _loaded(
    source: Source,
    outline: Outline,
    kinds: KindsLike,
    lists: ListReader,
    offices: Offices | None,
    mistakes: Mistakes,
) -> Loaded:
    files = dict(source.files)
    found = {
        key: one for key in ("opd", "peserta") if (one := _list(key, outline, files, mistakes))
    }
    if offices is None:
        own = found.get("opd")
        offices = Offices(lists.offices(own.name, own.data, mistakes) if own else ())
    if people := found.get("peserta"):
        lists.people(people.name, people.data, offices, mistakes)
    outline = _with_indicators(outline, files, kinds, lists, mistakes)
    outline = _with_bases(outline, files, lists, mistakes)
    script = read_script(outline, offices, kinds, mistakes)
    return Loaded(source, outline, found, offices, script, mistakes)


def _files(
    outline: Outline, kinds: KindsLike, folder: Path, mistakes: Mistakes
) -> tuple[tuple[str, bytes], ...]:
    """Every file that the script names, once."""
    named = [(outline.said(key), field.line) for key in LIST_FILES if (field := outline.field(key))]
    named += [
        (name, section.line)
        for section in sections(outline)
        if _takes_indicators(section, kinds) and (name := section.attrs.get("indikator"))
    ]
    found: dict[str, bytes] = {}
    for name, line in named:
        data = None if name in found else read_beside(folder, name, line, mistakes)
        if data is not None:
            found[name] = data
    return tuple(found.items())


def _list(
    key: str, outline: Outline, files: Mapping[str, bytes], mistakes: Mistakes
) -> ListFile | None:
    """The list of this name: a file beside the script, or a section with a table."""
    name = outline.said(key)
    for section in _inline(key, outline, mistakes)[:1]:
        only(section, mistakes, tables=1)
        if section.tables:
            return ListFile("", _as_csv(section.tables[0]))
        mistakes.add(section.line, f"daftar {key} tanpa tabel", "tulis sebuah tabel")
    return ListFile(name, files[name]) if name in files else None


def _inline(key: str, outline: Outline, mistakes: Mistakes) -> list[Section]:
    """The sections of a list; that it stands in a file as well is told."""
    found = [part for part in sections(outline) if part.attrs.words[:1] == (key,)]
    if (name := outline.said(key)) and found:
        what = f"daftar {key} ada di berkas {name} dan juga di sini"
        mistakes.add(found[0].line, what, "pakai salah satu")
    return found


def _without_people(text: str, outline: Outline) -> str:
    """The text without the rows of its own list of people: nothing could destroy them there."""
    lines = text.split("\n")
    for section in sections(outline):
        if section.attrs.words[:1] == ("peserta",):
            for row in (row for table in section.tables for row in table.rows):
                lines[row.line - 1] = ""
    return "\n".join(lines)


def _as_csv(table: Table) -> bytes:
    """The table as CSV whose lines are numbered like the script's."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    at = 1
    for line, cells in ((table.line, table.header), *table.rows):
        text.write("\n" * (line - at))
        writer.writerow(cells)
        at = line + 1
    return text.getvalue().encode()


def _takes_indicators(section: Section, kinds: KindsLike) -> bool:
    kind = kinds.get(section.attrs.words[0]) if section.attrs.words else None
    return kind is not None and "indikator" in kind.heading.keys


def _with_indicators(
    outline: Outline,
    files: Mapping[str, bytes],
    kinds: KindsLike,
    lists: ListReader,
    mistakes: Mistakes,
) -> Outline:
    """The outline with the rows of indicator files as tables of their sub-dimensions."""
    common = outline.said("indikator")

    def filled(section: Section) -> Section:
        if section.level == 1:
            return section._replace(sections=tuple(map(filled, section.sections)))
        name = section.attrs.get("indikator") or common
        if name not in files or not _takes_indicators(section, kinds):
            return section
        table = lists.indicators(name, files[name], mistakes)
        return _spread(section, table, mistakes) if table else section

    return outline._replace(sections=tuple(map(filled, outline.sections)))


def _with_bases(
    outline: Outline, files: Mapping[str, bytes], lists: ListReader, mistakes: Mistakes
) -> Outline:
    """The outline with the rows of a file of regulations as a section of its own."""
    field = outline.field("dasar")
    if field is None or _inline("dasar", outline, mistakes) or field.value not in files:
        return outline
    table = lists.bases(field.value, files[field.value], mistakes)
    if table is None:
        return outline
    section = Section(2, "Dasar", field.line, Attrs(("dasar",)), (table,))
    return outline._replace(sections=(section, *outline.sections))


def _spread(section: Section, table: Table, mistakes: Mistakes) -> Section:
    """Give each sub-dimension the rows that name it."""
    place = table.header.index(SUBDIMENSION)
    header = (*table.header[:place], *table.header[place + 1 :])
    codes = [_code(part) for pillar in section.sections for part in pillar.sections]
    given: dict[str, list[Row]] = {}
    for row in table.rows:
        code = row.cells[place]
        if code not in codes:
            what = f"sub-dimensi ‘{code}’ tidak ada dalam naskah"
            mistakes.add(row.line, what, meant(code, codes), file=table.file)
            # The row goes to the first one, so that its other mistakes are told as well.
            code = codes[0] if codes else ""
        cells = (*row.cells[:place], *row.cells[place + 1 :])
        given.setdefault(code, []).append(row._replace(cells=cells))

    def with_rows(part: Section) -> Section:
        rows = given.pop(_code(part), ())
        own = Table(table.line, header, tuple(rows), table.file)
        return part._replace(blocks=(*part.blocks, own)) if rows else part

    pillars = (
        pillar._replace(sections=tuple(map(with_rows, pillar.sections)))
        for pillar in section.sections
    )
    return section._replace(sections=tuple(pillars))


def _code(part: Section) -> str:
    return part.title.partition(" ")[0].rstrip(".")
