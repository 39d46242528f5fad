"""The lists beside a script, read for `bimtek.script.load`."""

from __future__ import annotations

from bimtek.lists.faults import Fault
from bimtek.lists.files import File
from bimtek.lists.indicators import COLUMNS
from bimtek.lists.opds import OpdRow, read_opds
from bimtek.lists.participants import read_participants
from bimtek.lists.tables import Column, Layout, read_table
from bimtek.script.mistakes import Mistakes
from bimtek.script.offices import Office, Offices
from bimtek.script.outline import Row, Table
from bimtek.script.regulations import ABOUT, NAME, SINCE

INDICATORS = Layout(COLUMNS, tuple((one.name,) for one in COLUMNS if one.name != "kapan"))
"""As in a table of the script, which says more than a list that only adds indicators."""

BASES = Layout(
    (
        Column(NAME, ("nama peraturan", "regulasi", "dasar", "dasar hukum")),
        Column(ABOUT, ("perihal", "judul")),
        Column(SINCE, ("tanggal berlaku", "mulai berlaku", "berlaku sejak")),
    ),
    ((NAME,),),
)


class ScriptLists:
    """Reads the OPDs, seats, indicators and regulations that a script names."""

    def offices(self, name: str, data: bytes, mistakes: Mistakes) -> tuple[Office, ...]:
        """The offices of an OPD list."""
        listed = read_opds(File(name, data))
        _pass_on(name, listed.faults, listed.warnings, mistakes)
        return tuple(_office(row) for row in listed.rows)

    def people(self, name: str, data: bytes, offices: Offices, mistakes: Mistakes) -> None:
        """Check a list of participants."""
        listed = read_participants(File(name, data))
        _pass_on(name, listed.faults, listed.warnings, mistakes)
        spelt = [*((row.opd, row.row) for row in listed.rows), *listed.spellings]
        for opd, at in spelt:
            if opd and offices and offices.find(opd) is None:
                offices.report(opd, at, mistakes, file=name)

    def indicators(self, name: str, data: bytes, mistakes: Mistakes) -> Table | None:
        """A list of indicators as a table, its headers as in scripts and `sub-dimensi`."""
        return _table(name, data, INDICATORS, mistakes)

    def bases(self, name: str, data: bytes, mistakes: Mistakes) -> Table | None:
        """A list of regulations as a table, its headers as in scripts."""
        return _table(name, data, BASES, mistakes)


def _table(name: str, data: bytes, layout: Layout, mistakes: Mistakes) -> Table | None:
    """A list as a table of the script, with the columns that it has."""
    table = read_table(File(name, data), layout)
    _pass_on(name, table.faults, table.warnings, mistakes)
    if not table.rows:
        return None
    header = tuple(column.name for column in layout.columns if column.name in table.columns)
    rows = (Row(row.row, tuple(row.values[column] for column in header)) for row in table.rows)
    return Table(table.header, header, tuple(rows), name)


def _office(row: OpdRow) -> Office:
    return Office(row.code, row.short, row.name, row.alias, row.category)


def _pass_on(
    name: str, faults: tuple[Fault, ...], warnings: tuple[Fault, ...], mistakes: Mistakes
) -> None:
    for fault in faults:
        mistakes.add(fault.row, fault.what, fault.expected or "perbaiki daftar itu", file=name)
    for fault in warnings:
        mistakes.warn(fault.row, fault.what, fault.expected or "periksa daftar itu", file=name)
