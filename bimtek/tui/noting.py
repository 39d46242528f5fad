"""From a typed line to a recorded note. No widgets here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.notes import (
    NoteContext,
    Understood,
    idle_deadline,
    last_question,
    no_deadline,
    understand,
    without_offices,
)
from bimtek.hall.presence import Room
from bimtek.hall.queue import breaks, speaker_words, speaking
from bimtek.hall.records import Label, Note, Opd, Participant, StageRun, Turn
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.stages.knowledge import known_to, stage_of

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known
    from bimtek.session import Session
    from bimtek.tui.belonging import Belonging


class SentBack:
    """A line with a deadline that is none, or holds nobody, comes back once, to be looked at.

    Args:
        line: what was looked at before; sent as it is, it does not come back.
        new: its marks say what it is; of a recorded note that is edited the line does not tell it.
    """

    def __init__(self, line: str = "", *, new: bool = False) -> None:
        self._line = line
        self._new = new

    def why(self, line: str, said: Understood) -> str:
        """Why a line that is sent comes back; empty: it is recorded."""
        doubt = no_deadline(said) or (idle_deadline(said) if self._new else "")
        doubt = "" if line == self._line else doubt
        self._line = line if doubt else ""
        return doubt


class Noting:
    """Understands note lines of one session; learns anew when offices or people change."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._known: Known | None = None

    def forget(self, changed: frozenset[tuple[str, str]]) -> None:
        """Offices or people have changed: what is known is asked for again."""
        if any(kind in (Opd.kind, Participant.kind) for kind, _ in changed):
            self._known = None

    @property
    def known(self) -> Known:
        """Whom and what a note may mention."""
        return self.learn()

    def learn(self) -> Known:
        """The same; asked for while the hand still types, so that Enter need not wait for it."""
        today = self.session.now().date()
        if self._known is None or self._known.today != today:
            self._known = known_to(self.session)
        return self._known

    def of_whose_turn_it_is(self, context: NoteContext) -> NoteContext:
        """What a note belongs to while somebody has the turn: that one's words, on this row."""
        runs = (seen.value for seen in self.session.all(StageRun))
        seen = speaking(self.session.all(Turn), breaks(runs))
        if seen is None:
            return context._replace(row=context.prefix)
        turn = seen.value
        row = without_offices(context.prefix)
        taken = context._replace(
            opd=(turn.opd,) if turn.opd else (),
            speaker=turn.speaker if turn.speaker in self.known.people else "",
            turn=True,
            row=row,
        )
        return taken._replace(prefix=self._before(taken, self._called(turn)))

    def _before(self, context: NoteContext, who: str) -> str:
        """Whose turn it is, and the row unless that is another office's alone."""
        away = context.turn and context.not_of(context.opd, self.known)
        return " ".join(filter(None, (who, "" if away else context.row)))

    def _called(self, turn: Turn) -> str:
        room = Room(self.known.people.values(), ())
        return speaker_words(turn, room, self.known.offices.by_code)

    def whose(self, context: NoteContext) -> str:
        """Whose turn it was when a note was begun: `Dinkes, Kepala`; empty: nobody's."""
        if not context.turn:
            return ""
        return self._called(Turn("", opd=next(iter(context.opd), ""), speaker=context.speaker))

    def found_again(self, where: Belonging) -> Belonging:
        """What a draft belongs to, in words of today; who left the list since is not named."""
        context = where.context
        if context.speaker not in self.known.people:
            context = context._replace(speaker="")
        return where._replace(
            context=context._replace(prefix=self._before(context, self.whose(context)))
        )

    def understood(self, text: str, context: NoteContext) -> Understood:
        """What a line says here.

        Who asked the last question does not answer it, though the turn may still be theirs.
        """
        said = understand(text, context, self.known)
        if said.answers_last and (context.opd or context.speaker):
            asked = self.session.get(Note, last_question(self.session.all(Note)))
            if asked and _asked_it(asked.value, context):
                nobodys = context._replace(opd=(), speaker="", turn=False, prefix=context.row)
                return understand(text, nobodys, self.known)
        return said

    def answering(self, question: Note) -> NoteContext:
        """What an answer to a question belongs to: its row; whose turn it is, unless they asked."""
        here = NoteContext(about=question.about, pillar=question.pillar, firm=True)
        context = self.of_whose_turn_it_is(here)
        return here if _asked_it(question, context) else context

    def note(self, text: str, where: Belonging, answers: str = "") -> Change:
        """The change that records a line.

        Args:
            answers: the question it answers; empty: the last one, if the line says so.

        Raises:
            Refusal: for a line without words, or an answer without a question.
        """
        said = self.understood(text, where.context)
        values = said.values()
        if answers:
            values["label"] = Label.ANSWER
        elif said.answers_last:
            answers = last_question(self.session.all(Note))
            if not answers:
                raise Refusal(
                    "no-question", "Belum ada pertanyaan yang dijawab. Hapus tanda =, lalu Enter."
                )
        if answers:
            values["answers"] = answers
        return Note.new(**values, stage=where.stage, said=self.session.now())

    def read_again(self, seen: Seen[Note], text: str) -> Understood:
        """What an edited line says, where the note stands; it keeps a deadline that it had."""
        note = seen.value
        context = NoteContext(note.about, note.opd, note.pillar, note.speaker)
        said = self.understood(text, context)
        return said._replace(due=said.due or note.due)

    def edited(self, seen: Seen[Note], text: str) -> Change | None:
        """The change that an edited line makes; None if nothing changed.

        Where a kalimat notulen stands it is that sentence: the words as they were typed stay.
        """
        note = seen.value
        said = self.read_again(seen, text)
        values = said.values()
        if note.sentence:
            values["sentence"] = values.pop("text")
        if not said.marked:
            del values["label"]
        if said.off_row:
            values |= {"about": said.about, "pillar": said.pillar}
        changed = {name: value for name, value in values.items() if value != getattr(note, name)}
        return seen.change(**changed) if changed else None

    def moved(self, seen: Seen[Note], stage: str) -> list[Change]:
        """The changes that bring a note and what answers it to another acara.

        What hung on a row of the acara that it leaves hangs there no longer.
        """
        left = seen.value.stage
        thread = [seen, *self._answers_to(seen)]
        return [one.change(stage=stage, **self._loose(one.value)) for one in thread
                if one.value.stage == left]  # fmt: skip

    def _answers_to(self, seen: Seen[Note]) -> list[Seen[Note]]:
        return [one for one in self.session.all(Note) if one.value.answers == seen.record]

    def _loose(self, note: Note) -> dict[str, object]:
        """What a note no longer says once it leaves the acara on whose row it hung."""
        kind, _, record = note.about.partition("/")
        place = stage_of(self.session, kind, record) if note.about else None
        return {"about": "", "pillar": ""} if place and place.id == note.stage else {}


def _asked_it(question: Note, context: NoteContext) -> bool:
    return (question.opd, question.speaker) == (context.opd, context.speaker)
