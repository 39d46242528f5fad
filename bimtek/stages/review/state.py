"""One telaah as the session knows it now: chapters, remarks, who made them, what follows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.mentions import Known
from bimtek.hall.offices import Offices
from bimtek.hall.presence import people, same_person
from bimtek.hall.records import Note, Opd, Participant, StageState
from bimtek.stages import timed
from bimtek.stages.knowledge import topics_in
from bimtek.stages.review import rules
from bimtek.stages.review.records import ChapterRun, Remark
from bimtek.stages.review.script import ReviewScript
from bimtek.stages.state import RecordedStage
from bimtek.stages.whose_turn import whose_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bimtek.hall.notes import NoteContext
    from bimtek.journal.records import Seen
    from bimtek.stages.review.rules import ChapterState, Entry, Part

GUEST = "Tamu"
"""Who made a remark, where that is no office of the list: before the hall nobody has a name."""


class ReviewState(RecordedStage[ReviewScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    # -- chapters

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All chapters; what still ran when the acara was finished ended with it."""
        over_at = self.run.ended if self.run.state is StageState.DONE else None
        mine = (s for s in self.session.all(ChapterRun) if s.value.stage == self.stage.id)
        return rules.parts(self.spec.chapters, mine, over_at)

    @cached_property
    def running(self) -> Part | None:
        """The chapter that is being discussed."""
        return timed.running(self.parts)

    def part(self, chapter: str) -> Part | None:
        """A chapter by its id."""
        return next((one for one in self.parts if one.id == chapter), None)

    def number(self, chapter: str) -> int:
        """Its place, from 1; 0 of one that is gone."""
        return next((n for n, one in enumerate(self.parts, 1) if one.id == chapter), 0)

    def title(self, chapter: str) -> str:
        """What a chapter is called; one that is gone by its id."""
        part = self.part(chapter)
        return part.title if part else chapter

    def chapter_words(self, chapter: str) -> str:
        """With its book, as a list of tasks needs it: `Buku II, Bab 1 Pendahuluan`."""
        part = self.part(chapter)
        book = part.chapter.book if part else ""
        return f"{book}, {self.title(chapter)}" if book else self.title(chapter)

    def progress_of(self, part: Part) -> ChapterState:
        """How far a chapter is."""
        return rules.state_of(part, len(self.of(part.id)))

    def wrote(self, part: Part) -> str:
        """Who wrote a chapter: `Bappeda, Tenaga ahli`."""
        return ", ".join(filter(None, (self.names(part.chapter.opds), part.chapter.by)))

    # -- remarks

    @cached_property
    def everything(self) -> tuple[Entry, ...]:
        """All remarks that stand, as they were said."""
        mine = (s for s in self.session.all(Remark) if s.value.stage == self.stage.id)
        return rules.entries(mine)

    @cached_property
    def _by_chapter(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {one.id: [] for one in self.parts}
        for one in self.everything:
            found.setdefault(one.value.chapter, []).append(one)
        return {chapter: tuple(remarks) for chapter, remarks in found.items()}

    def of(self, chapter: str) -> tuple[Entry, ...]:
        """The remarks on one chapter."""
        return self._by_chapter.get(chapter, ())

    def entry(self, remark: str) -> Entry | None:
        """A remark by its id."""
        return next((one for one in self.everything if one.id == remark), None)

    def action(self, entry: Entry) -> Seen[Note] | None:
        """The tindak lanjut of a remark; also one that was taken back."""
        return self.session.get(Note, entry.id)

    def _standing_action(self, entry: Entry) -> Note | None:
        seen = self.action(entry)
        return seen.value if seen is not None and seen.withdrawn is None else None

    def due(self, entry: Entry) -> date | None:
        """By when it is mended: where somebody gave the tindak lanjut another day, by that."""
        action = self._standing_action(entry)
        return action.due if action else entry.value.due

    def lacks_its_action(self, entry: Entry) -> bool:
        """Whether a tindak lanjut is asked for and none stands, as two laptops may leave it."""
        wanted = rules.follow_up(entry.value, "")
        settled = not entry.closed and not entry.seen.conflicts
        return settled and wanted is not None and self._standing_action(entry) is None

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
    def _people(self) -> tuple[Mapping[str, str], Mapping[str, Participant]]:
        everybody = [seen.value for seen in self.session.all(Participant)]
        return same_person(everybody), people(everybody)

    def person(self, participant: str) -> Participant | None:
        """Somebody of the list, found by any of the ids that mean this person."""
        kept, everybody = self._people
        return everybody.get(kept.get(participant, participant))

    def who(self, entry: Entry) -> str:
        """Who made a remark, as the screens of the front and the minutes say it."""
        value = entry.value
        person = self.person(value.speaker) if value.speaker else None
        office = self.name(value.opd) if value.opd else person.agency if person else ""
        named = (person.name or person.post) if person else ""
        return f"{named} ({office})" if named and office else named or office

    def who_before_all(self, entry: Entry) -> str:
        """The same before the hall: offices, never a person."""
        value = entry.value
        if value.opd:
            return self.name(value.opd)
        person = self.person(value.speaker) if value.speaker else None
        return (person.agency or GUEST) if person else ""

    @cached_property
    def turn(self) -> NoteContext:
        """Whose words a line takes that names nobody: those of whoever has the turn."""
        return whose_turn(self.session)

    @property
    def at_turn(self) -> str:
        """Whose turn it is, in words; empty: nobody's."""
        if self.turn.opd:
            return self.name(self.turn.opd[0])
        person = self.person(self.turn.speaker) if self.turn.speaker else None
        return (person.name or person.post) if person else ""

    @cached_property
    def known(self) -> Known:
        """Whom and what a line may mention: offices, people, chapters."""
        everybody = (seen.value for seen in self.session.all(Participant))
        return Known(self.offices, everybody, topics_in(self.session), self.session.now().date())

    def margin(self, entry: Entry) -> str:
        """Initials of somebody else who recorded it last."""
        return self.session.initials_of_another([entry.seen])
