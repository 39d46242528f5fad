"""What the plenary makes of the tables' items: taken over with their origin, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.group_records import PLENARY, TAKEN
from bimtek.journal.records import Change, Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.swot.deeds import UNDO, voice
from bimtek.stages.swot.records import Keyword, SwotItem, nobody
from bimtek.stages.swot.rules import Entry, Place, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bimtek.stages.swot.state import SwotState


class _Gathering:
    """Takes items over, one after the other; the same sentence of two tables is one item."""

    def __init__(self, state: SwotState, now: datetime) -> None:
        self.state = state
        self.plenary = state.at_table(PLENARY)
        self.now = now
        self.values: dict[str, dict[str, object]] = {}
        self.classes: dict[str, type[SwotItem | Keyword]] = {}
        self.voices: dict[tuple[str, str], Change] = {}
        self.known = {
            (one.place, key_of(text)): one for one in self.plenary.everything for text in one.texts
        }
        self.coming: dict[tuple[Place, str], str] = {}
        self.origins: dict[str, tuple[Entry, list[str]]] = {}

    def take(self, group: str, entry: Entry) -> None:
        """One item of a table; what the plenary took over before, or took out, stays as it is."""
        sentence = (entry.place, key_of(entry.text))
        if (there := self.known.get(sentence)) is not None:
            self._join(there, group, entry)
        elif sentence in self.coming:
            item = self.coming[sentence]
            self.values[item]["origin"] = (*self.values[item]["origin"], group)  # type: ignore[misc]
            self._count(item, entry)
        elif not self._was_taken(entry):
            self._add(sentence, group, entry)

    def knows(self, group: str, entry: Entry) -> bool:
        """Whether the plenary has it from this table, or took it out."""
        if (there := self.known.get((entry.place, key_of(entry.text)))) is not None:
            return group in there.value.origin
        return self._was_taken(entry)

    def stands_as(self, group: str, entry: Entry) -> Entry | None:
        """As what an item of a table stands in the plenary; None: the plenary does not say it."""
        if (own := self.plenary.entry(f"{entry.id}{TAKEN}")) is not None:
            return own
        there = self.known.get((entry.place, key_of(entry.text)))
        return there if there is not None and group in there.value.origin else None

    def _was_taken(self, entry: Entry) -> bool:
        record = entry.seen.cls.taken_over_as(entry.seen.record)
        return self.state.session.get(entry.seen.cls, record) is not None

    def _add(self, sentence: tuple[Place, str], group: str, entry: Entry) -> None:
        item = f"{entry.id}{TAKEN}"
        one = entry.value
        values: dict[str, object] = {"text": one.text, "said": one.said, "origin": (group,)}
        if isinstance(one, SwotItem):
            values |= {"component": one.component, "quadrant": one.quadrant}
        self.values[item], self.classes[item] = values, entry.seen.cls
        self.coming[sentence] = item
        self._count(item, entry)

    def _join(self, there: Entry, group: str, entry: Entry) -> None:
        _, groups = self.origins.setdefault(there.id, (there, list(there.value.origin)))
        if group not in groups:
            groups.append(group)
            self._count(there.id, entry)

    def _count(self, item: str, entry: Entry) -> None:
        for who in [one.value.who for one in entry.voices] or [nobody()]:
            self.voices.setdefault((item, who), voice(self.state, item, who, self.now))

    @property
    def changes(self) -> list[Change]:
        """All of it as one act."""
        stage = self.state.stage.id
        found = [
            self.classes[item].new(stage=stage, item=item, **values)
            for item, values in self.values.items()
        ]
        found += [
            one.seen.change(origin=tuple(groups))
            for one, groups in self.origins.values()
            if tuple(groups) != one.value.origin
        ]
        return [*found, *self.voices.values()] if found else []


def still_at_tables(state: SwotState) -> tuple[tuple[str, Entry], ...]:
    """Items of the tables, with their group, that would be new to the plenary."""
    plenary = _Gathering(state, state.session.now())
    return tuple(
        (group, entry) for group, entry in _public(state) if not plenary.knows(group, entry)
    )


def in_the_result(state: SwotState) -> frozenset[str]:
    """Ids of the tables' items that the plenary says too; what it took out is not among them."""
    plenary = _Gathering(state, state.session.now())
    return frozenset(
        entry.id
        for group in state.groups
        for entry in state.at_table(group).everything
        if (entry.is_public or entry.destroyed) and plenary.stands_as(group, entry) is not None
    )


def _public(state: SwotState) -> Iterator[tuple[str, Entry]]:
    for group in state.groups:
        for entry in state.at_table(group).everything:
            if entry.is_public:
                yield group, entry


def gather(state: SwotState, now: datetime) -> Deed:
    """Take over what the tables said and what is not there yet: one act.

    What was told in confidence, or is unsettled, stays at its table.

    Raises:
        Refusal: where there is nothing to take over.
    """
    gathering = _Gathering(state, now)
    for group, entry in _public(state):
        gathering.take(group, entry)
    if not (changes := gathering.changes):
        raise Refusal("nothing-to-gather", "Tidak ada butir kelompok yang belum ada di pleno.")
    taken = f"{len(gathering.values)} butir kelompok masuk ke pleno"
    return Deed(tuple(changes), f"{taken}; yang sama dihitung bersama. {UNDO}")
