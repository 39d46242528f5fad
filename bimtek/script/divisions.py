"""Sections `{.kelompok}`: who sits together. One day may hold several such divisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bimtek.locale.folding import fold
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import Division, Group
from bimtek.script.offices import Offices, slug
from bimtek.script.outline import Section
from bimtek.script.reading import Line, meant, only, rows

NEEDED = ("kelompok",)
OPTIONAL = ("opd", "orang", "koordinator", "sekretaris", "meja")
REST = "sisanya"
"""In the column `opd`: the offices that no group of the division names."""

_BETWEEN_OFFICES = re.compile(r"[,;]")


def read_divisions(
    sections: Iterable[Section], offices: Offices, mistakes: Mistakes
) -> tuple[Division, ...]:
    """The divisions of a script, in its order; every mistake at its line."""
    found: dict[str, Division] = {}
    for section in sections:
        division = _read(section, offices, mistakes)
        if division.id in found:
            mistakes.add(
                section.line,
                f"pembagian ‘{division.id}’ tertulis dua kali",
                "beri id lain, misalnya {.kelompok #kelompok-siang}; "
                f"yang pertama di baris {found[division.id].line}",
            )
        found.setdefault(division.id, division)
    return tuple(found.values())


@dataclass
class _Drafted:
    """A row of the table, before the rest of the offices is dealt out."""

    at: int
    line: Line
    opds: list[str]
    takes_rest: bool


def _read(section: Section, offices: Offices, mistakes: Mistakes) -> Division:
    only(section, mistakes, tables=1)
    if not section.tables:
        mistakes.add(section.line, "kelompok tanpa tabel", "tulis tabel `kelompok | opd`")
    drafted: dict[str, _Drafted] = {}
    for table in section.tables[:1]:
        for line in rows(table, mistakes, NEEDED, OPTIONAL):
            _take(line, drafted, offices, mistakes)
    _deal_rest(drafted.values(), offices)
    groups = tuple(_group(name, row) for name, row in drafted.items())
    name = section.attrs.id or slug(section.title) or "kelompok"
    return Division(name, section.title, groups, section.line)


def _take(line: Line, drafted: dict[str, _Drafted], offices: Offices, mistakes: Mistakes) -> None:
    cell, takes_rest = _without_rest(line("opd"))
    named = offices.named(cell, line.at, mistakes)
    title = line("kelompok")
    name = slug(title)
    if not name or name in drafted:
        what = f"kelompok ‘{title}’ tertulis dua kali" if name else "kelompok kosong"
        mistakes.add(line.at, what, "setiap kelompok punya nama sendiri")
        return
    seated = {code: row for row in drafted.values() for code in row.opds}
    opds = []
    for code in named:
        if (other := seated.get(code)) is None:
            opds.append(code)
            continue
        mistakes.warn(
            line.at,
            f"OPD ‘{_called(code, offices)}’ sudah duduk di kelompok ‘{other.line('kelompok')}’",
            "satu OPD di satu kelompok; orangnya yang lain ditulis di kolom orang",
        )
    drafted[name] = _Drafted(line.at, line, opds, takes_rest)


def _without_rest(cell: str) -> tuple[str, bool]:
    """A cell without the word that stands for all other offices, and whether it was there."""
    words = [word.strip() for word in _BETWEEN_OFFICES.split(cell)]
    named = [word for word in words if fold(word) != REST]
    return (", ".join(named), True) if len(named) < len(words) else (cell, False)


def _deal_rest(drafted: Iterable[_Drafted], offices: Offices) -> None:
    """Deal the offices that nobody named to the groups that take them, in the official order.

    Each goes to the group that has the fewest so far, so that all become equally large.
    """
    rows = list(drafted)
    takers = [row for row in rows if row.takes_rest]
    named = {code for row in rows for code in row.opds}
    for code in offices.set_of("semua") or () if takers else ():
        if code not in named:
            min(takers, key=lambda row: len(row.opds)).opds.append(code)


def _group(name: str, row: _Drafted) -> Group:
    return Group(
        name,
        row.line("kelompok"),
        tuple(row.opds),
        row.at,
        tuple(_several(row.line("orang"))),
        row.line("koordinator"),
        row.line("sekretaris"),
        row.line("meja"),
    )


def _several(cell: str) -> Iterator[str]:
    """People or posts of a cell; a comma belongs to a name (`S.Sos.`), a semicolon does not."""
    return filter(None, (part.strip() for part in cell.split(";")))


def _called(code: str, offices: Offices) -> str:
    return next((one.short or code for one in offices.all if one.code == code), code)


def division_named(name: str, divisions: Sequence[Division], line: int, mistakes: Mistakes) -> str:
    """The id of the division that an acara names; a name that is none is told at its line."""
    if not name:
        return ""
    wanted = slug(name)
    for division in divisions:
        if wanted in (division.id, slug(division.title)):
            return division.id
    mistakes.add(
        line,
        f"pembagian kelompok ‘{name}’ tidak ada",
        meant(name, [division.id for division in divisions])
        if divisions
        else "tulis bagian `## Kelompok {.kelompok #…}` dengan tabelnya",
    )
    return ""
