"""A SWOT in the minutes: four lists of each component, then the keywords."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.journal.records import DESTROYED
from bimtek.stages.group_words import group_words
from bimtek.stages.swot.records import Quadrant, SwotItem, item_place
from bimtek.stages.swot.rules import Entry, Place, by_count
from bimtek.stages.swot.state import PLENARY, SwotState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.swot.script import Component

UNSETTLED: Final = "(berbeda, belum dipilih)"


class PrintedItem(NamedTuple):
    """One item."""

    text: str
    said: str
    """`Dinkes, RSUD; disebut 3 kali`."""


class PrintedQuadrant(NamedTuple):
    """One quadrant in which anything may be printed."""

    title: str
    items: tuple[PrintedItem, ...]


class PrintedComponent(NamedTuple):
    """One component in which anything stands."""

    title: str
    quadrants: tuple[PrintedQuadrant, ...]
    empty: str
    """The quadrants of which nothing was said: `peluang dan ancaman`."""


class PrintedTable(NamedTuple):
    """What one group said."""

    name: str
    members: str
    components: tuple[PrintedComponent, ...]
    keywords: tuple[str, ...]
    left_out: int


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = SwotState(session, stage)
    sheets = list(_tables(state))
    if sheets:
        state = state.at_table(PLENARY)
    said = [one for one in state.components if any(state.at(p) for p in _places(one))]
    words = [one for one in by_count(state.keywords) if not one.closed]
    chosen = [one for one in words if one.chosen]
    most = state.most_keywords
    return {
        "tables": sheets,
        "dissents": list(_dissents(state)) if sheets else [],
        "components": [_component(state, one) for one in said],
        "silent": _listed([one.title for one in state.spec.components if one not in said and said]),
        "several": state.several,
        "begun": state.run.started is not None,
        "keywords": [_keyword(state, one) for one in words],
        "chosen": [_text(one) for one in chosen],
        "most": most,
        "too_many": bool(most and len(state.chosen) > most),
        "left_out": sum(one.closed for one in state.everything)
        + sum(one.left_out for one in sheets),
        "places": _note_places(state),
    }


def _tables(state: SwotState) -> Iterator[PrintedTable]:
    """What each group said, where the acara was held in groups."""
    for group, name in state.groups.items() if state.in_groups else ():
        own = state.at_table(group)
        said = [one for one in own.components if any(own.at(p) for p in _places(one))]
        words = [_text(one) for one in by_count(own.keywords) if not one.closed]
        yield PrintedTable(
            name,
            group_words(state.seating, group),
            tuple(_component(own, one) for one in said),
            tuple(words),
            sum(one.closed for one in own.everything),
        )


def _dissents(state: SwotState) -> Iterator[str]:
    for entry in state.everything:
        if not entry.closed:
            for one in state.dissents(entry):
                yield f"{_text(entry)}, {state.table_name(one.group)}: {one.sentence}"


def _places(component: Component) -> list[Place]:
    return [Place(component.id, quadrant) for quadrant in Quadrant]


def _component(state: SwotState, component: Component) -> PrintedComponent:
    quadrants, empty = [], []
    for place in _places(component):
        quadrant = place.quadrant or Quadrant.STRENGTH
        found = [one for one in by_count(state.at(place)) if not one.closed]
        if found:
            items = tuple(PrintedItem(_text(one), _said(state, one)) for one in found)
            quadrants.append(PrintedQuadrant(quadrant.capitalize(), items))
        elif not state.at(place):
            empty.append(quadrant.value)
    return PrintedComponent(component.title, tuple(quadrants), _listed(empty))


def _listed(words: Sequence[str]) -> str:
    """`kekuatan, peluang, dan ancaman`."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def _text(entry: Entry) -> str:
    if "text" in entry.seen.destroyed:
        return DESTROYED
    if "text" in entry.seen.conflicts:
        values = dict.fromkeys(str(value) for _, value in entry.seen.values("text"))
        return f"{' / '.join(values)} {UNSETTLED}"
    return entry.text


def _said(state: SwotState, entry: Entry) -> str:
    """Who said it; how often, where not all are named."""
    origin = state.origin(entry)
    names = ", ".join(state.names(entry))
    names = "; ".join(filter(None, (f"dari {origin}" if origin else "", names)))
    if entry.count == len(entry.who) or origin:
        return names
    often = f"disebut {entry.count} kali" if entry.count > 1 else ""
    return "; ".join(filter(None, (names, often)))


def _keyword(state: SwotState, entry: Entry) -> tuple[str, ...]:
    """Word, how often, by whom, whether it is taken."""
    names = ", ".join(state.names(entry))
    return _text(entry), str(entry.count), names, "ya" if entry.chosen else ""


def _note_places(state: SwotState) -> Mapping[str, str]:
    """What notes hang on, in words; in confidence: not repeated."""
    places = {
        item_place(SwotItem.kind, f"{state.stage.id}/{one.id}"): one.title
        for one in state.spec.components
    }
    return places | {
        item_place(seen.cls.kind, seen.record): _text(one)
        for one in state.everything
        for seen in (one.seen, *one.joined)
        if not one.closed
    }
