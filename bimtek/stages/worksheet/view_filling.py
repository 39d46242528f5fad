"""The form of a row, and what becomes of what is typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.worksheet import deeds

if TYPE_CHECKING:
    from bimtek.stages.worksheet.view import WorksheetView
    from bimtek.stages.worksheet.view_form import SheetForm


def first_empty(view: WorksheetView, key: str) -> str:
    """The first column in which nothing stands, else the first."""
    row = view.row(key)
    columns = view.state.columns
    if row is None or not columns:
        return ""
    for column in columns:
        pieces = view.state.pieces(row, view.who, column)
        if not view.state.value(row, view.who, column) and not pieces:
            return column.id
    return columns[0].id


def refresh(view: WorksheetView) -> None:
    """Show what was recorded meanwhile; typing stays as it is."""
    sheet = view.sheet_of(view.filling)
    if view.form is not None and sheet is not None:
        view.form.show(sheet, fresh=False)


def follow(view: WorksheetView) -> None:
    """Where the form stands beside the list, it shows the row to which the cursor went there."""
    form, row = view.form, view.cursor_row
    if form is None or row is None or view.filling == row.key:
        return
    if view.has_class("-both") and not form.unsent:
        view.turn_form(row.key)


def fill(view: WorksheetView, event: SheetForm.Filled) -> None:
    """Record what was typed in a field."""
    row = view.row(event.key)
    if row is None:
        raise Refusal("no-row", "Baris ini sudah tidak ada. Isian tidak tersimpan.")
    deed = deeds.fill(view.state, row, event.who, event.column, event.text, event.saw)
    view.perform(deed, clears=event.place)


def bring(view: WorksheetView, event: SheetForm.Brought) -> None:
    """Record a piece of evidence."""
    row = view.row(event.key)
    if row is None:
        raise Refusal("no-row", "Baris ini sudah tidak ada. Bukti tidak tersimpan.")
    now = view.session.now()
    deed = deeds.bring(view.state, row, event.who, event.column, event.piece, now)
    view.perform(deed, clears=event.place)


def take_back(view: WorksheetView, event: SheetForm.TookBack) -> None:
    """Take a piece of evidence back."""
    row = view.row(event.key)
    pieces = view.state.pieces(row, event.who, event.column) if row else ()
    if not 1 <= event.number <= len(pieces):
        raise Refusal("no-evidence", f"Bukti nomor {event.number} tidak ada di baris ini.")
    view.perform(deeds.take_evidence_back(view.state, pieces[event.number - 1]))


def continue_draft(view: WorksheetView, place: str, body: str) -> bool:
    """Take up half-typed text in its field, on its row of its sheet."""
    parts = place.split("/")
    if len(parts) != 4 or parts[0] != view.stage.id:
        return False
    _, key, who, column = parts
    if not any(one.id == column for one in view.state.columns) or not view.stand_on(who, key):
        return False

    async def take_up() -> None:
        await view.open_form(key, column, body)

    view.call_later(take_up)
    return True
