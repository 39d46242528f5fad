"""Values of a row that stand side by side are settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.locale.dates import medium_date
from bimtek.stages.deed import Deed
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Differing,
    Settling,
    differing,
    plain_words,
)
from bimtek.stages.worksheet.records import Cell
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.values import in_full

if TYPE_CHECKING:
    from datetime import date

    from bimtek.stages.worksheet.view import WorksheetView

NAMES: Final = {
    "confidential": "tertutup",
    "title": "judul bukti",
    "where": "tempat bukti",
    "due": "tanggal bukti",
    "of": "baris bukti",
    "type": "jenis bukti",
    "action": "tindak lanjut bukti",
    "text": "kalimat baris",
    "group": "tempat baris",
    "added": "jam baris",
    WITHDRAWN: TAKEN_BACK,
}


def settle(view: WorksheetView, row: Row) -> None:
    """Ask for each cell in which values stand side by side, one after the other.

    Raises:
        Refusal: where there are none.
    """
    left = differing(list(view.state.all_in(row, view.who)))
    Settling(
        view,
        lambda change: view.perform(Deed((change,), TOLD)),
        lambda one: f"{row.code} · {_name(view, one)}",
        lambda one, value: _words(view, one, value),
    ).ask(left)


def _name(view: WorksheetView, one: Differing) -> str:
    seen, field = one
    if seen.cls is not Cell:
        return NAMES.get(field, field)
    column = next((c.name for c in view.state.columns if c.id == seen.value.column), "")
    return column if field == "value" else f"{column} {NAMES.get(field, field)}"


def _words(view: WorksheetView, one: Differing, value: object) -> str:
    """A value as a person reads it."""
    seen, field = one
    column = next(
        (c for c in view.state.columns if seen.cls is Cell and c.id == seen.value.column), None
    )
    if column is not None and field == "value":
        return in_full(column, str(value), view.state.context)
    if field == "due" and value is not None:
        due: date = value  # type: ignore[assignment]
        return medium_date(due)
    return plain_words(value)
