"""Daftar hadir: blank for the door, and filled as the desk recorded it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bimtek.hall.records import Participant
from bimtek.locale.dates import long_date
from bimtek.minutes.annexes import signed_sheets
from bimtek.minutes.markdown import table
from bimtek.papers.blank import TO_WRITE
from bimtek.stages.attendance.sheet import call_sheets, door_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.papers.holds import Holds
    from bimtek.stages.attendance.sheet import Came

EMPTY_ROWS = 10
"""Behind the invited ones, for whoever comes besides."""
DOOR_HEADS = (">No", "Nama", "Jabatan", "OPD/Instansi", "Tanda tangan")
CALL_HEADS = (">No", "Nama", "Hadir sebagai", "OPD/Instansi", "Jam")


def blank(holds: Holds) -> Mapping[str, object]:
    """The numbered sheet that people sign at the door."""
    invited = (seen.value for seen in holds.session.all(Participant))
    found = [
        tuple(value or TO_WRITE for value in row)
        for row in door_rows(invited, holds.minutes.names.offices)
    ]
    numbered = sum(row[0] is not TO_WRITE for row in found)
    empty = (TO_WRITE,) * len(DOOR_HEADS)
    rows = [*((*row, TO_WRITE) for row in found), *(empty for _ in range(EMPTY_ROWS))]
    one_day = len({stage.day for stage in holds.session.stages}) < 2
    return {
        "rows": table(DOOR_HEADS, rows),
        "numbered": numbered,
        "empty": EMPTY_ROWS,
        "day": holds.head["days"] if one_day else "",
    }


def filled(holds: Holds) -> Mapping[str, object]:
    """Who came, one page a roll call."""
    first = holds.minutes.first_day
    return {
        "calls": [
            {
                "name": one.name,
                "day": long_date(first + timedelta(days=max(one.day, 1) - 1)),
                "heads": one.heads,
                "quorum": one.quorum,
                "letters": one.letters,
                "rows": table(CALL_HEADS, map(_cells, one.rows)),
            }
            for one in call_sheets(holds.session)
        ],
        "files": signed_sheets(holds.live),
    }


def _cells(row: Came) -> tuple[object, ...]:
    """A row of five cells: names need the width."""
    as_what = "; ".join(filter(None, (row.capacity, row.remark)))
    hours = f"{row.came or '…'}–{row.left}" if row.left else row.came
    return row.number or "", row.name, as_what, row.office, hours
