"""What the form of a programme shows, and what becomes of what is typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.meanwhile import changed_by
from bimtek.stages.program import deeds
from bimtek.stages.program.deeds import Saw
from bimtek.stages.program.fields import CONDITION, Field, fields_of, heads_name, shown

if TYPE_CHECKING:
    from bimtek.stages.program.rules import Entry
    from bimtek.stages.program.view import ProgrammeView
    from bimtek.stages.view_field_form import FieldForm, FieldSheet


def first_empty(view: ProgrammeView, key: str) -> str:
    """The first field in which nothing stands, else the first."""
    entry, found = view.state.entry(key), fields_of(view.state)
    empty = (one.name for one in found if entry and not shown(view.state, entry, one))
    return next(empty, found[0].name)


def sheet_of(view: ProgrammeView, entry: Entry) -> FieldSheet:
    """What the form shows of a programme."""
    from bimtek.stages.view_field_form import FieldSheet

    state, found = view.state, fields_of(view.state)
    keys = view.row_keys
    at = keys.index(entry.id) + 1 if entry.id in keys else 0
    split = (number for number, one in enumerate(found) if _is_split(entry, one))
    key = entry.id

    def check(one: Field, text: str, saw: Saw) -> None:
        standing = view.state.entry(key)
        if standing is not None:
            deeds.fill(view.state, standing, one, text, saw)

    return FieldSheet(
        key=key,
        title=entry.name,
        place=f"program {at}/{len(keys)}  PgUp PgDn",
        about=" · ".join(state.beside(entry.value.answers)),
        texts=[shown(state, entry, one) for one in found],
        saws=[_saw(entry, one) for one in found],
        split=frozenset(split),
        draft=f"{view.stage.id}/{key}",
        changed_by=lambda n, saw: changed_by(
            view.session, saw.seen, _saw(entry, found[n]).seen, found[n].name
        ),
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


def fill(view: ProgrammeView, event: FieldForm.Filled) -> None:
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
        await view.open_form(key, field, body)

    view.call_later(take_up)
    return True
