"""The strip of an acara at tables: how far each is, and which of them starves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from bimtek.hall.group_records import PLENARY
from bimtek.hall.starving import TableProgress, hungriest
from bimtek.ui.bars import Bar
from bimtek.ui.columns import fit, safe

LEAST_NAME: Final = 4
"""Cells of a table's name that are always left."""
COMMON_NAME: Final = 14
LABEL: Final = " Meja "
"""What stands before the tables: they are often called like what stands below them."""


def strip(tables: Sequence[TableProgress], here: str, width: int) -> Content:
    """All tables in one row, that in sight marked.

    Where it is narrow names give way, then the minutes of those that can wait, then of all but
    the one that has waited longest; what is still too wide is cut by whoever shows it.
    """
    starving = hungriest(tables)
    every = [one.group for one in tables]
    waiting = [one.group for one in tables if one.starves]
    for timed in (every, waiting, [starving]):
        for room in range(COMMON_NAME, LEAST_NAME - 1, -1):
            line = _strip(tables, here, room, timed)
            if line.cell_length <= width:
                return line
    return line


def _strip(tables: Sequence[TableProgress], here: str, room: int, timed: Sequence[str]) -> Content:
    """The row with names of at most `room` cells, and minutes only of the tables in `timed`."""
    starving = hungriest(tables)
    parts = []
    for number, one in enumerate(tables, 1):
        name = one.name if len(one.name) <= room else f"{one.name[: room - 1].rstrip()}…"
        words = safe(one._replace(name=name).told(minutes=one.group in timed))
        mark = "▸" if one.group == here else " "
        style = "bold" if one.group == here else ""
        if one.group == starving:
            style = f"{style} $text-error".strip()
        elif one.starves:
            style = f"{style} $text-warning".strip()
        parts.append(Content.styled(f"{mark}{number} {words}", style))
    return Content(" ").join(parts)


def strip_with_plenary(
    tables: Sequence[TableProgress], here: str, width: int, label: str = LABEL
) -> Content:
    """`Meja ▸1 Struktur 3  2 Infrastruktur 1 ▲21'   Pleno`: where `[` and `]` lead."""
    plenary = Content.styled("▸PLENO", "bold") if here == PLENARY else Content(" Pleno")
    room = max(1, width - 1 - plenary.cell_length)
    line = strip(tables, here, room - len(label))
    if line.cell_length > room - len(label):
        line, label = fit(strip(tables, here, room), min(room, line.cell_length)), ""
    return Content.assemble((label, "$text-muted"), line, " ", plenary)


class TableStrip(Bar):
    """Where `[` and `]` lead; no line of the screen as long as there are no tables."""

    DEFAULT_CSS = """
    TableStrip { display: none; }
    TableStrip.-shown { display: block; }
    """

    def show(
        self, tables: Sequence[TableProgress], here: str | None, width: int, label: str = LABEL
    ) -> None:
        """Say how far each is; `here` is the one that is served."""
        self.set_class(bool(tables), "-shown")
        if tables:
            self.say(strip_with_plenary(tables, here or PLENARY, width, label))
