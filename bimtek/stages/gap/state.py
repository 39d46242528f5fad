"""One gap analysis as the session knows it now: what the screen and the minutes show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierSession
from bimtek.hall.groups import called_like
from bimtek.hall.offices import by_code
from bimtek.hall.presence import Room, room_of
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Opd, Participant
from bimtek.stages.at_tables import StageAtTables
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import Standing
from bimtek.stages.gap.records import (
    CITY,
    Answer,
    EarlierGap,
    Evidence,
    Gap,
    Indicator,
    city_at,
    table_of,
)
from bimtek.stages.gap.rows import NO_GAP, Row, rows_of
from bimtek.stages.gap.script import GapScript, Pillar, Subdimension
from bimtek.stages.gap.then import Then, by_row

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session


class GapState(StageAtTables[GapScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale.

    Args:
        session: where it is read from.
        stage: the acara.
        room: who is here, where the asker knows it already; else the current roll call.
        typed: rows as they were typed and are on their way to the disk.
        table: a group, whose values of the city these are; else those of the plenary.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        room: Room | None = None,
        typed: Mapping[str, Gap] = MappingProxyType({}),
        table: str | None = None,
    ) -> None:
        super().__init__(session, stage, table)
        self.room = room if room is not None else room_now(session)
        self.typed = typed
        self._rows: dict[str, tuple[Row, ...]] = {}

    @cached_property
    def pillars(self) -> tuple[Pillar, ...]:
        """The pillars by their numbers, as the minutes and the picture tell them."""
        return tuple(sorted(self.spec.pillars, key=lambda pillar: pillar.number))

    @cached_property
    def scale(self) -> tuple[int, ...]:
        """The levels that may be typed."""
        return tuple(level.number for level in self.spec.scale)

    @cached_property
    def offices(self) -> Mapping[str, Opd]:
        """Code → office, in official order."""
        return by_code(seen.value for seen in self.session.all(Opd))

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Code → official place."""
        return {code: place for place, code in enumerate(self.offices)}

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of this acara."""
        found = (seen.value for seen in self.session.all(Indicator))
        return tuple(one for one in found if one.stage in ("", self.stage.id))

    @cached_property
    def seen(self) -> Mapping[str, Seen[Gap]]:
        """`<row>/<who>` → what stands recorded."""
        found = ((self.key_of(seen.record), seen) for seen in self.session.all(Gap))
        return {key: seen for key, seen in found if key}

    def key_of(self, record: str) -> str:
        """The key of the row that a record fills at this table; empty: it fills none of it."""
        stage, _, key = record.partition("/")
        row, _, who = key.partition("/")
        if stage != self.stage.id:
            return ""
        if who == CITY or table_of(who):
            return f"{row}/{CITY}" if who == city_at(self.table) else ""
        return key

    def who(self, row: Row) -> str:
        """Under whom a row is recorded at this table."""
        return city_at(self.table) if row.who == CITY else row.who

    @cached_property
    def gaps(self) -> Mapping[str, Gap]:
        """`<row>/<who>` → its values as shown."""
        stands = {key: rules.as_it_stands(seen.value) for key, seen in self.seen.items()}
        if not self.table:
            return stands
        return {
            key: replace(gap, who=CITY) if table_of(gap.who) else gap for key, gap in stands.items()
        }

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Seen[Evidence], ...]]:
        """`<row>/<who>` → what its answer rests on."""
        found: dict[str, tuple[Seen[Evidence], ...]] = {}
        for seen in self.session.all(Evidence):
            if key := self.key_of(seen.value.of):
                found[key] = (*found.get(key, ()), seen)
        return found

    @cached_property
    def earlier(self) -> Mapping[str, tuple[Then, ...]]:
        """`<row>/<who>` → what stood there at earlier sessions, the oldest first."""
        return by_row(
            (seen.value for seen in self.session.all(EarlierGap)),
            (seen.value for seen in self.session.all(EarlierSession)),
        )

    def then(self, row: Row) -> tuple[Then, ...]:
        """What stood in a row at earlier sessions; never an answer of this hall."""
        return self.earlier.get(row.key, ())

    def rows(self, pillar: Pillar) -> tuple[Row, ...]:
        """The rows of a pillar's page."""
        if pillar.id not in self._rows:
            self._rows[pillar.id] = rows_of(
                pillar.subdimensions, self.indicators, self.gaps, self.order
            )
        return self._rows[pillar.id]

    def gap(self, row: Row) -> Gap:
        """What was said in a row; nothing is a value too."""
        return self.typed.get(row.key) or self.gaps.get(row.key, NO_GAP)

    def record_id(self, row: Row) -> str:
        """The id of the row's record."""
        return f"{self.stage.id}/{row.code}/{self.who(row)}"

    def place_of(self, kind: str, record: str) -> tuple[Pillar, str] | None:
        """Where a record stands: its pillar and the key of its row.

        What nobody was asked, such as the city's number of an indicator, stands with its code.
        """
        key = self.key_of(record) or record.removeprefix(f"{self.stage.id}/")
        found = [(pillar, row) for pillar in self.pillars for row in self.rows(pillar)]
        if kind == Gap.kind:
            code = key.partition("/")[0]
            exact = [(pillar, row) for pillar, row in found if row.key == key]
            found = exact or [one for one in found if one[1].code == code]
        else:
            found = [one for one in found if kind == Indicator.kind and one[1].code == record]
        return next(((pillar, row.key) for pillar, row in found), None)

    def part(self, code: str) -> Subdimension | None:
        """The sub-dimension with this code."""
        parts = (part for pillar in self.pillars for part in pillar.subdimensions)
        return next((part for part in parts if part.code == code), None)

    def progress(self, pillar: Pillar) -> rules.Progress:
        """Answers of the OPDs in a pillar."""
        return rules.progress(self.rows(pillar), self.gaps)

    def levels(self, pillar: Pillar) -> rules.Progress:
        """Levels of the city in a pillar."""
        return rules.level_progress(self.rows(pillar), self.gaps)

    def all_agreed(self, pillar: Pillar) -> bool:
        """Whether the hall has agreed to every level of a pillar."""
        split = {key for key, seen in self.seen.items() if "answer" in seen.conflicts}
        gaps = {**self.gaps, **self.typed}
        return rules.all_agreed(self.rows(pillar), gaps, split - self.typed.keys())

    @property
    def city_levels(self) -> rules.Progress:
        """Levels of the city in all pillars, told in confidence or not."""
        counts = [self.levels(pillar) for pillar in self.pillars]
        return rules.Progress(sum(one.answered for one in counts), sum(one.asked for one in counts))

    def proposed(self, row: Row) -> str:
        """The script's target for a row whose own is open."""
        answer = self.gap(row).answer
        return rules.with_default(row, answer, self.spec.default_target, self.scale)

    # -- tables

    def groups_heard(self) -> Iterator[str]:
        for seen in self.session.all(Gap):
            if seen.value.stage == self.stage.id:
                yield table_of(seen.value.who)

    def seen_here(self) -> Iterator[Seen[Gap]]:
        """What stands in the group's own pillar, and the city's values of this table anywhere."""
        own = self.own_pillar
        keys = {row.key for row in self.rows(own)} if own else set()
        for key, seen in self.seen.items():
            if key in keys or table_of(seen.value.who):
                yield seen

    def count_here(self) -> tuple[int, int | None]:
        """Levels of the group's own pillar; of a group without one those that it gave."""
        if self.own_pillar is None:
            return self.city_levels.answered, None
        return self.levels(self.own_pillar)

    @cached_property
    def own_pillar(self) -> Pillar | None:
        """The pillar on which the group of this table works, by its name; None: none alone."""
        if not self.table:
            return None
        titles = {one.id: one.title for one in self.pillars}
        own = called_like(self.table_name(self.table), titles)
        return next((one for one in self.pillars if one.id == own), None)

    def at_table(self, table: str | None) -> GapState:
        return GapState(self.session, self.stage, self.room, table=table)

    def standing(self, row: Row) -> Standing:
        """What is known of a row beside its values."""
        seen = self.seen.get(row.key)
        # What is being typed settles what stands side by side, and fills what was destroyed.
        fresh = row.key in self.typed
        conflicts = seen.conflicts if seen and not fresh else ()
        return Standing(
            self.proposed(row),
            destroyed=bool(seen and "answer" in seen.destroyed) and not fresh,
            split="answer" in conflicts,
            split_words=any(field != "answer" for field in conflicts),
            absent=self.absent(row.who),
        )

    def absent(self, who: str) -> bool:
        """Whether the answer of a row is asked of an OPD that is missed; the city never is."""
        return who != CITY and self.room.misses(who)

    def is_here(self, who: str) -> bool:
        """Whether somebody of an OPD is here now; before any roll call everybody may be."""
        return not self.room.came or who in self.room.offices

    def name(self, who: str) -> str:
        """An OPD's short name."""
        office = self.offices.get(who)
        return (office.short or office.name) if office else who

    def label(self, row: Row) -> str:
        """Who answers a row, as the page prints it."""
        if row.who == CITY:
            here = "meja" if self.table else "pleno"
            return here if row.is_level else "kota"
        return self.name(row.who)

    def in_confidence(self, key: str) -> bool:
        """Whether anybody marked a row as told in confidence, or that mark was destroyed."""
        seen = self.seen.get(key)
        return seen is not None and (
            "confidential" in seen.destroyed
            or any(value for _, value in seen.values("confidential"))
        )

    def agreed_before(self, row: Row) -> Answer | None:
        """What the hall had agreed to before, where that is another answer and may be read."""
        seen = self.seen.get(row.key)
        unsure = {*seen.conflicts, *seen.destroyed} if seen else set()
        hidden = self.in_confidence(row.key) or unsure & {"answer", "agreed"}
        return None if hidden else rules.agreed_before(self.gap(row))

    def margin(self, row: Row) -> str:
        """Initials of whoever recorded in this row last, if it was another person."""
        seen = self.seen.get(row.key)
        at = (Gap.kind, self.record_id(row))
        return self.session.initials_of_another([seen] if seen else [], at)


def room_now(session: Session) -> Room:
    """Who is here by the current roll call."""
    return room_of(
        (seen.value for seen in session.all(Participant)),
        (seen.value for seen in session.all(Attendance)),
        (seen.value for seen in session.all(RollCall)),
        session.runs.values(),
    )
