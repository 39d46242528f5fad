"""What the hall sees of a SWOT: the quadrant that is filled, all in numbers, the keywords.

What was told in confidence, and what two people still disagree on, stands nowhere on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.running import time_left
from bimtek.page import Page, PageLine
from bimtek.stages.at_tables import RESULT, table_pointed_at
from bimtek.stages.swot.records import Quadrant
from bimtek.stages.swot.rules import KEYWORDS, Entry, Place, by_count, newest_first
from bimtek.stages.swot.state import SwotState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

NEWEST: Final = 8
"""Items of a quadrant that stand before the hall; the others are a number."""
COUNTED: Final = "kuadran terisi"


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """The quadrant in which the front records, or the keywords; else all in numbers.

    Args:
        pointed: `<component>/<quadrant>`, `kata-kunci`, or nothing; at tables behind `<group>@`,
            or `hasil` there for all that this table has.
    """
    table, pointed = table_pointed_at(pointed)
    state = SwotState(session, stage, table)
    corner = time_left(stage, state.run, session.now())
    if pointed == RESULT:
        return _result(state, corner)
    if pointed == KEYWORDS and state.gathers_keywords:
        return _keywords(state, corner)
    name, _, word = pointed.partition("/")
    if word in list(Quadrant) and name in (one.id for one in state.components):
        return _quadrant(state, Place(name, Quadrant(word)), corner)
    return Page(
        stage.title.upper(),
        corner,
        tuple(_overview(state)),
        done=state.filled(),
        counts=COUNTED,
    )


def _result(state: SwotState, corner: str) -> Page:
    """All that a table has, for its presentation."""
    lines: list[PageLine] = []
    for component in state.components:
        for quadrant in Quadrant:
            found = [one for one in state.at(Place(component.id, quadrant)) if one.is_public]
            if found:
                title = f"{component.title}: {quadrant}" if state.several else quadrant.capitalize()
                lines += [PageLine(), PageLine(title, strong=True)]
                lines += [_line(state, one) for one in by_count(found)]
    if words := [one.text for one in state.keywords if one.is_public]:
        lines += [PageLine(), PageLine("Kata kunci visi", strong=True), PageLine(", ".join(words))]
    title = f"{state.table_name(state.table or '').upper()} · {state.stage.title}"
    return Page(title, corner, tuple(lines[1:]) or (PageLine("Belum ada yang tercatat."),))


def _quadrant(state: SwotState, place: Place, corner: str) -> Page:
    quadrant = place.quadrant or Quadrant.STRENGTH
    title = quadrant.upper()
    if state.several:
        title = f"{state.component(place.component).title.upper()} · {title}"
    table = state.table_name(state.table) if state.table is not None else ""
    if table.casefold() not in (state.component(place.component).title.casefold(), ""):
        title = f"{title} · {table}"
    shown = newest_first([one for one in state.at(place) if one.is_public])
    lines = [_line(state, one) for one in shown[:NEWEST]]
    if len(shown) > NEWEST:
        lines += [PageLine(), PageLine(f"dan {len(shown) - NEWEST} butir sebelumnya")]
    empty = (PageLine(f"Apa {quadrant} kita?"),)
    return Page(title, corner, tuple(lines) or empty, foot=numbers(state, place.component))


def _line(state: SwotState, entry: Entry, mark: str = "•") -> PageLine:
    return PageLine(entry.text, mark, state.times(entry))


def numbers(state: SwotState, component: str, between: str = "  ") -> str:
    """`Kekuatan 5  Kelemahan 4  Peluang 2  Ancaman 1`."""
    return between.join(
        f"{quadrant.capitalize()} {_public(state, Place(component, quadrant))}"
        for quadrant in Quadrant
    )


def _public(state: SwotState, place: Place) -> int:
    """What is counted before the hall is what stands there or may stand there."""
    return sum(one.is_public for one in state.at(place))


def _overview(state: SwotState) -> Iterator[PageLine]:
    for component in state.components:
        if state.several:
            yield PageLine(component.title, strong=True)
        yield PageLine(numbers(state, component.id, " · "))
    if shown := [one for one in state.keywords if one.is_public]:
        yield PageLine()
        yield PageLine("Kata kunci visi", right=str(len(shown)), strong=True)


def _keywords(state: SwotState, corner: str) -> Page:
    shown = by_count([one for one in state.keywords if one.is_public])
    lines = [
        PageLine(one.text, "✓" if one.chosen else "•", state.times(one), strong=one.chosen)
        for one in sorted(shown, key=lambda one: not one.chosen)
    ]
    lines += _ties([one for one in state.tied if one.is_public], state.most_keywords)
    empty = (PageLine("Kata apa yang harus ada dalam visi kota kita?"),)
    limit = f" dari paling banyak {state.most_keywords}" if state.most_keywords else ""
    chosen = sum(one.chosen for one in shown)
    foot = f"Dipilih {chosen}{limit}" if shown else ""
    return Page("KATA KUNCI VISI", corner, tuple(lines) or empty, foot=foot)


def _ties(found: Sequence[Entry], most: int) -> list[PageLine]:
    """What the limit would cut between equals is said; the hall chooses."""
    if not found:
        return []
    return [
        PageLine(),
        PageLine(f"Sama banyak di batas {most}: {', '.join(o.text for o in found)}"),
    ]
