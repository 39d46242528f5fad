"""What the plenary makes of the groups' programmes: taken over with their origin, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.group_records import PLENARY, taken_over
from bimtek.journal.records import Change, Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.program.deeds import UNDO
from bimtek.stages.program.records import Programme, QuickWinAnswer
from bimtek.stages.program.rules import Entry, answer_to, key_of

if TYPE_CHECKING:
    from bimtek.stages.program.state import ProgrammeState

OWN: Final = frozenset(("group", "origin", "confidential", "said"))
"""Fields that each programme has for itself."""
MERGED: Final = tuple(name for name in Programme.data_fields() if name not in OWN)
FIRST: Final = ("name", "pillar", "row_then")
"""Fields in which the first group that proposes it is taken at its word."""


class Proposal(NamedTuple):
    """One programme as one or several groups propose it: the same name with the same lead."""

    offered: tuple[tuple[str, Entry], ...]
    """Groups with what each says of it."""

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(group for group, _ in self.offered)


class Merged(NamedTuple):
    """What several say of one programme, put together."""

    values: dict[str, Any]
    differing: tuple[str, ...] = ()
    """Fields in which they differ: the plenary decides."""


def merged(offered: Sequence[Programme]) -> Merged:
    """What those who say anything in a field say alike; supporters and a quick win of any."""
    values: dict[str, Any] = {}
    differing = []
    for name in MERGED:
        given = [said for one in offered if says(said := getattr(one, name))]
        if not given:
            continue
        if name == "support":
            values[name] = tuple(dict.fromkeys(opd for said in given for opd in said))
        elif name in FIRST or all(said == given[0] for said in given):
            values[name] = given[0]
        else:
            differing.append(name)
    return Merged(values, tuple(differing))


def says(value: object) -> bool:
    """Whether a field says anything; no per cent yet is an answer too."""
    return value not in (None, "", (), False) or (value == 0 and not isinstance(value, bool))


def proposals(state: ProgrammeState) -> tuple[Proposal, ...]:
    """What the groups propose; what was told in confidence, or is unsettled, stays there."""
    found: dict[tuple[str, str], list[tuple[str, Entry]]] = {}
    for group in state.groups:
        for entry in state.at_table(group).proposed:
            if entry.is_public:
                key = (entry.value.lead, key_of(entry.name))
                found.setdefault(key, []).append((group, entry))
    return tuple(Proposal(tuple(offered)) for offered in found.values())


class Plenary:
    """What the plenary has of the groups' proposals.

    Args:
        state: of whichever table.
    """

    def __init__(self, state: ProgrammeState) -> None:
        self.session = state.session
        self.stage = state.stage
        self.state = state.at_table(PLENARY)
        self._known = {(e.value.lead, key_of(e.name)): e for e in self.state.everything}

    def standing(self, one: Proposal) -> Entry | None:
        """As what a proposal stands in the plenary, whatever it is called there."""
        for _, entry in one.offered:
            if (own := self.state.entry(taken_over(entry.id))) is not None:
                return own
        _, first = one.offered[0]
        return self._known.get((first.value.lead, key_of(first.name)))

    def took_out(self, one: Proposal) -> bool:
        """Whether the plenary had it and took it out."""
        return self.standing(one) is None and any(
            self.session.get(Programme, taken_over(entry.seen.record)) is not None
            for _, entry in one.offered
        )

    def lacks(self, one: Proposal) -> tuple[str, ...]:
        """Groups whose proposal would be new to the plenary."""
        if (there := self.standing(one)) is not None:
            return tuple(group for group in one.groups if group not in there.value.origin)
        return () if self.took_out(one) else one.groups


class _Gathering:
    """Takes proposals over, one after the other."""

    def __init__(self, state: ProgrammeState) -> None:
        self.plenary = Plenary(state)
        self.conditions = state.spec.conditions
        self.changes: list[Change] = []
        self.taken = self.completed = self.differing = 0

    def take(self, one: Proposal) -> None:
        """A proposal: new, or completing what stands; what the plenary took out stays out."""
        together = merged([entry.value for _, entry in one.offered])
        if (there := self.plenary.standing(one)) is not None:
            self._complete(there, one, together)
        elif not self.plenary.took_out(one):
            self._add(one, together)

    def _add(self, one: Proposal, together: Merged) -> None:
        _, first = one.offered[0]
        programme = taken_over(first.id)
        values = {**together.values, "said": first.value.said, "origin": one.groups}
        stage = self.plenary.stage.id
        self.changes.append(Programme.new(stage=stage, programme=programme, **values))
        self.changes += self._answers(one, programme, None)
        self.taken += 1
        self.differing += len(together.differing)

    def _complete(self, there: Entry, one: Proposal, together: Merged) -> None:
        """What the plenary never said is filled; what it said, or emptied, is its own."""
        values = {
            name: said for name, said in together.values.items() if name not in there.seen.heads
        }
        if "support" in values:
            values["support"] = tuple(o for o in values["support"] if o != there.value.lead)
        origin = tuple(dict.fromkeys((*there.value.origin, *one.groups)))
        if origin != there.value.origin:
            values["origin"] = origin
        changes = [there.seen.change(**values)] if values else []
        changes += self._answers(one, there.id, there)
        if changes:
            self.changes += changes
            self.completed += 1

    def _answers(self, one: Proposal, programme: str, there: Entry | None) -> list[Change]:
        """Answers that all groups give alike and the plenary has not given."""
        found: list[Change] = []
        for condition in self.conditions:
            given = {answer_to(entry, condition.id) for _, entry in one.offered} - {None}
            if len(given) != 1 or (there is not None and condition.id in there.answers):
                continue
            key = {"programme": programme, "condition": condition.id}
            answer = given.pop()
            found.append(QuickWinAnswer.new(stage=self.plenary.stage.id, **key, answer=answer))
        return found


def gather(state: ProgrammeState) -> Deed:
    """Take over what the groups propose and what is not there yet: one act.

    Raises:
        Refusal: where there is nothing to take over.
    """
    gathering = _Gathering(state)
    for one in proposals(state):
        gathering.take(one)
    if not gathering.changes:
        raise Refusal("nothing-to-gather", "Tidak ada program kelompok yang belum ada di pleno.")
    parts = [f"{gathering.taken} program kelompok masuk ke pleno"]
    if gathering.completed:
        parts.append(f"{gathering.completed} dilengkapi")
    waits = ""
    if gathering.differing:
        waits = f" {gathering.differing} isian berbeda antarkelompok, pleno yang memutuskan."
    return Deed(tuple(gathering.changes), f"{', '.join(parts)}.{waits} {UNDO}")


# -- what the plenary does not say, or says otherwise


def still_at_tables(state: ProgrammeState) -> tuple[tuple[str, Entry], ...]:
    """Proposals, with their group, that would be new to the plenary."""
    plenary = Plenary(state)
    return tuple(
        (group, entry)
        for one in proposals(state)
        for group, entry in one.offered
        if group in plenary.lacks(one)
    )


def in_the_result(state: ProgrammeState) -> frozenset[str]:
    """Ids of the proposals that the plenary has too; what it took out is not among them."""
    plenary = Plenary(state)
    return frozenset(
        entry.id
        for one in proposals(state)
        if (there := plenary.standing(one)) is not None
        for group, entry in one.offered
        if group in there.value.origin
    )


class Otherwise(NamedTuple):
    """What a group proposed in a field in which the plenary says something else, or nothing."""

    entry: Entry
    """The plenary's."""
    group: str
    field: str
    value: Any


def said_otherwise(state: ProgrammeState) -> Iterator[Otherwise]:
    """What the plenary changed of the groups' proposals, or left open because they differ."""
    plenary = Plenary(state)
    for one in proposals(state):
        there = plenary.standing(one)
        if there is None or not there.is_public:
            continue
        for group, entry in one.offered:
            for name in MERGED:
                said = getattr(entry.value, name)
                if group in there.value.origin and _differs(there.value, name, said):
                    yield Otherwise(there, group, name, said)


def _differs(plenary: Programme, name: str, said: Any) -> bool:
    if not says(said) or name == "row_then":
        return False
    stands = getattr(plenary, name)
    if name == "support":
        return not set(said) <= {*stands, plenary.lead}
    if name == "name":
        return key_of(stands) != key_of(said)
    return bool(stands != said)
