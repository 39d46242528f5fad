"""One reading of an SK as the session knows it now: what the screen and the minutes show."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.capacity import post_at
from bimtek.hall.meant import is_of_city
from bimtek.hall.offices import by_code
from bimtek.hall.presence import Room, current_roll_call
from bimtek.hall.presence_records import Attendance, Capacity, HeldCapacity, RollCall
from bimtek.hall.records import Label, Note, Opd, Participant, StageState
from bimtek.hall.sentences import names_of, says_who
from bimtek.hall.speakers import is_away
from bimtek.journal.records import DESTROYED
from bimtek.stages.decree import rules
from bimtek.stages.decree.reading import Asked, asked_about, progress
from bimtek.stages.decree.records import ClauseRead, Reading, Stance, clause_place
from bimtek.stages.decree.script import DecreeScript, Role
from bimtek.stages.decree.wording import plain_post, short_post
from bimtek.stages.sheet import city_of
from bimtek.stages.state import RecordedStage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime, time

    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.decree.reading import Progress

PART, WHOLE = "bagian", "sekretariat"
"""A category of OPDs, and the one whose parts they are."""


class DecreeState(RecordedStage[DecreeScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale.

    Args:
        session: where it is read from.
        stage: the acara.
        roll_call: which roll call says who is here; empty: the current one while the acara is
            open, afterwards the one that held while it ran.
        at: the time that is asked about; None: now.
        underway: ids of records that are on their way to the disk and not read here yet.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        roll_call: str = "",
        at: time | None = None,
        underway: Collection[str] = (),
    ) -> None:
        super().__init__(session, stage)
        self.roll_call = roll_call or self._roll_call()
        self.at = at
        self.underway = underway

    def _roll_call(self) -> str:
        calls = [seen.value for seen in self.session.all(RollCall)]
        runs = self.session.runs
        own = runs.get(self.stage.id)
        if own is not None and own.state is StageState.DONE:
            held = roll_call_of(self.session.stages, self.stage, calls)
            if held:
                return held
        running = {run.id for run in runs.values() if run.state is StageState.RUNNING}
        rows = (seen.value for seen in self.session.all(Attendance))
        return current_roll_call(calls, rows, running)

    @cached_property
    def offices(self) -> Mapping[str, Opd]:
        """Code → office, in official order."""
        return by_code(seen.value for seen in self.session.all(Opd))

    @cached_property
    def room(self) -> Room:
        """Who is here."""
        rows = (seen.value for seen in self.session.all(Attendance))
        return Room(
            (seen.value for seen in self.session.all(Participant)),
            [row for row in rows if row.roll_call == self.roll_call],
            self.at,
            [
                s.value
                for s in self.session.all(HeldCapacity)
                if s.value.roll_call == self.roll_call
            ],
        )

    @cached_property
    def held(self) -> Mapping[str, tuple[rules.Held, ...]]:
        """OPD → the roles that the SK gives it."""
        return rules.held_roles(self.spec.roles)

    @cached_property
    def rows(self) -> tuple[rules.OfficeRow, ...]:
        """One row for each OPD of the SK."""
        stances = [s for s in self.session.all(Stance) if s.value.stage == self.stage.id]
        room = self.room
        return rules.office_rows(
            self.held, stances, room.offices, self.offices, room.offices_with_a_say
        )

    def record_id(self, held: rules.Held) -> str:
        """The id of what an OPD says to a role."""
        return f"{self.stage.id}/{held.opd}/{held.slug}"

    @cached_property
    def others(self) -> tuple[Role, ...]:
        """Roles of those who are no OPD, such as the mayor."""
        return tuple(role for role in self.spec.roles if role.who)

    @cached_property
    def not_in_decree(self) -> tuple[str, ...]:
        """OPDs that are here although the SK does not name them.

        A bagian is a part of the secretariat: it is meant where that one is.
        """
        here = [opd for code, opd in self.offices.items() if code in self.room.offices]
        categories = {self.offices[code].category for code in self.held if code in self.offices}
        meant = PART if WHOLE in categories else ""
        return rules.not_in_decree(
            (opd.code for opd in here if not meant or opd.category != meant), self.held
        )

    @cached_property
    def guests(self) -> tuple[str, ...]:
        """Who else is here and not in the SK, by agency: no person's name on a projector.

        Head and deputy of the region are no guests: the SK is theirs, whatever it calls them.
        """
        city = city_of(self.session)
        people = (self.room.people[who] for who in self.room.here)
        agencies = (
            one.agency or one.post or "perorangan"
            for one in people
            if not one.opd
            and not is_of_city(one, city)
            and not rules.holds_a_role(one.post, one.agency, self.others)
        )
        return tuple(f"{agency} (tamu)" for agency in dict.fromkeys(agencies))

    def short(self, code: str) -> str:
        """The short name of an office."""
        office = self.offices.get(code)
        return (office.short or office.name) if office else code

    def speaker(self, code: str, *, whole: bool = False) -> str:
        """Who speaks for an office: `Kepala`, `Plt. Kepala`, `Kabid (wakil)`.

        Args:
            whole: the post in whole words, for documents; else in short.
        """
        person = self.room.speaker(code)
        if person is None:
            return ""
        row = self.room.row(person.id)
        capacity = row.presence.capacity if row and row.presence else None
        office = self.offices.get(person.opd)
        post = (plain_post if whole else short_post)(person.post, office) or person.name
        if person.opd != code and person.opd:
            post = f"{post} {self.short(person.opd)}"
        if person.id in self.room.representatives or capacity is Capacity.REPRESENTATIVE:
            return f"{post} (wakil)"
        if capacity in (None, Capacity.OFFICE_HOLDER) or post.startswith(str(capacity)):
            return post
        return f"{capacity} {post}"

    @cached_property
    def reading(self) -> Seen[Reading] | None:
        """What is recorded of the reading as a whole."""
        return self.session.get(Reading, self.stage.id)

    @cached_property
    def reader(self) -> str:
        """Who reads: recorded, else as the script plans it, unless that one is not here."""
        if self.reading and "reader" in self.reading.destroyed:
            return DESTROYED
        recorded = self.reading.value.reader if self.reading else None
        if recorded:
            return recorded.name
        return "" if self.is_away(self.stage.by) else self.stage.by

    @property
    def reader_away(self) -> str:
        """Who was to read by the plan and is not recorded as here, while nobody says who does."""
        recorded = self.reading.value.reader if self.reading else None
        destroyed = self.reading is not None and "reader" in self.reading.destroyed
        planned = self.stage.by
        return planned if not (recorded or destroyed) and self.is_away(planned) else ""

    def is_away(self, who: str) -> bool:
        """Whether the plan means somebody of the list who is not recorded as here."""
        return is_away(who, (self.room,), self.offices, city_of(self.session), self.at)

    @cached_property
    def clauses_read(self) -> Mapping[str, Seen[ClauseRead]]:
        """Clause → when it was read, as recorded."""
        found = (s for s in self.session.all(ClauseRead) if s.value.stage == self.stage.id)
        return {seen.value.clause: seen for seen in found}

    def read_at(self, clause: str) -> datetime | None:
        """When a clause was read; None: not yet."""
        seen = self.clauses_read.get(clause)
        return self.session.local(seen.value.at) if seen else None

    def said_at(self, seen: Seen[Note]) -> datetime | None:
        """When a note was said; if nobody recorded it, when it was typed."""
        if seen.value.said is not None:
            return self.session.local(seen.value.said)
        author = self.session.author(min(head.stamp for head in seen.heads["text"]))
        return author.at if author else None

    @cached_property
    def progress(self) -> Progress:
        """How far the reading is."""
        ids = [clause.id for clause in self.spec.clauses]
        return progress(ids, {clause: self.read_at(clause) for clause in ids})

    @cached_property
    def _talk(self) -> list[Seen[Note]]:
        labels = (Label.QUESTION, Label.ANSWER)
        return [note for note in self.session.all(Note) if note.value.label in labels]

    def asked(self, clause: str) -> tuple[Asked, ...]:
        """The questions that hang on a clause, with their answers."""
        return asked_about(self._talk, clause_place(self.stage.id, clause))

    def says_who(self, note: Note) -> bool:
        """Whether its sentence begins by saying whose words they are."""
        person = self.room.person(note.speaker)
        return says_who(note.sentence, names_of(note, person, self.offices))

    def who(self, note: Note) -> str:
        """Whose words a note holds: the speaker's post, else the offices."""
        person = self.room.person(note.speaker)
        if person is not None:
            return post_at(person, self.offices) or person.name
        return ", ".join(self.short(code) for code in note.opd)


def roll_call_of(stages: Sequence[Stage], stage: Stage, calls: list[RollCall]) -> str:
    """The roll call that held while this acara ran: the last one called before or with it.

    Empty if there was none that day: whoever asks then takes the current one.
    """
    place = {one.id: n for n, one in enumerate(stages)}
    here = place.get(stage.id, 0)
    days = {one.id: one.day for one in stages}
    before = [
        (place[call.stage], call.order, call.id)
        for call in calls
        if place.get(call.stage, here + 1) <= here and days[call.stage] == stage.day
    ]
    return max(before)[2] if before else ""
