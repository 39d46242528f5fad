"""What each key of the list does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bimtek.hall.confidence import refused_mark
from bimtek.journal.records import Refusal
from bimtek.stages.view import OWN_TABLE_ONLY
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.plenary import gather
from bimtek.stages.worksheet.records import NO_DATA, NOT_APPLICABLE, PLENARY, AddedRow
from bimtek.stages.worksheet.rules import QUICK, Row
from bimtek.stages.worksheet.said import said_here

if TYPE_CHECKING:
    from bimtek.stages.worksheet.view import WorksheetView


async def type_quick(view: WorksheetView, row: Row, typed: str) -> None:
    """A digit fills the level or the choice and goes on; a number begins in the form."""
    lead = view.state.lead
    if lead is None or lead.type not in QUICK:
        numbers = (one for one in view.state.columns if one.type == "angka")
        column = next(numbers, lead)
        if closed := view.why_closed():
            view.tell(closed, "warning")
        elif column is not None:
            await view.open_form(row.key, column.id, typed)
        return

    def record() -> None:
        view.perform(deeds.fill(view.state, row, view.who, lead, typed))
        next_row(view, row)

    view.attempt(record)


def next_row(view: WorksheetView, row: Row) -> None:
    """The cursor goes down by itself."""
    keys = [one.key for one in view.rows]
    at = keys.index(row.key) + 1
    if at < len(keys):
        view.lines.move_to(keys[at])
        view.lines.came_from = (row.key, keys[at])


def _row(view: WorksheetView) -> Row:
    row = view.cursor_row
    if row is None:
        raise Refusal("no-row", "Belum ada baris. Tekan i untuk menambah baris.")
    return row


def _unknown(view: WorksheetView, value: str) -> None:
    row = _row(view)
    view.perform(deeds.unknown(view.state, row, view.who, value))
    next_row(view, row)


def _clear(view: WorksheetView) -> None:
    """Like a typewriter: back over what was just typed, where the cursor went on by itself."""
    row = _row(view)
    came_from, now = view.lines.came_from
    view.lines.came_from = ("", "")
    back = view.row(came_from)
    if now == row.key and back is not None:
        view.lines.move_to(back.key)
        row = back
    view.perform(deeds.clear(view.state, row, view.who))


def _copy(view: WorksheetView) -> None:
    row = _row(view)
    at = [one.key for one in view.rows].index(row.key)
    if at == 0:
        raise Refusal("nothing-above", "Tidak ada baris di atas.")
    view.perform(deeds.copy_down(view.state, view.rows[at - 1], row, view.who))


def _confide(view: WorksheetView) -> None:
    view.perform(deeds.confide(view.state, _row(view), view.who))


def _settle(view: WorksheetView) -> None:
    from bimtek.stages.worksheet.view_settle import settle

    settle(view, _row(view))


def _add(view: WorksheetView) -> None:
    from bimtek.ui.ask import Ask

    if not view.state.sheets:
        raise Refusal("no-sheet", "Belum ada kelompok yang mengisi. Tekan o, tulis namanya.")
    view.check_open(AddedRow)
    here = view.cursor_row
    group = here.group if here else ""
    where = f" di bawah ‘{group}’" if group else ""

    def added(text: str | None) -> None:
        if text:
            deed, key = deeds.add_row(view.state, text, group, view.now())
            view.perform(deed)
            view.coming = key

    view.app.push_screen(
        Ask(f"Baris baru{where}: apa yang diisi?", check=refused_mark, done="tambah"),
        lambda text: view.attempt(lambda: added(text)),
    )


def _remove(view: WorksheetView) -> None:
    from bimtek.ui.ask import Ask

    row = _row(view)
    if not row.added:
        deeds.remove_row(view.state, row, "")
    view.check_open(AddedRow)

    def removed(reason: str | None) -> None:
        if reason:
            view.perform(deeds.remove_row(view.state, row, reason))

    view.app.push_screen(
        Ask(
            f"Tarik baris ‘{row.text}’ beserta isinya? Tulis alasannya.",
            check=refused_mark,
            done="tarik",
        ),
        lambda reason: view.attempt(lambda: removed(reason)),
    )


def _turn(view: WorksheetView, by: int) -> None:
    sheets = view.state.sheets
    if not sheets:
        _choose(view)
        return
    if own := view.own_sheet:
        if view.who == own:
            view.tell(OWN_TABLE_ONLY.format(view.session.own_table.name))
        else:
            view.show_sheet(own)
        return
    at = sheets.index(view.who) if view.who in sheets else 0
    view.show_sheet(sheets[(at + by) % len(sheets)])


def _choose(view: WorksheetView) -> None:
    from bimtek.stages.worksheet.view_asking import choose_sheet

    choose_sheet(view)


def _point(view: WorksheetView) -> None:
    """The projector: one row; then with its sentences, or a group's whole sheet; then all."""
    pages = view.pages
    view.points = pages[(pages.index(view.points) + 1) % len(pages)]
    view.post_message(view.Pointed())
    view.tell(SHOWN[view.points])


SHOWN: Final[Mapping[str, str]] = {
    "baris": "Layar mengikuti baris yang ditunjuk.",
    "lengkap": "Layar mengikuti baris yang ditunjuk, dengan kalimatnya.",
    "lembar": "Layar menampilkan hasil lembar ini, untuk dipaparkan.",
    "semua": "Layar menampilkan semua baris.",
}


def _gather(view: WorksheetView) -> None:
    """The plenary begins with what the groups say."""
    if not view.state.in_groups:
        raise Refusal("no-groups", "Kertas kerja ini tidak diisi kelompok.")
    view.perform(gather(view.state))
    view.show_sheet(PLENARY)


def _differ(view: WorksheetView) -> None:
    """A group sees a row otherwise than the plenary: its sentence is kept."""
    from bimtek.stages.view_dissent import ask_dissent

    if not view.state.in_groups or view.who != PLENARY:
        raise Refusal("not-plenary", "Pendapat berbeda dicatat di lembar Pleno: ] atau o.")
    row = _row(view)
    ask_dissent(view, view.perform, row.code, row.key, view.state.groups)


def _destroy(view: WorksheetView) -> None:
    view.post_message(view.Destroy(said_here(view.state, view.cursor_row, view.who)))


ACTS: Final[Mapping[str, Callable[[WorksheetView], None]]] = {
    "sheet": _choose,
    "before": lambda view: _turn(view, -1),
    "after": lambda view: _turn(view, 1),
    "no_data": lambda view: _unknown(view, NO_DATA),
    "not_applicable": lambda view: _unknown(view, NOT_APPLICABLE),
    "clear": _clear,
    "copy": _copy,
    "confide": _confide,
    "settle": _settle,
    "add": _add,
    "remove": _remove,
    "point": _point,
    "gather": _gather,
    "differ": _differ,
    "destroy": _destroy,
}
