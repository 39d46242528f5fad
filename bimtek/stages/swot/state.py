"""One SWOT as the session knows it now: what the screen, the page and the minutes show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.group_records import PLENARY
from bimtek.hall.offices import by_code
from bimtek.hall.presence import people, same_person
from bimtek.hall.records import Opd, Participant
from bimtek.stages.at_tables import StageAtTables
from bimtek.stages.swot import rules
from bimtek.stages.swot.records import Keyword, Quadrant, SwotItem, SwotVoice
from bimtek.stages.swot.rules import Entry, Place
from bimtek.stages.swot.script import Component, SwotScript
from bimtek.stages.whose_turn import whose_turn

if TYPE_CHECKING:
    from bimtek.hall.group_records import GroupDissent
    from bimtek.hall.notes import NoteContext
    from bimtek.journal.records import Seen


class SwotState(StageAtTables[SwotScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    # -- components

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """Those of the script; behind them those of an older script that hold items."""
        found = {one.id: one for one in self.spec.components}
        for entry in self.items:
            name = entry.place.component
            found.setdefault(name, Component(name, name))
        return tuple(found.values())

    @property
    def several(self) -> bool:
        """Whether the component must be named."""
        return len(self.components) > 1

    def component(self, name: str) -> Component:
        """A component by its id; one that is gone by that alone."""
        found = (one for one in self.components if one.id == name)
        return next(found, Component(name, name))

    @property
    def gathers_keywords(self) -> bool:
        """Whether the acara has keywords: the script says so, or there are some."""
        return self.spec.keywords is not None or bool(self.keywords)

    @property
    def most_keywords(self) -> int:
        """How many are chosen at most; 0: nobody said."""
        return self.spec.keywords or 0

    # -- what was said

    @cached_property
    def items(self) -> tuple[Entry, ...]:
        """All items, as they were said."""
        mine = (seen for seen in self.session.everything(SwotItem) if self._was_here(seen.value))
        return rules.entries(mine, self._heard)

    @cached_property
    def keywords(self) -> tuple[Entry, ...]:
        """All keywords, as they were said."""
        mine = (seen for seen in self.session.everything(Keyword) if self._was_here(seen.value))
        return rules.entries(mine, self._heard)

    @cached_property
    def _heard(self) -> tuple[Seen[SwotVoice], ...]:
        return tuple(s for s in self.session.all(SwotVoice) if self._is_mine(s.value))

    def _is_mine(self, one: SwotItem | Keyword | SwotVoice) -> bool:
        return one.stage == self.stage.id

    def _was_here(self, one: SwotItem | Keyword) -> bool:
        return self._is_mine(one) and self.stands_here(one.group, one.origin)

    # -- tables

    def groups_heard(self) -> Iterator[str]:
        for seen in self.session.all(SwotItem):
            if self._is_mine(seen.value):
                yield seen.value.group

    def seen_here(self) -> Iterator[Seen[SwotItem] | Seen[Keyword]]:
        return (one.seen for one in self.everything)

    def count_here(self) -> tuple[int, None]:
        return len(self.everything), None

    def origin(self, entry: Entry) -> str:
        """From which groups the plenary has an item: `Living, Society`."""
        return self.table_names(entry.value.origin)

    def dissents(self, entry: Entry) -> tuple[GroupDissent, ...]:
        """What groups see otherwise than the plenary on an item."""
        return self.dissents_about(entry.id)

    # -- all of it

    @property
    def everything(self) -> tuple[Entry, ...]:
        """Items and keywords."""
        return (*self.items, *self.keywords)

    @cached_property
    def _at(self) -> Mapping[Place, tuple[Entry, ...]]:
        found: dict[Place, tuple[Entry, ...]] = {}
        for entry in self.everything:
            found[entry.place] = (*found.get(entry.place, ()), entry)
        return found

    def at(self, place: Place) -> tuple[Entry, ...]:
        """What stands in one place, as it was said."""
        return self._at.get(place, ())

    def entry(self, item: str) -> Entry | None:
        """An item or keyword by its id, or by that of one that was joined with it."""
        return self._by_id.get(item)

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        joined = {one.value.item: entry for entry in self.everything for one in entry.joined}
        return joined | {entry.id: entry for entry in self.everything}

    def number(self, component: str, quadrant: Quadrant) -> int:
        """How many items a quadrant has."""
        return len(self.at(Place(component, quadrant)))

    def filled(self) -> tuple[int, int]:
        """Quadrants of the script in which anything stands, of how many."""
        places = [Place(one.id, quadrant) for one in self.spec.components for quadrant in Quadrant]
        return sum(bool(self.at(place)) for place in places), len(places)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The keywords that the hall takes, those that were said most often first."""
        return tuple(one for one in rules.by_count(self.keywords) if one.chosen)

    @property
    def choosing(self) -> SwotState:
        """Where the hall takes keywords: after tables only in the plenary."""
        return self.at_table(PLENARY) if self.in_groups else self

    @property
    def tied(self) -> tuple[Entry, ...]:
        """Keywords of which the limit would take some and leave others."""
        return rules.tied(self.keywords, self.most_keywords)

    # -- who

    @cached_property
    def offices(self) -> Mapping[str, Opd]:
        """OPDs by their codes, in official order."""
        return by_code(seen.value for seen in self.session.all(Opd))

    @cached_property
    def _people(self) -> tuple[Mapping[str, str], Mapping[str, Participant]]:
        everybody = [seen.value for seen in self.session.all(Participant)]
        return same_person(everybody), people(everybody)

    def name(self, who: str) -> str:
        """An OPD as it is called in a list, a guest with the institution."""
        if (opd := self.offices.get(who)) is not None:
            return opd.short or opd.name
        kept, everybody = self._people
        person = everybody.get(kept.get(who, who))
        if person is None:
            return who
        name = person.name or person.post
        return f"{name} dari {person.agency}" if person.agency and name else name or person.agency

    def names(self, entry: Entry) -> tuple[str, ...]:
        """Those who said it and are known, offices in official order."""
        return tuple(self.name(who) for who in self.in_order(entry.who))

    def in_order(self, who: Iterable[str]) -> tuple[str, ...]:
        """Offices in official order, then guests."""
        said = tuple(who)
        listed = [code for code in self.offices if code in said]
        return (*listed, *(one for one in said if one not in self.offices))

    def times(self, entry: Entry) -> str:
        """`3 OPD`, `3 kali`, nothing where it was said once."""
        return rules.times(entry, self.offices)

    @cached_property
    def turn(self) -> NoteContext:
        """Whose words a line takes that names nobody: those of whoever has the turn."""
        return whose_turn(self.session)

    @property
    def at_turn(self) -> str:
        """Whose turn it is: an OPD or a guest; empty: nobody's."""
        return next(iter(self.turn.opd), self.turn.speaker)

    def margin(self, entry: Entry) -> str:
        """Initials of somebody else who recorded it last."""
        return self.session.initials_of_another([entry.seen])
