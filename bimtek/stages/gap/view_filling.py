"""Opening the form, and what becomes of what is typed in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bimtek.hall.evidence import EvidenceKind, read_due
from bimtek.journal.records import Refusal
from bimtek.stages.gap import deeds, view_faces
from bimtek.stages.gap.asking import DISSENT
from bimtek.stages.gap.fields import BY_NAME
from bimtek.stages.gap.rows import Row

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView
    from bimtek.stages.gap.view_fields import RowFields
    from bimtek.stages.gap.view_form import GapForm


def _rows(view: GapView) -> list[Row]:
    return [row for key in view.filling if (row := view.leaf.row(key)) is not None]


async def open_form(view: GapView, keys: Sequence[str]) -> None:
    """Open the form on a row, or on several at once."""
    if not put_away(view):
        return
    view.filling = tuple(keys)
    rows = _rows(view)
    if not rows:
        view.filling = ()
        return
    from bimtek.stages.gap.view_sheet import sheet_of

    if view.made_form is None:
        from bimtek.stages.gap.view_form import GapForm

        view.made_form = GapForm()
        view.made_form.why_closed = view.why_closed
        await view.mount(view.made_form)
    form = view.made_form
    form.display = True
    view.add_class("-form")
    form.show(sheet_of(view, rows), fresh=True)
    said = len(rows) == 1 and view.gap(rows[0]).answer.now
    form.field("condition" if said or len(rows) > 1 else "now").focus()


def refresh(view: GapView) -> None:
    """Show what was recorded meanwhile; typing stays as it is."""
    form, rows = view.form, _rows(view)
    if form is not None and rows:
        from bimtek.stages.gap.view_sheet import sheet_of

        form.show(sheet_of(view, rows), fresh=False)


def follow(view: GapView) -> None:
    """Where the form stands beside the page, it shows the row to which the cursor went there."""
    form, row = view.form, view.leaf.cursor_row
    if form is None or row is None or len(view.filling) != 1 or view.filling[0] == row.key:
        return
    if view.has_class("-both") and not form.unsent:
        from bimtek.stages.gap.view_sheet import sheet_of

        view.filling = (row.key,)
        form.show(sheet_of(view, [row]), fresh=True)


def put_away(view: GapView) -> bool:
    """Close the form to go elsewhere; False where something typed holds it open."""
    form = view.form
    if form is None:
        return True
    if len(view.filling) == 1:
        form.finish()
    if form.unsent:
        view.tell("Masih ada isian yang belum tersimpan. Selesaikan, atau Esc dua kali.", "warning")
        form.unsent[0].focus()
        return False
    leave(view, unsent=False)
    return True


def leave(view: GapView, *, unsent: bool) -> None:
    """Back to the page, where the cursor is on the row."""
    form = view.form
    if form is None:
        return
    if unsent:
        _ask_what_is_unsent(view, form)
        return
    last = view.filling[-1]
    view.filling = ()
    view.remove_class("-form")
    form.display = False
    view.leaf.page.move_to(last)
    view.leaf.page.focus()


def _ask_what_is_unsent(view: GapView, form: GapForm) -> None:
    from bimtek.ui.ask import Choose, Option

    count = len(form.unsent)
    rows = f" pada {len(view.filling)} baris" if len(view.filling) > 1 else ""
    options = [Option("s", f"simpan{rows}", True), Option("b", "buang", False)]

    def answered(keep: bool | None) -> None:
        if keep is None:
            return
        if not keep:
            for box in form.unsent:
                if box.place:
                    view.session.drop_draft(box.place, wipe=True)
                box.settle()
            leave(view, unsent=False)
        elif form.finish() and len(view.filling) == 1:
            leave(view, unsent=False)

    view.app.push_screen(
        Choose(f"{count} isian belum tersimpan.", options, cancel="kembali ke isian"), answered
    )


def step(view: GapView, by: int) -> None:
    """The next or the previous row of the page, with the cursor in the same field."""
    form, rows = view.form, [row.key for row in view.leaf.rows]
    if form is None or len(view.filling) != 1 or view.filling[0] not in rows:
        return
    at = rows.index(view.filling[0]) + by
    if not 0 <= at < len(rows):
        view.tell("Ini baris terakhir pilar." if by > 0 else "Ini baris pertama pilar.")
        return
    from bimtek.stages.gap.view_sheet import sheet_of

    view.filling = (rows[at],)
    view.leaf.page.move_to(rows[at])
    form.show(sheet_of(view, _rows(view)), fresh=True)


def fill(view: GapView, event: RowFields.Filled) -> None:
    """Record what was typed in the fields."""
    rows = _rows(view) if event.key == "" else [r for r in view.leaf.rows if r.key == event.key]
    deed, after = deeds.fill(view.state, rows, event.values, event.saw)
    view.perform(deed, after, clears=event.place)
    if event.key == "":
        view.leaf.page.clear_marks()  # whoever leaves without recording wants them still
    for row in rows:
        view.redraw_row(row)
    refresh(view)


def bring(view: GapView, event: GapForm.Brought) -> None:
    """Record a piece of evidence."""
    now, row = view.session.now(), _rows(view)[0]
    due = read_due(event.where, now.date()) if event.kind is EvidenceKind.FOLLOWS else None
    piece = (event.kind, event.title, "" if due else event.where, due)
    view.perform(deeds.bring(view.state, row, view.leaf.pillar, piece, now), clears=event.place)


def take_back(view: GapView, number: int) -> None:
    """Take a piece of evidence back."""
    pieces = view.state.evidence.get(_rows(view)[0].key, ())
    if not 1 <= number <= len(pieces):
        raise Refusal("no-evidence", f"Bukti nomor {number} tidak ada di baris ini.")
    view.perform(deeds.take_evidence_back(view.state, pieces[number - 1]))


def speak(view: GapView, *, choose: bool) -> None:
    """Record who answered: whoever is shown, or somebody chosen."""
    from bimtek.stages.gap.view_sheet import candidates, likely_speaker
    from bimtek.ui.ask import Choose, Option

    rows = _rows(view)
    if not rows:
        return

    def record(person: str | None) -> None:
        if person:
            view.attempt(lambda: view.perform(*deeds.fill(view.state, rows, {"speaker": person})))

    if not choose:
        record(likely_speaker(view, rows[0]))
        return
    options = [Option("", words, who) for who, words in candidates(view, rows[0])]
    if not options:
        view.tell("Belum ada yang hadir menurut daftar hadir (F7).", "warning")
        return
    view.app.push_screen(Choose(f"Siapa yang menjawab {rows[0].code}?", options), record)


def continue_draft(view: GapView, place: str, body: str) -> bool:
    """Take up half-typed text in its field, on its row."""
    prefix = f"{view.stage.id}/"
    parts = place.removeprefix(prefix).split("/")
    if not place.startswith(prefix) or len(parts) != 3:
        return False
    code, who, name = parts
    record = f"{prefix}{code}/{who}"
    if name == DISSENT and view.state.part(code) is not None:
        view.call_later(view_faces.take_up_dissent, view, code, body)
        return True
    if name not in (*BY_NAME, "evidence", "where") or not view.go_to("gap", record):
        return False

    async def take_up() -> None:
        await open_form(view, (view.state.key_of(record),))
        if view.form is not None:
            box = view.form.field(name)
            box.value = body
            box.focus()

    view.call_later(take_up)
    return True
