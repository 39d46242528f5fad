"""The programmes of one acara as the session knows them now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import EarlierSession, Origin
from bimtek.hall.group_records import PLENARY
from bimtek.hall.groups import called_like
from bimtek.hall.mentions import Known
from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd, Participant
from bimtek.stages.asking import told_beside
from bimtek.stages.at_tables import StageAtTables
from bimtek.stages.knowledge import topics_in
from bimtek.stages.program import rules
from bimtek.stages.program.records import Programme, QuickWinAnswer
from bimtek.stages.program.rules import Entry, Judged
from bimtek.stages.program.script import ProgrammeScript
from bimtek.stages.sheet import first_day_of
from bimtek.stages.whose_turn import whose_turn

if TYPE_CHECKING:
    from bimtek.hall.mentions import Topic
    from bimtek.journal.records import Seen


class Pillar(NamedTuple):
    """One of the pillars of the script's gap analysis."""

    id: str
    title: str


NO_PILLAR = Pillar("", "Tanpa pilar")
"""Where programmes stand that belong to none, and all where the script has none."""


class ProgrammeState(StageAtTables[ProgrammeScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    @cached_property
    def base(self) -> int:
        """The year from which horizons count."""
        return first_day_of(self.session).year

    # -- pillars and rows of the gap analysis

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Pillars, and the rows in them, that the script has anywhere or that came along."""
        return tuple(one for one in topics_in(self.session) if one.pillar or one.then)

    @cached_property
    def scripted(self) -> tuple[Pillar, ...]:
        """The pillars of the script, each once."""
        found = {one.pillar: Pillar(one.pillar, one.shown) for one in self.topics if not one.about}
        return tuple(found.values())

    @cached_property
    def pillars(self) -> tuple[Pillar, ...]:
        """Those of the script; behind them those that only programmes still name."""
        found = {one.id: one for one in self.scripted}
        for entry in self.everything:
            name = entry.value.pillar
            found.setdefault(name, Pillar(name, name) if name else NO_PILLAR)
        return tuple(found.values()) or (NO_PILLAR,)

    @property
    def several(self) -> bool:
        """Whether the pillar must be named."""
        return len(self.pillars) > 1

    def pillar(self, name: str) -> Pillar:
        """A pillar by its id; one that is gone by that alone."""
        found = (one for one in self.pillars if one.id == name)
        return next(found, Pillar(name, name) if name else NO_PILLAR)

    @cached_property
    def _rows(self) -> Mapping[str, Topic]:
        found: dict[str, Topic] = {}
        for topic in self.topics:
            for about in (topic.about, *topic.of.values()):
                record = about.partition("/")[2]
                found.setdefault(record, topic)
                if topic.then:  # in whichever earlier session it was named
                    found.setdefault(_row_of(record), topic)
        return found

    @cached_property
    def row_codes(self) -> tuple[str, ...]:
        """Codes of the rows of a gap analysis that a programme could answer, of the script or of
        earlier tahap; there may be none."""
        return tuple(topic.spellings[0] for topic in self.topics if topic.about)

    @property
    def has_rows(self) -> bool:
        """Whether there are rows of a gap analysis that a programme could answer."""
        return bool(self.row_codes)

    def row(self, record: str) -> Topic | None:
        """The row of the gap analysis that a programme answers."""
        if not record:
            return None
        return self._rows.get(record) or self._rows.get(_row_of(record))

    def topic(self, word: str) -> Topic | None:
        """The pillar or row that is called so."""
        return self.known.topic(word)

    @cached_property
    def known(self) -> Known:
        """Whom and what a line may mention: offices, people, pillars, rows of the gap analysis."""
        people = (seen.value for seen in self.session.all(Participant))
        return Known(self.offices, people, self.topics, self.session.now().date())

    def row_name(self, record: str, then: str = "") -> str:
        """`4.1 Layanan publik`, of earlier tahap `4.1 Layanan publik (Tahap I 2→4)`; of a row that
        nobody knows any more its code.

        Args:
            then: what the tahap before called it.
        """
        topic = self.row(record)
        if topic is None:
            return then or (record.split("/")[1:2] or [""])[0]
        if not topic.then:
            return topic.shown
        told = (words for place, words in topic.then.items() if _is_row(place, record))
        stood = next(filter(None, told), "")
        return f"{topic.full} ({stood})" if stood else topic.full

    def beside(self, record: str) -> tuple[str, ...]:
        """Numbers and hindrance of the gap that a programme answers, open to everybody."""
        topic = self.row(record)
        if topic is None:
            return ()
        if topic.then:  # it may have been named by the id that it had in that session
            places = (place for place in topic.then if _is_row(place, record))
            record = next(places, topic.about).partition("/")[2]
        return told_beside(self.session, topic.about.partition("/")[0], record)

    # -- programmes

    @cached_property
    def everything(self) -> tuple[Entry, ...]:
        """All programmes, as they were named."""
        mine = (seen for seen in self.session.everything(Programme) if self._is_here(seen))
        return rules.entries(mine, self._answers)

    def _is_here(self, seen: Seen[Programme]) -> bool:
        """Also what came along from an earlier tahap, at the table that works on its pillar."""
        one = seen.value
        if one.stage != self.stage.id:
            return False
        if self.stands_here(one.group, one.origin):
            return True
        came_along = one.group == PLENARY and seen.record in self._origins
        return bool(self.table and came_along and one.pillar == self.own_pillar)

    @cached_property
    def _answers(self) -> tuple[Seen[QuickWinAnswer], ...]:
        found = self.session.all(QuickWinAnswer)
        return tuple(seen for seen in found if seen.value.stage == self.stage.id)

    def of(self, pillar: str) -> tuple[Entry, ...]:
        """The programmes of one pillar."""
        return tuple(one for one in self.everything if one.value.pillar == pillar)

    @cached_property
    def quick_wins(self) -> tuple[Entry, ...]:
        """Those that the hall takes as quick wins."""
        return tuple(one for one in self.everything if one.value.quick_win)

    def entry(self, programme: str) -> Entry | None:
        """A programme by its id."""
        return next((one for one in self.everything if one.id == programme), None)

    # -- tables

    def groups_heard(self) -> Iterator[str]:
        for seen in self.session.all(Programme):
            if seen.value.stage == self.stage.id:
                yield seen.value.group

    def seen_here(self) -> Iterator[Seen[Programme] | Seen[QuickWinAnswer]]:
        for entry in self.everything:
            yield entry.seen
            yield from entry.answers.values()

    def count_here(self) -> tuple[int, None]:
        return len(self.everything), None

    @cached_property
    def own_pillar(self) -> str:
        """The pillar on which the group of this table works, by its name; empty: none alone."""
        if not self.table:
            return ""
        titles = {one.id: one.title for one in self.scripted}
        return called_like(self.table_name(self.table), titles)

    @cached_property
    def proposed(self) -> tuple[Entry, ...]:
        """What the group of this table itself proposes."""
        return tuple(one for one in self.everything if one.value.group == self.table)

    @cached_property
    def result(self) -> ProgrammeState:
        """Where the programmes of the city stand: with the plenary, once it has made any its own.

        What came along from an earlier tahap does not yet say that the plenary has begun.
        """
        if not self.in_groups:
            return self
        plenary = self.at_table(PLENARY)
        begun = any(not plenary.tahap(one) for one in plenary.everything)
        return plenary if begun else self.at_table(None)

    @property
    def wanted(self) -> int:
        """How many quick wins are wanted here; of one group nobody says it."""
        return 0 if self.table else self.spec.quick_wins

    def origin(self, entry: Entry) -> str:
        """From which groups the plenary has a programme: `Living, Society`."""
        return self.table_names(entry.value.origin)

    def judged(self, entry: Entry) -> Judged:
        """What the rule of the script says of a programme."""
        return rules.judged(entry, self.spec.conditions)

    # -- who

    @cached_property
    def offices(self) -> Offices:
        """The OPDs of the session."""
        return Offices(seen.value for seen in self.session.all(Opd))

    def name(self, code: str) -> str:
        """An OPD as it is called in a list."""
        return self.offices.name(code)

    def names(self, codes: Iterable[str]) -> str:
        """Several, in official order."""
        return self.offices.names(codes)

    @cached_property
    def at_turn(self) -> str:
        """The OPD that has the turn to speak; empty: nobody, or a guest."""
        return next(iter(whose_turn(self.session).opd), "")

    # -- where it comes from

    def tahap(self, entry: Entry) -> str:
        """The earlier session from which a programme came along: `Tahap I`; else nothing."""
        origin = self._origins.get(entry.seen.record)
        session = self.session.get(EarlierSession, origin.session) if origin else None
        return session.value.name if session else ""

    def percent_then(self, entry: Entry) -> int | None:
        """How far it was when it came along."""
        origin = self._origins.get(entry.seen.record)
        if origin is None or "percent" not in (origin.stamps or {}):
            return None
        told = self.session.history(Programme, entry.seen.record, "percent")
        first = told[0][1] if told else None
        return first if isinstance(first, int) else None

    @cached_property
    def _origins(self) -> Mapping[str, Origin]:
        kind = f"{Programme.kind}/"
        found = (seen for seen in self.session.all(Origin) if seen.record.startswith(kind))
        return {seen.record.removeprefix(kind): seen.value for seen in found}

    def margin(self, entry: Entry) -> str:
        """Initials of somebody else who recorded it last."""
        return self.session.initials_of_another([entry.seen])


def _row_of(record: str) -> str:
    """`kesenjangan/4.1/kota` → `4.1/kota`, whichever acara or session it stood in."""
    return record.partition("/")[2]


def _is_row(place: str, record: str) -> bool:
    """Whether a place of a mention is the row of a record."""
    return _row_of(place.partition("/")[2]) == _row_of(record)
