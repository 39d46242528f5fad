"""One end of a day or session as the session knows it now."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.agreed import in_order, next_version, numbers, of_version
from bimtek.hall.agreement import Agreement, Correction, Verdict, WithoutQuorum
from bimtek.hall.before import EarlierAction, EarlierSession
from bimtek.hall.chair import called, leads_now
from bimtek.hall.copies import CopyState, copy_states
from bimtek.hall.counting import RollCount, roll_counts
from bimtek.hall.offices import by_code, is_part
from bimtek.hall.parking import Aside, asides
from bimtek.hall.presence import Room, current_roll_call, same_person
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.questions import as_heard
from bimtek.hall.records import Chair, Label, Note, Opd, Parked, Participant
from bimtek.hall.running import run_of
from bimtek.hall.session_records import FileCopy, SessionSheet
from bimtek.hall.sheet import quorum_asked
from bimtek.hall.talk_time import in_words
from bimtek.stages.asking import findings_of, reached_in
from bimtek.stages.closing import day, rules, tasks
from bimtek.stages.closing.records import Closing, Dissent, ReadBack
from bimtek.stages.closing.script import ClosingScript
from bimtek.stages.state import RecordedStage
from bimtek.stages.talking import talk_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.hall.agreed import InForce
    from bimtek.hall.missing import Finding
    from bimtek.journal.records import Seen
    from bimtek.script.model import Quorum, Stage

OWN, ROLL_CALL = "penutup", "presensi"
"""Kinds of acara that are not counted among what was reached."""


class ClosingState(RecordedStage[ClosingScript]):
    """What stands recorded; made anew after a change, so it never goes stale."""

    # -- what is read back

    @cached_property
    def items(self) -> tuple[rules.Item, ...]:
        """Decisions and actions, each with what the hall said to it; once agreed, as agreed."""
        shelf = self.session.as_agreed() or self.session
        return rules.items(shelf.all(Note), shelf.all(ReadBack), shelf.everything(Dissent))

    def item(self, note: str) -> rules.Item | None:
        """One of them."""
        return next((item for item in self.items if item.id == note), None)

    # -- the agreement

    @cached_property
    def standing(self) -> InForce | None:
        """The version that binds; None: nothing is agreed."""
        return self.session.agreement

    @cached_property
    def edition(self) -> str:
        """The version that binds, or the one that would be agreed next."""
        if self.standing is not None:
            return self.standing.version
        return next_version(seen.record for seen in self.session.all(Agreement))

    @cached_property
    def corrections(self) -> Mapping[str, tuple[tuple[str, Correction], ...]]:
        """Note → the ralats of this version that it has, by number."""
        found: dict[str, tuple[tuple[str, Correction], ...]] = {}
        for number, seen in of_version(self.session.all(Correction), self.edition):
            kind, _, note = seen.value.about.partition("/")
            if kind == Note.kind:
                found[note] = (*found.get(note, ()), (number, seen.value))
        return found

    @cached_property
    def earlier_corrections(self) -> tuple[tuple[str, Correction], ...]:
        """Number and ralat of the versions that were opened again."""
        numbered = self.session.all(Correction)
        given = numbers(numbered)
        return tuple(
            (given[seen.record], seen.value)
            for seen in in_order(numbered)
            if seen.value.edition != self.edition
        )

    @cached_property
    def unplaced(self) -> tuple[tuple[str, Correction], ...]:
        """Those of the version just before that were accepted, and of which no record tells.

        Whether they were carried out was asked once, before the next version.
        """
        versions = self.session.versions
        last = versions[-1].version if versions else ""
        return tuple(
            (number, one)
            for number, one in self.earlier_corrections
            if one.verdict is Verdict.ACCEPTED and not one.about and one.edition == last
        )

    @cached_property
    def sidik(self) -> str:
        """Of what was agreed, as people compare it; empty: nothing is."""
        return self.session.sidik_of(self.standing) if self.standing else ""

    @cached_property
    def late(self) -> int:
        """Records that came late, and on which no ralat has decided."""
        return len(self.session.late_records())

    @cached_property
    def unsettled(self) -> int:
        """Values that stand side by side in the whole session."""
        return sum(len(seen.conflicts) for seen in self.session.conflicts())

    @cached_property
    def chair(self) -> str:
        """Who leads the meeting now; empty: nobody was named."""
        leader = leads_now(self.session.all(Chair))
        return called(leader.value) if leader else ""

    @cached_property
    def offices_here(self) -> tuple[str, ...]:
        """Codes of the OPDs of which somebody is in the hall, in official order."""
        here = self._room.offices
        return tuple(c for c in self._offices if c in here and not is_part(self._offices, c))

    # -- the day

    @cached_property
    def closing(self) -> Seen[Closing] | None:
        """Who closed the day, when."""
        return self.session.get(Closing, self.stage.id)

    @cached_property
    def _offices(self) -> Mapping[str, Opd]:
        return by_code(seen.value for seen in self.session.all(Opd))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Code of an office → its short name, in official order."""
        return {code: opd.short or opd.name or code for code, opd in self._offices.items()}

    @cached_property
    def day(self) -> day.Day:
        """What was reached today."""
        runs = self.session.runs
        mine = [one for one in self.session.stages if one.day == self.stage.day]
        ids = {one.id for one in mine}
        held = tuple(
            day.Held(one.title, run_of(runs, one.id).state, self._reached(one))
            for one in mine
            if one.kind != OWN
        )
        said = [item for item in self.items if item.note.value.stage in ids and not item.is_let_go]
        return day.Day(
            self.stage.day,
            held,
            self._calls,
            sum(item.label is Label.DECISION for item in said),
            sum(item.label is Label.ACTION for item in said),
            day.following_day(self.session.stages, self.stage.day, runs),
        )

    def _reached(self, stage: Stage) -> str:
        """Roll calls are told by themselves; an agenda is over when its acara is."""
        counts = stage.kind not in (ROLL_CALL, "paparan")
        return reached_in(self.session, stage) if counts else ""

    @cached_property
    def _calls(self) -> tuple[RollCount, ...]:
        calls = (seen.value for seen in self.session.all(RollCall))
        rows = (seen.value for seen in self.session.all(Attendance))
        return roll_counts(calls, rows, self._everybody, self.stage.day)

    @cached_property
    def talk(self) -> str:
        """Who spoke how long today, in words; a day that was closed keeps its date."""
        closed = self.closing.value.closed if self.closing else None
        at = self.session.local(closed.at) if closed else self.session.now()
        return in_words(talk_on(self.session, at.date()), self.names)

    @cached_property
    def _everybody(self) -> list[Participant]:
        return [seen.value for seen in self.session.all(Participant)]

    @cached_property
    def here(self) -> int:
        """OPDs of which somebody is here, in the hall or by network."""
        return sum(not is_part(self._offices, code) for code in self._room.offices)

    @cached_property
    def in_hall(self) -> int:
        """Of these, of how many somebody is in the hall itself."""
        return sum(not is_part(self._offices, code) for code in self._room.in_hall.offices)

    @cached_property
    def quorum(self) -> Quorum | None:
        """How many OPDs the roll call of now asks for; None: it asks for none."""
        sheet, call = self.session.get(SessionSheet, "1"), self._roll_call
        stages = (one for one in self.session.stages if call and one.id == call.stage)
        sheet_now = sheet.value if sheet else None
        return quorum_asked(sheet_now, self.session.script.quorum, next(stages, None))

    @property
    def without_quorum(self) -> WithoutQuorum | None:
        """How far the quorum is missed now; None: it is not, or none is asked."""
        if self.quorum is None:
            return None
        here = self.in_hall if self.quorum.in_hall else self.here
        if here >= self.quorum.opds:
            return None
        return WithoutQuorum(here, self.quorum.opds, self.quorum.in_hall)

    @cached_property
    def _roll_call(self) -> RollCall | None:
        """The roll call of now."""
        calls = {seen.record: seen.value for seen in self.session.all(RollCall)}
        rows = (seen.value for seen in self.session.all(Attendance))
        return calls.get(current_roll_call(calls.values(), rows))

    @cached_property
    def _room(self) -> Room:
        rows = (seen.value for seen in self.session.all(Attendance))
        current = self._roll_call.id if self._roll_call else ""
        return Room(self._everybody, [row for row in rows if row.roll_call == current])

    def absent(self, opd: str) -> bool:
        """Whether an OPD is missed in the hall now."""
        return self._room.misses(opd)

    # -- tonight

    @cached_property
    def tonight(self) -> tuple[tasks.OfficeTasks, ...]:
        """What every office owes until tomorrow."""
        kept = same_person(self._everybody)
        own = {one.id: one.opd for one in self._everybody}
        seats = {one.id: own.get(kept[one.id], "") for one in self._everybody}
        found = [
            *tasks.of_findings(self._findings(), tasks.Offices(self.names, seats)),
            *tasks.of_notes(
                [as_heard(seen) for seen in self.session.all(Note)],
                self._room.offices,
                seats,
                rules.dropped(self.items),
            ),
            *tasks.of_earlier(
                (seen.value for seen in self.session.all(EarlierAction)),
                {seen.record: seen.value.name for seen in self.session.all(EarlierSession)},
            ),
        ]
        return tasks.by_office(found, self.names)

    def _findings(self) -> list[Finding]:
        stages = [one for one in self.session.stages if one.kind != OWN]
        return [finding for one in stages for finding in findings_of(self.session, one)]

    @cached_property
    def parked(self) -> tuple[Aside, ...]:
        """What was set aside and waits to be brought back."""
        return asides(self.session.all(Note), self.session.all(Parked))

    @cached_property
    def copies(self) -> list[CopyState]:
        """The newest copy of each place."""
        made = (seen.value for seen in self.session.all(FileCopy))
        return copy_states(made, self.session.file.count())
