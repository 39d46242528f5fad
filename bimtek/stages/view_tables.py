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
    """All tables in one row, that in sight marked; names give way where it is narrow."""
    starving = hungriest(tables)
    for room in range(COMMON_NAME, LEAST_NAME - 1, -1):
        line = _strip(tables, here, starving, room)
        if line.cell_length <= width:
            return line
    return fit(line, width)


def _strip(tables: Sequence[TableProgress], here: str, starving: str, room: int) -> Content:
    parts = []
    for number, one in enumerate(tables, 1):
        name = one.name if len(one.name) <= room else f"{one.name[: room - 1].rstrip()}…"
        words = safe(one._replace(name=name).words)
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
    room = max(1, width - len(label) - 1 - plenary.cell_length)
    return Content.assemble((label, "$text-muted"), strip(tables, here, room), " ", plenary)


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
