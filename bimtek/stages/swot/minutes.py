"""A SWOT in the minutes: four lists of each component, then the keywords."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.group_records import PLENARY
from bimtek.journal.records import DESTROYED
from bimtek.stages.group_words import group_words, of_group
from bimtek.stages.swot.plenary import in_the_result
from bimtek.stages.swot.records import Quadrant, SwotItem, item_place
from bimtek.stages.swot.rules import Entry, Place, by_count
from bimtek.stages.swot.state import SwotState

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
    origin: str = ""
    """`kelompok Struktur`, where all of it is from there; empty: each item tells it."""


class PrintedTable(NamedTuple):
    """What one group said, or what of it the plenary does not say."""

    name: str
    members: str
    components: tuple[PrintedComponent, ...]
    keywords: tuple[str, ...]

    @property
    def says(self) -> bool:
        """Whether anything of it is printed."""
        return bool(self.components or self.keywords)


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = SwotState(session, stage)
    groups = state.groups if state.in_groups else {}
    in_result = in_the_result(state) if groups else frozenset()
    sheets = [_table(state, group, in_result) for group in groups]
    closed_at_tables = sum(
        one.closed for group in groups for one in state.at_table(group).everything
    )
    if sheets:
        state = state.at_table(PLENARY)
    said = [one for one in state.components if any(state.at(p) for p in _places(one))]
    words = [one for one in by_count(state.keywords) if not one.closed]
    chosen = [one for one in words if one.chosen]
    most = state.most_keywords
    return {
        "tables": [] if in_result else sheets,
        "apart": [one for one in sheets if one.says] if in_result else [],
        "in_groups": bool(sheets),
        "idle": _listed(
            [state.table_name(one) for one in groups if not state.at_table(one).everything]
        ),
        "dissents": list(_dissents(state)) if sheets else [],
        "components": [_component(state, one) for one in said],
        "silent": _listed([one.title for one in state.spec.components if one not in said and said]),
        "several": state.several,
        "begun": state.run.started is not None,
        "keywords": [_keyword(state, one) for one in words],
        "chosen": [_text(one) for one in chosen],
        "most": most,
        "too_many": bool(most and len(state.chosen) > most),
        "left_out": sum(one.closed for one in state.everything) + closed_at_tables,
        "places": _note_places(state),
    }


def _table(state: SwotState, group: str, in_result: Collection[str]) -> PrintedTable:
    """What a group said; what the plenary says too stands in its result, once."""
    own = state.at_table(group)
    said = [_component(own, one, without=in_result) for one in own.components]
    words = [one for one in by_count(own.keywords) if not one.closed and one.id not in in_result]
    return PrintedTable(
        state.table_name(group),
        group_words(state.seating, group),
        tuple(one for one in said if one.quadrants),
        tuple(map(_text, words)),
    )


def _dissents(state: SwotState) -> Iterator[str]:
    for entry in state.everything:
        if not entry.closed:
            for one in state.dissents(entry):
                yield f"{_text(entry)}, {state.table_name(one.group)}: {one.sentence}"


def _places(component: Component) -> list[Place]:
    return [Place(component.id, quadrant) for quadrant in Quadrant]


def _component(
    state: SwotState, component: Component, without: Collection[str] = ()
) -> PrintedComponent:
    """One component; from where all of it came is told once.

    Args:
        without: ids of items that are printed elsewhere.
    """
    at = {place: by_count(state.at(place)) for place in _places(component)}
    shown = {
        place: [one for one in found if not one.closed and one.id not in without]
        for place, found in at.items()
    }
    origins = {state.origin(one) for found in shown.values() for one in found}
    whole = origins.pop() if len(origins) == 1 else ""
    quadrants = tuple(
        PrintedQuadrant(
            (place.quadrant or Quadrant.STRENGTH).capitalize(),
            tuple(
                PrintedItem(_text(one), _said(state, one, tells_origin=not whole)) for one in found
            ),
        )
        for place, found in shown.items()
        if found
    )
    empty = [place.quadrant or Quadrant.STRENGTH for place, found in at.items() if not found]
    return PrintedComponent(
        component.title, quadrants, _listed([one.value for one in empty]), of_group(whole)
    )


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


def _said(state: SwotState, entry: Entry, *, tells_origin: bool = True) -> str:
    """Who said it; how often, where not all are named."""
    origin = state.origin(entry)
    names = ", ".join(state.names(entry))
    told = f"dari {origin}" if origin and tells_origin else ""
    names = "; ".join(filter(None, (told, names)))
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
