"""One agenda as the session knows it now: what the screen, the projector and the minutes show."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.capacity import as_subject, spoken_of
from bimtek.hall.offices import by_code
from bimtek.hall.presence import people, same_person
from bimtek.hall.presence_records import Attendance
from bimtek.hall.questions import Asked, asked_in
from bimtek.hall.queue import breaks, speaking
from bimtek.hall.records import Note, Opd, Participant, StageRun, StageState, Turn
from bimtek.hall.roll_calls import day_of
from bimtek.hall.sentences import names_of, says_who
from bimtek.stages.briefing import rules
from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.briefing.script import BriefingScript
from bimtek.stages.sheet import city_of
from bimtek.stages.state import RecordedStage
from bimtek.stages.timed import running

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

from bimtek.journal.records import Seen


class BriefingState(RecordedStage[BriefingScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    @property
    def over(self) -> bool:
        """Whether nothing more comes of the acara."""
        return self.run.state in (StageState.DONE, StageState.SKIPPED)

    @cached_property
    def points(self) -> tuple[rules.Point, ...]:
        """The items; what still ran when the acara was finished ended with it."""
        over_at = self.run.ended if self.run.state is StageState.DONE else None
        return rules.agenda(self.spec.items, self.stage.id, self.session.all(AgendaRun), over_at)

    @cached_property
    def points_by_the_hall(self) -> tuple[rules.Point, ...]:
        """The items, each with the time at which it began by the hall's clock."""
        return tuple(point._replace(began=self.session.local(point.began)) for point in self.points)

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """Every roll call of the day on which the items are held."""
        rows = (seen.value for seen in self.session.all(Attendance))
        return tuple(row for row in rows if day_of(row.roll_call) == str(self.stage.day))

    @property
    def running(self) -> rules.Point | None:
        """The item that runs now."""
        return running(self.points)

    @property
    def turn(self) -> Seen[Turn] | None:
        """Who speaks now in this acara, by the speaking queue."""
        ends = breaks(seen.value for seen in self.session.all(StageRun))
        found = speaking(self.session.all(Turn), ends)
        return found if found and found.value.stage == self.stage.id else None

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The questions of the acara with their answers."""
        return asked_in(self.session.all(Note), self.stage.id)

    @cached_property
    def offices(self) -> Mapping[str, Opd]:
        """Every office by its code."""
        return by_code(seen.value for seen in self.session.all(Opd))

    @property
    def city(self) -> str:
        """The city as the session calls it: `Kota Blitar`."""
        return city_of(self.session)

    @property
    def everybody(self) -> tuple[Participant, ...]:
        """Everybody of the list, once."""
        return tuple(self._people[1].values())

    @cached_property
    def _people(self) -> tuple[Mapping[str, str], Mapping[str, Participant]]:
        everybody = [seen.value for seen in self.session.all(Participant)]
        return same_person(everybody), people(everybody)

    def speaker(self, note: Note, *, subject: bool = False) -> str:
        """Whose words a note holds, as the minutes say it; else the offices.

        Args:
            subject: a verb follows.
        """
        kept, everybody = self._people
        person = everybody.get(kept.get(note.speaker, note.speaker))
        if person is None:
            return ", ".join(self._short(code) for code in note.opd)
        return (as_subject if subject else spoken_of)(person, self.offices)

    def says_who(self, note: Note) -> bool:
        """Whether its sentence begins by saying whose words they are."""
        kept, everybody = self._people
        person = everybody.get(kept.get(note.speaker, note.speaker))
        return says_who(note.sentence, names_of(note, person, self.offices))

    def _short(self, code: str) -> str:
        office = self.offices.get(code)
        return (office.short or office.name) if office else code

    def said_at(self, seen: Seen[Note]) -> datetime | None:
        """When a note was said, by the hall's clock."""
        return self.session.local(seen.value.said)
