"""What a SWOT still lacks, for the list of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.group_records import PLENARY
from bimtek.hall.missing import Finding, Spot, Weight, of_spots
from bimtek.hall.offices import counted
from bimtek.hall.records import StageState
from bimtek.stages.swot.deeds import called, in_words
from bimtek.stages.swot.plenary import still_at_tables
from bimtek.stages.swot.records import Keyword, Quadrant, SwotItem
from bimtek.stages.swot.rules import AMONG_KEYWORDS, KEYWORDS, Entry, Place
from bimtek.stages.swot.state import SwotState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara."""
    state = SwotState(session, stage)
    yield from _conflicts(state)
    if state.run.started is not None or state.everything:
        yield from _empty_quadrants(state)
        yield from _silent(state)
    if not state.in_groups:
        yield from _choice(state)
        return
    left = still_at_tables(state) if _plenary_is_due(state) else ()
    yield from _left_at_tables(state, left)
    if not any(entry.place == AMONG_KEYWORDS for _, entry in left):
        yield from _choice(state.at_table(PLENARY))


def _plenary_is_due(state: SwotState) -> bool:
    """While tables are at work nothing is missing yet."""
    return state.run.state is StageState.DONE or bool(state.at_table(PLENARY).everything)


def _left_at_tables(state: SwotState, left: Sequence[tuple[str, Entry]]) -> Iterator[Finding]:
    """What tables said and the plenary never heard: the minutes tell it as that table's alone."""
    if not left:
        return
    counts = Counter(group for group, _ in left)
    spots = tuple(
        Spot(f"{state.table_name(group)} {count}", entry.seen.cls.kind, entry.seen.record)
        for group, count in counts.items()
        for entry in [next(one for owner, one in left if owner == group)]
    )
    text = f"{len(left)} butir meja belum masuk ke pleno (G): {state.stage.title}"
    yield of_spots(f"swot-tables.{state.stage.id}", Weight.SHOULD, text, spots)


def _conflicts(state: SwotState) -> Iterator[Finding]:
    for entry in state.everything:
        if not entry.seen.conflicts:
            continue
        stamps = [h.stamp for name in entry.seen.conflicts for h in entry.seen.heads[name]]
        yield Finding(
            f"swot-conflict.{entry.seen.record}",
            Weight.BLOCKS,
            f"Nilai berbeda belum dipilih: {state.stage.title}, {called(entry)}",
            " · ".join(state.session.author_names(stamps)),
            entry.seen.cls.kind,
            entry.seen.record,
        )


def _empty_quadrants(state: SwotState) -> Iterator[Finding]:
    places = [Place(one.id, quadrant) for one in state.spec.components for quadrant in Quadrant]
    empty = [place for place in places if not state.at(place)]
    if not empty:
        return
    spots = tuple(
        Spot(in_words(state, place), SwotItem.kind, f"{state.stage.id}/{place}") for place in empty
    )
    text = f"{len(empty)} dari {len(places)} kuadran belum terisi: {state.stage.title}"
    yield of_spots(f"swot-empty.{state.stage.id}", Weight.SHOULD, text, spots)


def _silent(state: SwotState) -> Iterator[Finding]:
    """Offices that the script asks of a component and that said nothing to it."""
    for one in state.spec.components:
        heard = {who for entry in state.items if entry.place.component == one.id
                 for who in entry.who}  # fmt: skip
        owing = state.in_order([code for code in one.opds if code not in heard])
        if not owing:
            continue
        record = f"{state.stage.id}/{Place(one.id, Quadrant.STRENGTH)}"
        spots = tuple(Spot(state.name(code), SwotItem.kind, record) for code in owing)
        about = f" {one.title}" if state.several else ""
        whose = counted(owing, state.offices)
        text = f"{whose} belum menyebut butir{about}: {state.stage.title}"
        yield of_spots(f"swot-silent.{state.stage.id}.{one.id}", Weight.TONIGHT, text, spots)


def _choice(state: SwotState) -> Iterator[Finding]:
    chosen, most = len(state.chosen), state.most_keywords
    record = f"{state.stage.id}/{KEYWORDS}"
    if most and chosen > most:
        text = f"{chosen} kata kunci dipilih, paling banyak {most}: {state.stage.title}"
        detail = " · ".join(called(one) for one in state.chosen)
        yield Finding(
            f"swot-chosen.{state.stage.id}", Weight.SHOULD, text, detail, Keyword.kind, record
        )
    elif state.spec.keywords is not None and not chosen and _is_due(state):
        what = "belum dipilih" if state.keywords else "belum ada"
        text = f"Kata kunci {what}: {state.stage.title}"
        yield Finding(
            f"swot-chosen.{state.stage.id}", Weight.SHOULD, text, "", Keyword.kind, record
        )


def _is_due(state: SwotState) -> bool:
    """Keywords come last: they are missing when some are there, or the acara is over."""
    return bool(state.keywords) or state.run.state is StageState.DONE
