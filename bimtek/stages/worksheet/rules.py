"""The rows of one sheet, and how far each is filled. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.journal.records import DESTROYED
from bimtek.stages.worksheet.records import NO_DATA, NOT_APPLICABLE, AddedRow

if TYPE_CHECKING:
    from bimtek.stages.worksheet.script import Column, SheetRow

FEW: Final = 4
"""OPDs that owe a row of the hall's sheet together, at most."""
EVIDENCE: Final = "bukti"
"""The kind of column whose cells hold pieces of evidence, not a value."""
NOTHING: Final = "0"
"""The level that says that there is nothing yet: nothing that could be shown."""
QUICK: Final = ("level", "pilihan", "ya-tidak")
"""Kinds of column that one key fills."""


class Row(NamedTuple):
    """One line to fill."""

    key: str
    """Its code in the script, or the random id of one that was added."""
    code: str
    """What people call it: `S1a`, or `+1` of one that was added."""
    text: str
    group: str
    opds: tuple[str, ...] = ()
    """Codes of the OPDs of which it is asked; nobody named: of all."""
    unit: str = ""
    added: bool = False
    table: str = ""
    """Id of the group whose own row it is; empty: of all."""


def owners(row: Row) -> tuple[str, ...]:
    """Codes of the OPDs that owe a row of the hall's sheet; one asked of very many is nobody's."""
    return row.opds if len(row.opds) <= FEW else ()


Values = Mapping[str, str]
"""Column → what stands there; columns without anything are left out."""


def rows_of(
    scripted: Iterable[SheetRow], added: Iterable[AddedRow], filled: Collection[str] = ()
) -> tuple[Row, ...]:
    """The rows of the script, and behind those of their group the ones that were added.

    Args:
        scripted: as the script says.
        added: rows of the hall that stand.
        filled: keys of rows in which anything stands: whoever filled a row that somebody else
            took away meanwhile still sees it.
    """
    rows = [Row(one.code, one.code, one.text, one.group, one.opds, one.unit) for one in scripted]
    come: dict[str, list[Row]] = {}
    for number, one in enumerate(sorted(added, key=lambda one: (str(one.added), one.row)), 1):
        row = Row(one.row, f"+{number}", one.text, one.group, added=True, table=one.table)
        come.setdefault(one.group, []).append(row)
    last = {row.group: place for place, row in enumerate(rows)}
    found: list[Row] = []
    for place, row in enumerate(rows):
        found.append(row)
        if last[row.group] == place:
            found += come.pop(row.group, ())
    found += [row for of_a_group in come.values() for row in of_a_group]
    known = {row.key for row in found}
    lost = sorted(key for key in filled if key not in known)
    found += [Row(key, "?", f"(baris {key} tidak ada lagi)", "") for key in lost]
    return tuple(found)


def lead_of(columns: Sequence[Column]) -> Column | None:
    """The column that a key on the row fills: the first level, else the first choice."""
    for sort in QUICK:
        for column in columns:
            if column.type == sort:
                return column
    return next((column for column in columns if column.type != EVIDENCE), None)


def asked_of(row: Row, who: str) -> bool:
    """Whether an OPD is asked this row."""
    return not row.opds or who in row.opds


def is_out(columns: Sequence[Column], values: Values) -> bool:
    """Whether the row was said not to apply: then nothing else of it is owed."""
    lead = lead_of(columns)
    return bool(lead) and values.get(lead.id if lead else "") == NOT_APPLICABLE


def without_data(columns: Sequence[Column], values: Values) -> bool:
    """Whether the row was answered with that there is no data yet."""
    lead = lead_of(columns)
    return bool(lead) and values.get(lead.id if lead else "") == NO_DATA


def owed(columns: Sequence[Column], values: Values) -> tuple[Column, ...]:
    """Required columns in which nothing stands; evidence is counted apart.

    What was destroyed is no answer: the row is open again.
    """
    if is_out(columns, values):
        return ()
    stands = {column for column, value in values.items() if value != DESTROYED}
    asked = [column for column in columns if column.type != EVIDENCE]
    required = [column for column in asked if column.required]
    if not required:
        # Where the script requires nothing, anything at all answers the row.
        return () if stands or not asked else tuple(asked[:1])
    return tuple(column for column in required if column.id not in stands)


def is_filled(columns: Sequence[Column], values: Values) -> bool:
    """Whether a row is answered; evidence may follow."""
    return bool(values) and not owed(columns, values)


def owes_evidence(columns: Sequence[Column], values: Values, proven: Collection[str]) -> bool:
    """Whether an answered row lacks evidence that the script requires.

    Args:
        proven: columns that hold a piece.
    """
    if not is_filled(columns, values) or is_out(columns, values) or without_data(columns, values):
        return False
    lead = lead_of(columns)
    if lead is not None and lead.type == "level" and values.get(lead.id) == NOTHING:
        return False
    wanted = [one for one in columns if one.type == EVIDENCE and one.required]
    return any(column.id not in proven for column in wanted)
