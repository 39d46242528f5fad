"""From one quadrant to another, to another component, to the keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.stages.swot.records import SWOT_RECORDS, Quadrant
from bimtek.stages.swot.rules import AMONG_KEYWORDS, KEYWORDS, Place

if TYPE_CHECKING:
    from bimtek.stages.swot.view import SwotView


def turn_to(view: SwotView, place: Place) -> None:
    """Show another place; what is typed goes there from now on."""
    if place.quadrant is not None:
        view.component = place.component
    if place == view.place:
        return
    view.place = place
    view.lines.clear_marks()
    view.redraw()
    if found := view.rows:
        view.lines.move_to(found[0].id)
    view.post_message(view.Pointed())
    view.post_message(view.Noting())


def to_keywords(view: SwotView) -> None:
    """To the keywords.

    Raises:
        Refusal: if the script gathers none.
    """
    if not view.state.gathers_keywords:
        raise Refusal("no-keywords", "Acara ini tidak mengumpulkan kata kunci.")
    turn_to(view, AMONG_KEYWORDS)


def step(view: SwotView, by: int) -> None:
    """To the neighbouring component, in the same quadrant."""
    known = [one.id for one in view.state.components]
    at = known.index(view.component) if view.component in known else 0
    to_component(view, (at + by) % len(known))


def to_component(view: SwotView, number: int) -> None:
    """To a component by its place in the script, in the same quadrant.

    Raises:
        Refusal: if there is none.
    """
    known = view.state.components
    if number >= len(known):
        raise Refusal("no-component", f"Hanya ada {len(known)} komponen.")
    turn_to(view, Place(known[number].id, view.place.quadrant or Quadrant.STRENGTH))


def to_record(view: SwotView, kind: str, record: str) -> bool:
    """To an item, a quadrant, or a note; False if it does not stand here."""
    if kind == Note.kind:
        return view.to_note(record)
    stage, _, rest = record.partition("/")
    if stage != view.stage.id or kind not in (cls.kind for cls in SWOT_RECORDS):
        return False
    entry = view.state.entry(rest.partition("/")[0])
    if entry is None:
        return _to_place(view, rest)
    turn_to(view, entry.place)
    view.lines.focus()
    return view.lines.move_to(entry.id)


def _to_place(view: SwotView, words: str) -> bool:
    """To a quadrant, a component, or the keywords, as a finding names it; False: no such place."""
    component, _, quadrant = words.partition("/")
    if words == KEYWORDS and view.state.gathers_keywords:
        turn_to(view, AMONG_KEYWORDS)
    elif component in (one.id for one in view.state.components):
        known = quadrant in list(Quadrant)
        turn_to(view, Place(component, Quadrant(quadrant) if known else Quadrant.STRENGTH))
    else:
        return False
    view.field.focus()
    return True
