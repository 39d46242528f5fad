"""What the form of a remark shows, and what becomes of what is typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.meanwhile import changed_by
from bimtek.stages.review import deeds
from bimtek.stages.review.deeds import Saw
from bimtek.stages.review.fields import FIELDS, Field, shown

if TYPE_CHECKING:
    from bimtek.stages.review.rules import Entry
    from bimtek.stages.review.view import ReviewView
    from bimtek.stages.view_field_form import FieldForm, FieldSheet


def first_empty(view: ReviewView, key: str) -> str:
    """The first field in which nothing stands, else the first."""
    entry = view.state.entry(key)
    empty = (one.name for one in FIELDS if entry and not shown(view.state, entry, one))
    return next(empty, FIELDS[0].name)


def sheet_of(view: ReviewView, entry: Entry) -> FieldSheet:
    """What the form shows of a remark."""
    from bimtek.stages.view_field_form import FieldSheet

    state, keys, key = view.state, view.row_keys, entry.id
    at = keys.index(key) + 1 if key in keys else 0

    def check(one: Field, text: str, saw: Saw) -> None:
        standing = view.state.entry(key)
        if standing is not None:
            deeds.fill(view.state, standing, one, text, saw, view.now())

    return FieldSheet(
        key=key,
        title=state.title(entry.value.chapter),
        place=f"catatan {at}/{len(keys)}  PgUp PgDn",
        about="" if entry.closed else entry.text,
        texts=[shown(state, entry, one) for one in FIELDS],
        saws=[Saw(entry.seen)] * len(FIELDS),
        split=frozenset(n for n, one in enumerate(FIELDS) if one.name in entry.seen.conflicts),
        draft=f"{view.stage.id}/{key}",
        changed_by=lambda n, saw: changed_by(view.session, saw.seen, entry.seen, FIELDS[n].name),
        check=check,
    )


def fill(view: ReviewView, event: FieldForm.Filled) -> None:
    """Record what was typed in a field.

    Raises:
        Refusal: if the remark is gone, or the text makes no sense.
    """
    entry = view.state.entry(event.key)
    if entry is None:
        raise Refusal("no-row", "Catatan ini sudah tidak ada. Isian tidak tersimpan.")
    deed = deeds.fill(view.state, entry, event.field, event.text, event.saw, view.now())
    view.perform(deed, clears=event.place)


def continue_draft(view: ReviewView, place: str, body: str) -> bool:
    """Take up half-typed text in its field, on its remark."""
    parts = place.split("/")
    if len(parts) != 3 or parts[0] != view.stage.id:
        return False
    from bimtek.stages.review.view_going import stand_on

    _, key, field = parts
    if field not in (one.name for one in FIELDS) or not stand_on(view, key):
        return False

    async def take_up() -> None:
        await view.open_form(key, field, body)

    view.call_later(take_up)
    return True
