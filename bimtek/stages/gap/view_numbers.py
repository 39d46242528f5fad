"""Typing a number into its cell on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.gap import carry
from bimtek.stages.gap.cells import shown
from bimtek.stages.gap.deeds import Saw, standing_answer
from bimtek.stages.gap.doubts import perhaps_a_year
from bimtek.stages.gap.fields import Context, read_value
from bimtek.stages.gap.records import Answer
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.rules import UNKNOWN
from bimtek.stages.gap.view_acts import give, next_of_its_sort
from bimtek.stages.meanwhile import changed_by, told_meanwhile

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView
    from bimtek.stages.gap.view_cell import Which

YEAR_ASKED: Final = (
    "{typed} tampak seperti tahun: Esc dua kali, Enter, lalu isi th. Memang {what} {typed}? "
    "Enter lagi."
)


def open_cell(view: GapView, row: Row, which: Which, typed: str = "") -> None:
    """Open a cell of a row with what was typed already."""
    answer = view.gap(row).answer
    standing = answer.now if which == "now" else answer.target
    place_of_draft = f"{view.state.record_id(row)}/{which}"
    view.leaf.cell.open(row.key, which, shown(standing) if standing else "", typed, place_of_draft)
    view.leaf.cell.saw = Saw(view.state.seen.get(row.key))
    view.leaf.place_cell()


def tell_meanwhile(view: GapView) -> None:
    """Another person has set the cell in which somebody types: told beside what is typed."""
    cell = view.leaf.cell
    row = view.leaf.row(cell.key) if cell.display else None
    if row is None:
        return
    answer = view.gap(row).answer
    value = answer.now if cell.which == "now" else answer.target
    now = shown(value) if value else ""
    if now in (cell.settled, cell.meanwhile):
        return
    before = cell.saw.seen if cell.saw else None
    if who := changed_by(view.session, before, view.state.seen.get(row.key), "answer"):
        cell.meanwhile = now
        view.tell(told_meanwhile(who, now, cell.settled, typing=cell.unsent), "warning")


def take(view: GapView, step: int | None, *, stay: bool = False) -> None:
    """Record what was typed; a refusal leaves it as it stands.

    Args:
        step: rows that the cursor goes after that; None: Enter, to the target and then onwards.
        stay: the cursor is elsewhere already and stays there.
    """
    cell = view.leaf.cell
    row = view.leaf.row(cell.key)
    if row is None or not cell.display:
        return
    if cell.emptied and (cell.unsent or cell.which == "now"):
        keep(view, stay=stay)
        if step and not stay:
            view.leaf.page.action_move(step)
        return
    if cell.unsent and not _record(view, row, by_key=not stay):
        return
    answer = view.gap(row).answer
    if step is None and cell.which == "now" and answer.now and answer.now not in UNKNOWN:
        open_cell(view, row, "target")
        return
    if stay:
        cell.close()
        return
    shut(view)
    if step is None:
        next_of_its_sort(view, row)
    elif step:
        view.leaf.page.action_move(step)


def _record(view: GapView, row: Row, *, by_key: bool) -> bool:
    """Record what stands in the cell; False if it makes no sense or is asked about first."""
    cell = view.leaf.cell
    context = Context(row, view.state.scale, view.state.offices, view.session.now().date())
    try:
        value = read_value(cell.value, context)
        standing = standing_answer(view.state, row, cell.saw)
        if _asked_back(view, row, value, standing, by_key=by_key):
            return False
        typed = carry.typed_now if cell.which == "now" else carry.typed_target
        give(view, row, typed(standing, value), clears=cell.place, saw=cell.saw)
    except Refusal as refused:
        view.tell(refused.message, "warning")
        return False
    cell.sent()
    return True


def _asked_back(view: GapView, row: Row, value: str, standing: Answer, *, by_key: bool) -> bool:
    """Whether a year among the numbers was asked about; the same key once more means it."""
    cell = view.leaf.cell
    beside = standing.target if cell.which == "now" else standing.now
    if cell.asked == value or not perhaps_a_year(row, value, beside):
        return False
    cell.asked = value if by_key else ""
    what = "kini" if cell.which == "now" else "sasaran"
    view.tell(YEAR_ASKED.format(typed=cell.value.strip(), what=what), "warning")
    return True


def keep(view: GapView, *, stay: bool = False) -> None:
    """Close a cell without recording; of an emptied one it is told what stands on."""
    cell = view.leaf.cell
    row = view.leaf.row(cell.key)
    if row is not None and cell.emptied:
        answer = view.gap(row).answer
        value = answer.now if cell.which == "now" else answer.target
        what = "kini" if cell.which == "now" else "sasaran"
        stands = f"tetap {shown(value)}" if value else "tetap kosong"
        view.tell(f"{row.code} {view.state.label(row)}: {what} {stands}.")
    if stay:
        cell.close()
    else:
        shut(view)


def shut(view: GapView) -> None:
    """Close the cell; the cursor is on its row again."""
    row = view.leaf.row(view.leaf.cell.key)
    view.leaf.cell.close()
    if row is not None:
        view.leaf.show_row(row)  # what was typed and not recorded no longer stands there
    view.leaf.page.focus()
