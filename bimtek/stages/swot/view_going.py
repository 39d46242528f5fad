"""From one quadrant to another, to another component, to the keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.group_records import PLENARY
from bimtek.hall.groups import called_like
from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.stages.swot.records import SWOT_RECORDS, Keyword, Quadrant, SwotItem
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
    """To the neighbouring table; where there are none, to that component, in the same quadrant."""
    if view.table is not None:
        view.step_table(by)
        return
    known = [one.id for one in view.state.components]
    at = known.index(view.component) if view.component in known else 0
    to_component(view, (at + by) % len(known))


class Stood(NamedTuple):
    """Where one was at a table."""

    place: Place
    cursor: str


def go_on(view: SwotView, stood: Stood | None) -> None:
    """Show the table that is served now: where one was there, else where it begins."""
    view.coming.clear()
    stood = stood or Stood(first_place(view, view.table or PLENARY), "")
    view.place = stood.place
    view.component = stood.place.component or view.component
    view.lines.clear_marks()
    view.redraw()
    view.lines.move_to(stood.cursor)


def first_place(view: SwotView, table: str) -> Place:
    """A table begins with the component that is called like it, the plenary where anything is."""
    if table == PLENARY:
        return _first_said(view)
    titles = {one.id: one.title for one in view.state.components}
    own = called_like(view.state.table_name(table), titles)
    return Place(own or view.component, Quadrant.STRENGTH)


def _first_said(view: SwotView) -> Place:
    """The first place in which a table or the plenary has anything."""
    states = [view.state.at_table(one) for one in (*view.state.groups, PLENARY)]
    places = (Place(one.id, quad) for one in view.state.components for quad in Quadrant)
    said = (
        place
        for place in places
        if place.quadrant and any(one.number(place.component, place.quadrant) for one in states)
    )
    return next(said, Place(view.component, Quadrant.STRENGTH))


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
    if view.table is not None and (table := _table_of(view, rest.partition("/")[0])) is not None:
        view.serve(table)
    entry = view.state.entry(rest.partition("/")[0])
    if entry is None:
        return _to_place(view, rest)
    turn_to(view, entry.place)
    view.lines.focus()
    return view.lines.move_to(entry.id)


def _table_of(view: SwotView, item: str) -> str | None:
    """At which table an item stands; None: it is no item."""
    record = f"{view.stage.id}/{item}"
    if (seen := view.session.get(SwotItem, record)) is not None:
        return seen.value.group
    word = view.session.get(Keyword, record)
    return word.value.group if word else None


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
