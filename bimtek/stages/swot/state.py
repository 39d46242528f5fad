"""One SWOT as the session knows it now: what the screen, the page and the minutes show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bimtek.hall.notes import NoteContext
from bimtek.hall.offices import by_code
from bimtek.hall.presence import people, same_person
from bimtek.hall.queue import breaks, speaking
from bimtek.hall.records import Opd, Participant, Turn
from bimtek.hall.starving import TableProgress, silent_minutes
from bimtek.stages.dissent import dissents_in
from bimtek.stages.grouping import is_in_groups, seating_of
from bimtek.stages.state import RecordedStage
from bimtek.stages.swot import rules
from bimtek.stages.swot.records import Keyword, Quadrant, SwotItem, SwotVoice
from bimtek.stages.swot.rules import Entry, Place
from bimtek.stages.swot.script import Component, SwotScript

if TYPE_CHECKING:
    from bimtek.hall.group_records import GroupDissent
    from bimtek.hall.groups import Seating
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

PLENARY: Final = ""
"""Stands for the plenary where the id of a group stands else."""


class SwotState(RecordedStage[SwotScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale.

    Args:
        session: where it is read from.
        stage: the acara.
        table: a group, or `PLENARY`: only what was said there; None: what all groups said.
    """

    def __init__(self, session: Session, stage: Stage, table: str | None = None) -> None:
        self.session = session
        self.stage = stage
        self.table = table
        self.spec: SwotScript = stage.spec

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
        """What the plenary took over from the groups is not counted a second time with theirs."""
        if not self._is_mine(one):
            return False
        if self.table is None:
            return one.group != PLENARY or not one.origin or not self.in_groups
        return one.group == self.table

    # -- tables

    @cached_property
    def in_groups(self) -> bool:
        """Whether tables work on it, and afterwards the plenary."""
        return is_in_groups(self.session, self.stage)

    @cached_property
    def seating(self) -> Seating:
        """Who sits at which table."""
        return seating_of(self.session, self.stage)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Groups: id → name; also one that is no more, as long as something of it stands."""
        found = {group: self.seating.name(group) for group in self.seating.ids}
        for seen in self.session.all(SwotItem):
            if self._is_mine(seen.value) and seen.value.group != PLENARY:
                found.setdefault(seen.value.group, self.seating.name(seen.value.group))
        return found

    def at_table(self, table: str) -> SwotState:
        """The same of one table, or of the plenary."""
        return SwotState(self.session, self.stage, table)

    @cached_property
    def tables(self) -> tuple[TableProgress, ...]:
        """How much each group has, and since when nothing came from it."""
        return tuple(map(self._progress, self.groups)) if self.in_groups else ()

    def _progress(self, group: str) -> TableProgress:
        mine = self.at_table(group).everything
        stamps = [h.stamp for one in mine for heads in one.seen.heads.values() for h in heads]
        author = self.session.author(max(stamps)) if stamps else None
        last = author.at if author else None
        silent = silent_minutes(last, self.run.started, self.session.now(), self.run.ended)
        return TableProgress(group, self.groups[group], len(mine), None, ready=False, silent=silent)

    def table_name(self, table: str) -> str:
        """A table as it is called."""
        return self.groups.get(table, table) if table != PLENARY else "Pleno"

    def origin(self, entry: Entry) -> str:
        """From which groups the plenary has an item: `Living, Society`."""
        return ", ".join(self.table_name(group) for group in entry.value.origin)

    def dissents(self, entry: Entry) -> tuple[GroupDissent, ...]:
        """What groups see otherwise than the plenary on an item."""
        return tuple(one for one in self._dissents if one.about == entry.id)

    @cached_property
    def _dissents(self) -> tuple[GroupDissent, ...]:
        return dissents_in(self.session, self.stage)

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
        seen = speaking(self.session.all(Turn), breaks(self.session.runs.values()))
        if seen is None:
            return NoteContext()
        one = seen.value
        return NoteContext(opd=(one.opd,) if one.opd else (), speaker=one.speaker)

    @property
    def at_turn(self) -> str:
        """Whose turn it is: an OPD or a guest; empty: nobody's."""
        return next(iter(self.turn.opd), self.turn.speaker)

    def margin(self, entry: Entry) -> str:
        """Initials of somebody else who recorded it last."""
        return self.session.initials_of_another([entry.seen])
