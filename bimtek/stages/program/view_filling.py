"""Opening the form of a programme, and what becomes of what is typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.program import deeds
from bimtek.stages.program.deeds import Saw
from bimtek.stages.program.fields import CONDITION, Field, fields_of, heads_name, shown

if TYPE_CHECKING:
    from bimtek.stages.program.rules import Entry
    from bimtek.stages.program.view import ProgrammeView
    from bimtek.stages.program.view_form import FormSheet, ProgrammeForm


async def open_form(view: ProgrammeView, key: str, field: str = "", typed: str = "") -> None:
    """Open the form on a programme.

    Args:
        field: name of the field that gets the cursor; empty: the first that is empty.
        typed: what was typed there already.
    """
    entry = view.state.entry(key)
    if entry is None or not put_away(view):
        return
    form = await _form(view)
    view.filling = key
    view.add_class("-form")
    form.display = True
    view.call_after_refresh(view.draw_around)  # the list is narrower now
    form.show(sheet_of(view, entry), fresh=True)
    box = form.box_of(field or _first_empty(view, entry))
    if box is not None:
        box.focus()
        if typed:
            box.value = typed
            box.cursor_position = len(typed)


async def _form(view: ProgrammeView) -> ProgrammeForm:
    if view.made_form is None:
        from bimtek.stages.program.view_form import ProgrammeForm

        view.made_form = ProgrammeForm(fields_of(view.state))
        view.made_form.display = False  # else the list gives way to it for a moment, and scrolls
        await view.mount(view.made_form)
    return view.made_form


def _first_empty(view: ProgrammeView, entry: Entry) -> str:
    found = fields_of(view.state)
    empty = (one.name for one in found if not shown(view.state, entry, one))
    return next(empty, found[0].name)


def sheet_of(view: ProgrammeView, entry: Entry) -> FormSheet:
    """What the form shows of a programme."""
    from bimtek.stages.program.view_form import FormSheet

    state, found = view.state, fields_of(view.state)
    keys = [one.id for one in view.rows]
    at = keys.index(entry.id) + 1 if entry.id in keys else 0
    split = (number for number, one in enumerate(found) if _is_split(entry, one))
    key = entry.id

    def check(one: Field, text: str, saw: Saw) -> None:
        standing = view.state.entry(key)
        if standing is not None:
            deeds.fill(view.state, standing, one, text, saw)

    return FormSheet(
        key=key,
        title=entry.name,
        place=f"program {at}/{len(keys)}  PgUp PgDn",
        about=" · ".join(state.beside(entry.value.answers)),
        texts=[shown(state, entry, one) for one in found],
        saws=[_saw(entry, one) for one in found],
        split=frozenset(split),
        draft=f"{view.stage.id}/{key}",
        check=check,
    )


def _saw(entry: Entry, one: Field) -> Saw:
    if heads_name(one):
        return Saw(entry.seen)
    return Saw(entry.answers.get(one.name.removeprefix(CONDITION)))


def _is_split(entry: Entry, one: Field) -> bool:
    if name := heads_name(one):
        return name in entry.seen.conflicts
    seen = entry.answers.get(one.name.removeprefix(CONDITION))
    return bool(seen and seen.conflicts)


def refresh(view: ProgrammeView) -> None:
    """Show what was recorded meanwhile; typing stays as it is."""
    form, entry = view.form, view.state.entry(view.filling)
    if form is None:
        return
    if entry is not None:
        form.show(sheet_of(view, entry), fresh=False)
    elif not form.unsent:
        leave(view)


def put_away(view: ProgrammeView) -> bool:
    """Close the form to go elsewhere; False where something typed holds it open."""
    form = view.form
    if form is None:
        return True
    if not form.finish():
        view.tell("Masih ada isian yang belum tersimpan. Selesaikan, atau Esc dua kali.", "warning")
        return False
    leave(view)
    return True


def leave(view: ProgrammeView) -> None:
    """Back to the list, where the cursor is on the programme; what is unsent is asked about."""
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


def _ask_what_is_unsent(view: ProgrammeView, form: ProgrammeForm) -> None:
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


def step(view: ProgrammeView, by: int) -> None:
    """The next or the previous programme, with the cursor in the same field."""
    form, keys = view.form, [one.id for one in view.rows]
    if form is None or view.filling not in keys:
        return
    at = keys.index(view.filling) + by
    if not 0 <= at < len(keys):
        view.tell("Ini program terakhir." if by > 0 else "Ini program pertama.")
        return
    entry = view.state.entry(keys[at])
    if entry is not None:
        view.filling = entry.id
        view.lines.move_to(entry.id)
        form.show(sheet_of(view, entry), fresh=True)


def fill(view: ProgrammeView, event: ProgrammeForm.Filled) -> None:
    """Record what was typed in a field.

    Raises:
        Refusal: if the programme is gone, or the text makes no sense.
    """
    entry = view.state.entry(event.key)
    if entry is None:
        raise Refusal("no-row", "Program ini sudah tidak ada. Isian tidak tersimpan.")
    deed = deeds.fill(view.state, entry, event.field, event.text, event.saw)
    view.perform(deed, clears=event.place)


def continue_draft(view: ProgrammeView, place: str, body: str) -> bool:
    """Take up half-typed text in its field, on its programme."""
    parts = place.split("/")
    if len(parts) != 3 or parts[0] != view.stage.id:
        return False
    from bimtek.stages.program.view_going import stand_on

    _, key, field = parts
    if field not in (one.name for one in fields_of(view.state)) or not stand_on(view, key):
        return False

    async def take_up() -> None:
        await open_form(view, key, field, body)

    view.call_later(take_up)
    return True
