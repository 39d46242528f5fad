"""`/` in a long list: to the row of an office, or to any row, by its letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bimtek.hall.offices import find_rows

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.hall.offices import Findable
    from bimtek.hall.records import Opd


def find_row(
    app: App[Any],
    question: str,
    rows: Mapping[str, Findable],
    offices: Mapping[str, Opd],
    found: Callable[[str], None],
    **words: str,
) -> None:
    """Ask for letters and go to the row that is chosen.

    Args:
        rows: key → what the row is called and of which office it is, in the order of the list.
        found: called with the key of the row; not where the person thought better of it.
        words: `hint` and `none` of the dialog, where rows are no OPD.
    """
    from bimtek.ui.which import Which

    def chosen(key: str | None) -> None:
        if key is not None:
            found(key)

    lines = {key: row.words for key, row in rows.items()}
    app.push_screen(
        Which(question, lines, lambda typed: find_rows(typed, rows, offices), **words), chosen
    )
