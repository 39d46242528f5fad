"""What the plenary makes of the groups' sheets: taken over with their origin, dissent kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.group_records import GroupDissent
from bimtek.journal.records import DESTROYED, Change, Refusal
from bimtek.locale.folding import fold
from bimtek.stages.deed import Deed
from bimtek.stages.worksheet.records import PLENARY, Cell
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.values import WORDS

if TYPE_CHECKING:
    from bimtek.stages.worksheet.script import Column
    from bimtek.stages.worksheet.state import WorksheetState


class Given(NamedTuple):
    """What one group says in a cell."""

    group: str
    name: str
    value: str


def merged(given: Sequence[Given], *, words: bool) -> str | None:
    """What the plenary begins with: what all who answered say alike; of words also all of them.

    None: nothing, or values that differ and wait for the plenary.
    """
    different = {fold(one.value): one.value for one in given}
    if len(different) == 1:
        return given[0].value
    if not different or not words:
        return None
    return "; ".join(f"{one.name}: {one.value}" for one in given)


def given_in(state: WorksheetState, row: Row, column: Column) -> tuple[Given, ...]:
    """What the groups say in a cell; what is closed, destroyed or unsettled stays there."""
    found = []
    for who in state.asked:
        seen = state.seen(row, who, column)
        value = state.value(row, who, column)
        told = value and value != DESTROYED and not state.closed(row, who, column)
        if not told or (seen and seen.conflicts):
            continue
        found.append(Given(who, state.name(who), value))
    return tuple(found)


def gather(state: WorksheetState) -> Deed:
    """Fill what is open on the plenary's sheet with what the groups say: one act.

    Raises:
        Refusal: where the groups say nothing that is not there already.
    """
    changes: list[Change] = []
    differing = 0
    for row in state.rows:
        for column in state.columns:
            if column.type == EVIDENCE or state.value(row, PLENARY, column):
                continue
            given = given_in(state, row, column)
            value = merged(given, words=column.type in WORDS)
            if value is None:
                differing += bool(given)
                continue
            changes.append(_taken(state, row, column, value, [one.group for one in given]))
    if not changes and not differing:
        raise Refusal("nothing-to-gather", "Tidak ada isian kelompok yang belum ada di pleno.")
    waits = f" {differing} isian berbeda antarkelompok, pleno memutuskan (=)." if differing else ""
    return Deed(tuple(changes), f"{len(changes)} isian kelompok masuk ke pleno.{waits}")


def undecided(state: WorksheetState, row: Row) -> tuple[tuple[Column, tuple[Given, ...]], ...]:
    """Columns of a row that are empty on the plenary's sheet because the groups differ."""
    found = []
    for column in state.columns:
        if column.type == EVIDENCE or state.value(row, PLENARY, column):
            continue
        given = given_in(state, row, column)
        if len({fold(one.value) for one in given}) > 1:
            found.append((column, given))
    return tuple(found)


def alike(given: Sequence[Given]) -> tuple[tuple[Given, ...], ...]:
    """What groups say, those together that say the same."""
    found: dict[str, list[Given]] = {}
    for one in given:
        found.setdefault(fold(one.value), []).append(one)
    return tuple(map(tuple, found.values()))


def decide(state: WorksheetState, row: Row, column: Column, said: Sequence[Given]) -> Deed:
    """The plenary takes what one group said, or several said alike."""
    change = _taken(state, row, column, said[0].value, [one.group for one in said])
    return Deed((change,), f"{row.code} {column.name}: pleno memutuskan. Ctrl+Z mengurungkan.")


def _taken(
    state: WorksheetState, row: Row, column: Column, value: str, groups: Sequence[str]
) -> Change:
    seen = state.session.get(Cell, state.record_id(row, PLENARY, column))
    if seen is not None:
        return seen.change(value=value, origin=tuple(groups))
    return Cell.new(
        stage=state.stage.id,
        row=row.key,
        who=PLENARY,
        column=column.id,
        value=value,
        origin=tuple(groups),
    )


def origin_words(state: WorksheetState, row: Row, column: Column) -> str:
    """From which groups the plenary has a value: `Living, Society`; of all of them nothing."""
    seen = state.seen(row, PLENARY, column)
    groups = seen.value.origin if seen is not None and seen.value.value else ()
    return ", ".join(state.name(group) for group in groups)


# -- dissent


def dissents_on(state: WorksheetState, row: Row) -> tuple[GroupDissent, ...]:
    """What groups see otherwise than the plenary in a row, in the order of the groups."""
    found = {one.group: one for one in state.dissents if one.about == row.key}
    return tuple(found[group] for group in state.asked if group in found)
