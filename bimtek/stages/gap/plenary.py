"""What the plenary makes of the groups' values: taken over with their origin, then read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.group_records import PLENARY
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.stages.gap.cells import pair
from bimtek.stages.gap.deeds import Deed
from bimtek.stages.gap.records import CITY, Answer, Gap
from bimtek.stages.gap.rows import Row

if TYPE_CHECKING:
    from bimtek.stages.gap.script import Pillar
    from bimtek.stages.gap.state import GapState

WORDS: Final = ("condition", "cause", "proposal", "effect")
MERGED: Final = ("answer", *WORDS, "causes", "pic", "priority")
"""What of a row the plenary takes over."""


class Given(NamedTuple):
    """What one group says in a row of the city."""

    group: str
    name: str
    gap: Gap


def merged(given: Sequence[Given]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What all who say anything in a field say alike, of words also all of them; what differs."""
    values: dict[str, Any] = {}
    differing = []
    for field in MERGED:
        said = [(one.name, value) for one in given if _says(value := getattr(one.gap, field))]
        if not said:
            continue
        if all(value == said[0][1] for _, value in said):
            values[field] = said[0][1]
        elif field in WORDS:
            values[field] = "; ".join(f"{name}: {value}" for name, value in said)
        else:
            differing.append(field)
    return values, tuple(differing)


def _says(value: object) -> bool:
    return value not in (None, "", (), Answer())


class Tables:
    """What all groups say of the city.

    Args:
        state: of whichever table.
    """

    def __init__(self, state: GapState) -> None:
        self.plenary = state.at_table(PLENARY)
        groups = state.groups if state.in_groups else {}
        self._states = {group: state.at_table(group) for group in groups}

    def given(self, row: Row) -> tuple[Given, ...]:
        """What the groups say in a row; what was told in confidence, or is unsettled, stays."""
        return tuple(
            Given(group, self.plenary.table_name(group), state.gap(row))
            for group, state in self._states.items()
            if (seen := state.seen.get(row.key)) is not None
            and state.gap(row).stated
            and not (state.in_confidence(row.key) or seen.conflicts or "answer" in seen.destroyed)
        )

    @property
    def closed(self) -> int:
        """Rows that groups told in confidence."""
        return sum(
            gap.stated and gap.who == CITY and state.in_confidence(key)
            for state in self._states.values()
            for key, gap in state.gaps.items()
        )

    @property
    def states(self) -> tuple[GapState, ...]:
        """What stands at each table."""
        return tuple(self._states.values())

    def rows(self, pillar: Pillar) -> tuple[Row, ...]:
        """The rows of the city in a pillar, of which a group or the plenary says anything."""
        found = dict.fromkeys(self.plenary.rows(pillar))
        for state in self._states.values():
            found.update(dict.fromkeys(state.rows(pillar)))
        return tuple({row.key: row for row in found if row.who == CITY}.values())

    def waiting(self, row: Row) -> tuple[Given, ...]:
        """What groups say in a row that the plenary has not heard; of what it took out nothing."""
        return () if self._seen(row) is not None else self.given(row)

    def otherwise(self, row: Row) -> tuple[Given, ...]:
        """Groups that say another answer than the plenary's, where that is no secret."""
        if self.plenary.in_confidence(row.key):
            return ()
        said = self.plenary.gap(row).answer
        return tuple(one for one in self.given(row) if _differs(one.gap.answer, said))

    def _seen(self, row: Row) -> Seen[Gap] | None:
        return self.plenary.session.get(Gap, self.plenary.record_id(row))


def _differs(group: Answer, plenary: Answer) -> bool:
    """Whether a group says something else; a target that it leaves open contradicts nothing."""
    if not group.now or not plenary.now:
        return False
    return group.now != plenary.now or bool(group.target and group.target != plenary.target)


def gather(state: GapState) -> Deed:
    """Fill what the plenary never said with what the groups say: one act.

    Raises:
        Refusal: where the groups say nothing that is not there already.
    """
    tables = Tables(state)
    changes: list[Change] = []
    rows = differing = 0
    for pillar in state.pillars:
        for row in tables.rows(pillar):
            given = tables.given(row)
            values, differ = merged(given)
            change = _taken(tables.plenary, row, values, tuple(one.group for one in given))
            if change is not None:
                changes.append(change)
                rows += 1
                differing += "answer" in differ
    if not changes:
        raise Refusal("nothing-to-gather", "Tidak ada isian kelompok yang belum ada di pleno.")
    waits = f" {differing} level berbeda antarkelompok, pleno yang memutuskan." if differing else ""
    return Deed(tuple(changes), f"Isian kelompok masuk ke pleno: {rows} baris.{waits}")


def _taken(
    plenary: GapState, row: Row, values: dict[str, Any], groups: tuple[str, ...]
) -> Change | None:
    """The plenary's row with what it never said; None: nothing is new, or it took the row out."""
    if not groups:
        return None
    seen = plenary.session.get(Gap, plenary.record_id(row))
    if seen is None:
        key = {"stage": plenary.stage.id, "row": row.code, "who": CITY}
        return Gap.new(**key, **values, origin=groups)
    fresh = {name: value for name, value in values.items() if name not in seen.heads}
    if seen.withdrawn is not None or not fresh:
        return None
    return seen.change(**fresh, origin=tuple(dict.fromkeys((*seen.value.origin, *groups))))


def still_at_tables(state: GapState) -> Iterator[tuple[Pillar, Row, Given]]:
    """Levels that groups gave and the plenary never heard."""
    tables = Tables(state)
    for pillar in state.pillars:
        for row in tables.rows(pillar):
            for one in tables.waiting(row):
                yield pillar, row, one


class Apart(NamedTuple):
    """What a group says in a row of the city and the plenary does not."""

    row: Row
    given: Given
    plenary: Answer


def said_apart(state: GapState) -> Iterator[Apart]:
    """What the plenary never heard, did not take, or says otherwise."""
    tables = Tables(state)
    for pillar in state.pillars:
        for row in tables.rows(pillar):
            if tables.plenary.in_confidence(row.key):
                continue
            stands = tables.plenary.gap(row)
            for one in tables.given(row):
                taken = one.group in stands.origin and stands.stated
                if not taken or _differs(one.gap.answer, stands.answer):
                    yield Apart(row, one, stands.answer)


def otherwise_words(given: Sequence[Given]) -> str:
    """`kelompok Living 2→4, Society 3→4`."""
    return ", ".join(f"{one.name} {pair(one.gap.answer)}" for one in given)
