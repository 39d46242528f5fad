"""Opening the form, and what becomes of what is typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.worksheet import deeds

if TYPE_CHECKING:
    from bimtek.stages.worksheet.view import WorksheetView
    from bimtek.stages.worksheet.view_form import SheetForm


async def open_form(view: WorksheetView, key: str, column: str = "", typed: str = "") -> None:
    """Open the form on a row.

    Args:
        column: id of the column that gets the cursor; empty: the first that is empty.
        typed: what was typed on the row already.
    """
    if not put_away(view):
        return
    row = view.row(key)
    if row is None:
        return
    from bimtek.stages.worksheet.view_sheet import sheet_of

    form = await _form(view)
    view.filling = key
    view.add_class("-form")
    form.display = True
    view.call_after_refresh(view.draw_around)  # the list is narrower now
    form.show(sheet_of(view.state, row, view.who), fresh=True)
    box = form.field_of(column or _first_empty(view, key))
    if box is not None:
        box.focus()
        if typed:
            box.value = typed
            box.cursor_position = len(typed)


async def _form(view: WorksheetView) -> SheetForm:
    if view.made_form is None:
        from bimtek.stages.worksheet.view_form import SheetForm

        view.made_form = SheetForm(view.state.columns)
        view.made_form.display = False  # else the list gives way to it for a moment, and scrolls
        await view.mount(view.made_form)
    return view.made_form


def _first_empty(view: WorksheetView, key: str) -> str:
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
    form, row = view.form, view.row(view.filling)
    if form is not None and row is not None:
        from bimtek.stages.worksheet.view_sheet import sheet_of

        form.show(sheet_of(view.state, row, view.who), fresh=False)


def follow(view: WorksheetView) -> None:
    """Where the form stands beside the list, it shows the row to which the cursor went there."""
    form, row = view.form, view.cursor_row
    if form is None or row is None or view.filling == row.key:
        return
    if view.has_class("-both") and not form.unsent:
        from bimtek.stages.worksheet.view_sheet import sheet_of

        view.filling = row.key
        form.show(sheet_of(view.state, row, view.who), fresh=True)


def put_away(view: WorksheetView) -> bool:
    """Close the form to go elsewhere; False where something typed holds it open."""
    form = view.form
    if form is None:
        return True
    if not form.finish():
        view.tell("Masih ada isian yang belum tersimpan. Selesaikan, atau Esc dua kali.", "warning")
        return False
    leave(view)
    return True


def leave(view: WorksheetView) -> None:
    """Back to the list, where the cursor is on the row; what is unsent is asked about."""
    form = view.form
    if form is None:
        return
    if form.unsent:
        _ask_what_is_unsent(view, form)
        return
    last, view.filling = view.filling, ""
    form.display = False
    view.remove_class("-form")
    view.call_after_refresh(view.draw_around)
    view.lines.move_to(last)
    view.lines.focus()


def _ask_what_is_unsent(view: WorksheetView, form: SheetForm) -> None:
    from bimtek.ui.ask import Choose, Option

    options = [Option("s", "simpan", True), Option("b", "buang", False)]

    def answered(keep: bool | None) -> None:
        if keep is None:
            return
        if keep:
            if form.finish():
                leave(view)
            return
        for box in form.unsent:
            if box.place:
                view.session.drop_draft(box.place, wipe=True)
        if form.sheet is not None:
            form.show(form.sheet, fresh=True)
        leave(view)

    view.app.push_screen(
        Choose(f"{len(form.unsent)} isian belum tersimpan.", options, cancel="kembali ke isian"),
        answered,
    )


def step(view: WorksheetView, by: int) -> None:
    """The next or the previous row, with the cursor in the same field."""
    form, keys = view.form, [row.key for row in view.rows]
    if form is None or view.filling not in keys:
        return
    at = keys.index(view.filling) + by
    if not 0 <= at < len(keys):
        view.tell("Ini baris terakhir." if by > 0 else "Ini baris pertama.")
        return
    row = view.row(keys[at])
    if row is None:
        return
    from bimtek.stages.worksheet.view_sheet import sheet_of

    view.filling = row.key
    view.lines.move_to(row.key)
    form.show(sheet_of(view.state, row, view.who), fresh=True)


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
        await open_form(view, key, column, body)

    view.call_later(take_up)
    return True
