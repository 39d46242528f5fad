"""Who sits in which group of a division, and who of them is here. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bimtek.hall.meant import meant_in_room
from bimtek.hall.offices import by_code
from bimtek.locale.folding import fold, letters

if TYPE_CHECKING:
    from bimtek.hall.group_records import OfficeSeat, PersonSeat, TableGroup
    from bimtek.hall.presence import Room
    from bimtek.hall.records import Opd, Participant
    from bimtek.script.model import Division, Group

T = TypeVar("T", bound=Hashable)


class Table(NamedTuple):
    """One group of a division as it stands now."""

    id: str
    title: str
    place: str
    """Number or place of its table, or nothing."""
    head: str
    """Participant who is koordinator; empty: nobody, or somebody whom the list does not know."""
    head_words: str
    """The koordinator as the script calls it, where it is none of the list."""
    secretary: str
    secretary_words: str
    offices: tuple[str, ...]
    """Offices that sit here, in their official order."""
    people: tuple[str, ...]
    """Everybody of the list who sits here, in its order."""
    here: tuple[str, ...]
    """Who of them is in the room."""


class Seating:
    """A division with what the hall changed of it, in one room.

    Args:
        division: what the script says; None: the hall made all of it.
        groups: groups that the hall made or changed, in the order in which they came.
        office_seats: where the hall seated offices.
        person_seats: where the hall seated single persons.
        room: who is in the list, and who of them is here.
        opds: the offices of the session.
        city: as the session calls it: `Kota Blitar`.
    """

    def __init__(
        self,
        division: Division | None,
        groups: Iterable[TableGroup],
        office_seats: Iterable[OfficeSeat],
        person_seats: Iterable[PersonSeat],
        room: Room,
        opds: Iterable[Opd],
        city: str,
    ) -> None:
        self._script: Mapping[str, Group] = {
            one.id: one for one in (division.groups if division else ())
        }
        self._hall = {one.group: one for one in groups}
        self._office_seats = {one.opd: one.group for one in office_seats}
        self._person_seats = {one.participant: one.group for one in person_seats}
        self.title = division.title if division else ""
        self.room = room
        self.opds = by_code(opds)
        self.city = city

    # -- groups

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The groups that stand: those of the script first, then those of the hall."""
        known = dict.fromkeys((*self._script, *self._hall))
        return tuple(one for one in known if not self._is_dissolved(one))

    def _is_dissolved(self, group: str) -> bool:
        made = self._hall.get(group)
        return made is not None and made.dissolved

    def name(self, group: str) -> str:
        """What a group is called; an id that is none stays as it is."""
        made, said = self._hall.get(group), self._script.get(group)
        return (made.title if made else "") or (said.title if said else "") or group

    def place(self, group: str) -> str:
        """Number or place of its table."""
        made, said = self._hall.get(group), self._script.get(group)
        return (made.table if made else "") or (said.table if said else "")

    # -- seats

    @cached_property
    def office_group(self) -> Mapping[str, str]:
        """Office → the group in which it sits, as the hall, else the script says."""
        found = {opd: one.id for one in self._script.values() for opd in reversed(one.opds)}
        found |= self._office_seats
        return {opd: group for opd, group in found.items() if group in self.ids}

    @cached_property
    def person_group(self) -> Mapping[str, str]:
        """Person who sits somewhere of their own → the group."""
        found = {
            person.id: one.id
            for one in self._script.values()
            for words in one.people
            for person in self._meant(words)[:1]
        }
        found |= {self._kept(who): group for who, group in self._person_seats.items()}
        return {who: group for who, group in found.items() if group in self.ids}

    def _kept(self, person: str) -> str:
        return self.room.kept.get(person, person)

    def group_of(self, person: str) -> str:
        """Where a person sits: the own seat, else that of the office; empty: nowhere."""
        who = self.room.person(person)
        if who is None:
            return ""
        return self.person_group.get(who.id) or self.office_group.get(who.opd, "")

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The groups with who sits in them."""
        return tuple(map(self._table, self.ids))

    def table(self, group: str) -> Table | None:
        """One of them."""
        return next((one for one in self.tables if one.id == group), None)

    def _table(self, group: str) -> Table:
        people = tuple(who for who in self.room.people if self.group_of(who) == group)
        made, said = self._hall.get(group), self._script.get(group)
        head = self._chosen(made.head if made else "", said.head if said else "")
        secretary = self._chosen(made.secretary if made else "", said.secretary if said else "")
        return Table(
            group,
            self.name(group),
            self.place(group),
            *head,
            *secretary,
            tuple(code for code in self.opds if self.office_group.get(code) == group),
            people,
            tuple(who for who in people if who in self._here),
        )

    def _chosen(self, person: str, words: str) -> tuple[str, str]:
        """Who holds an office of a group: the participant, and the words of the script."""
        if person:
            return self._kept(person), ""
        found = self._meant(words)
        return (found[0].id, "") if found else ("", words)

    def _meant(self, words: str) -> list[Participant]:
        return meant_in_room(words, self.room, self.opds, self.city)

    @cached_property
    def _here(self) -> frozenset[str]:
        return frozenset(self.room.here)

    # -- what is not settled

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """Who of an office is in the room and sits nowhere, in the order of the list."""
        people = self.room.people
        return tuple(who for who in self.room.here if people[who].opd and not self.group_of(who))

    @cached_property
    def unseated(self) -> tuple[str, ...]:
        """Offices that sit in no group: of which somebody is here, or, before anybody came, all."""
        waits = {self.room.people[who].opd for who in self.standing}
        if not self.room.came:
            invited = (one for one in self.room.people.values() if not one.walk_in)
            waits = {one.opd for one in invited if not self.group_of(one.id)}
        return tuple(code for code in self.opds if code in waits and code not in self.office_group)


def called_like(group: str, titles: Mapping[str, str]) -> str:
    """What a group works on, by its name: `Pokja Living` on Smart Living; empty: nothing alone.

    Args:
        group: its name.
        titles: pillars, components … : id → title.
    """
    exact = [name for name, title in titles.items() if letters(title) == letters(group)]
    if exact:
        return exact[0]
    words = set(fold(group).split())
    within = [name for name, title in titles.items() if _telling(title) & words]
    return within[0] if len(within) == 1 else ""


def _telling(title: str) -> set[str]:
    """The words of a title that tell it from the others: all pillars are smart."""
    return set(fold(title).split()) - {"smart", "pilar", "dimensi", "komponen", "dan"}


def evenly(sizes: Mapping[str, int], weights: Sequence[tuple[T, int]]) -> dict[T, str]:
    """Deal what has a weight to what has a size so far, so that all become equally large.

    The heaviest first, each to the smallest; of equal ones the first in the given order. The same
    input always gives the same result.

    Args:
        sizes: group → people who sit there.
        weights: what is dealt → its people, in the order of the list.
    """
    now, count = dict(sizes), dict.fromkeys(sizes, 0)
    found: dict[T, str] = {}
    for name, weight in sorted(weights, key=lambda one: -one[1]):
        group = min(now, key=lambda one: (now[one], count[one]))
        found[name] = group
        now[group] += weight
        count[group] += 1
    return found
