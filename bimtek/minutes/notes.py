"""What was said, in the order it was said: who spoke, for which office, and what answered it.

Lines that were marked tertutup are left out with what answers them, and counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.questions import UNNAMED, is_closed
from bimtek.hall.records import Label, Note
from bimtek.hall.sentences import names_of, says_who, sentence
from bimtek.locale.dates import clock, medium_date
from bimtek.minutes.markdown import Md, escape, joined, prose
from bimtek.minutes.wording import UNSETTLED, Names, standing
from bimtek.stages.edited import edited_notes, said_at

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session

SAID_BY = {
    Label.NOTE: "menyampaikan",
    Label.PROBLEM: "menyampaikan masalah",
    Label.QUESTION: "menanyakan",
    Label.ANSWER: "menjawab",
    Label.PROPOSAL: "mengusulkan",
}
"""What a speaker did; decisions and actions belong to the meeting, not to who spoke them."""


class Line(NamedTuple):
    """One note that may be printed, with the notes that answer it."""

    seen: Seen[Note]
    said: datetime
    speaker: str
    """Post with name, name with office, or nothing."""
    subject: str
    """The same before a verb."""
    offices: tuple[str, ...]
    """Offices that it names."""
    others: tuple[str, ...]
    """Those of them that are not the speaker's own."""
    hidden_answer: bool
    """An answer stands, but is tertutup."""
    let_go: str = ""
    """`dilepas (…)`, `ditunda`: what the hall said when it was read and not taken."""
    answers: tuple[Line, ...] = ()
    """All that answers it, and what answers that, in the order it was said."""
    joined: tuple[Line, ...] = ()
    """What is told as one with it."""
    says_who: bool = False
    """Its sentence begins by saying whose words they are."""

    @property
    def note(self) -> Note:
        return self.seen.value

    def words(self, *, long: bool = True) -> Md:
        """What was said, as sentences: the kalimat notulen, else the words as they were typed.

        Several where nobody has chosen yet.

        Args:
            long: keep its lines; a cell of a table has room for one.
        """
        told: list[str] = [self._own_words(long=long)]
        for one in self.joined:
            lead = said_by(one)
            told.append(f"{lead}:" if lead and lead != said_by(self) else "")
            told.append(one.words(long=long))
        return joined(*filter(None, told), between=" ")

    def _own_words(self, *, long: bool) -> Md:
        write = prose if long else escape
        field = "sentence" if self.note.sentence else "text"
        stop = "?" if self.note.label is Label.QUESTION else "."
        said = [
            write(sentence(text or self.note.text, stop)) for text in standing(self.seen, field)
        ]
        return said[0] if len(said) == 1 else joined(Md(" / ".join(said)), UNSETTLED, between=" ")


class Notes:
    """All notes of a session, sorted, threaded, without what may not circulate.

    Args:
        let_go: note → what the hall said to a result that it did not take.
    """

    def __init__(
        self, session: Session, names: Names, let_go: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.let_go = let_go
        self._session = session
        self._names = names
        self._edited = edited_notes(session)
        self._times = said_at(session)
        self._place = {seen.record: place for place, seen in enumerate(self._edited.ordered)}
        self._left_out = self._edited.with_answers(self._edited.closed)
        self._dropped = self._edited.dropped - self._left_out
        self._shown = {
            seen.record: seen
            for seen in self._edited.ordered
            if seen.record not in self._left_out | self._dropped | self._edited.heads.keys()
        }
        self.threads: tuple[Line, ...] = tuple(self._threads())
        """Every note once: what answers another stands within it."""

    @property
    def left_out(self) -> int:
        """Number of notes that are not in the minutes because they may not circulate."""
        return len(self._left_out)

    @property
    def dropped(self) -> int:
        """Number of notes that whoever edited the minutes left out."""
        return len(self._dropped)

    def of(self, stage: str, told: Collection[str] = ()) -> tuple[Line, ...]:
        """The threads of one acara, without those that its own part has told."""
        return tuple(
            line
            for line in self.threads
            if line.note.stage == stage and line.seen.record not in told
        )

    def said_in(self, stage: str) -> list[Note]:
        """All notes of one acara that are printed, wherever they stand in a thread."""
        threads = (line for line in self.threads if line.note.stage == stage)
        return [one.note for line in threads for one in (line, *line.answers)]

    def outside(self, stages: Collection[str]) -> tuple[Line, ...]:
        """The threads that belong to no acara of the script."""
        return tuple(line for line in self.threads if line.note.stage not in stages)

    def labelled(self, label: Label) -> tuple[Line, ...]:
        """All notes of one label, wherever they stand in a thread, in the order they were said."""
        return self._sorted(one for one in self.every if one.note.label is label)

    @property
    def every(self) -> Iterator[Line]:
        """All notes that are printed, wherever they stand in a thread."""
        return (one for line in self.threads for one in (line, *line.answers))

    def unanswered(self) -> tuple[Line, ...]:
        """Questions to which no answer stands."""
        return tuple(
            line
            for line in self.labelled(Label.QUESTION)
            if not any(
                reply.value.label is not Label.QUESTION for reply in self._replies(line.seen)
            )
        )

    def _replies(self, seen: Seen[Note]) -> Iterator[Seen[Note]]:
        """What answers a note, or what is told as one with it."""
        for one in (seen, *self._edited.joined(seen.record)):
            yield from self._edited.replies.get(one.record, ())

    def _threads(self) -> Iterator[Line]:
        for thread in self._edited.threads(self._shown):
            answers = tuple(self._line(seen) for seen in thread.answers)
            yield self._line(thread.opening)._replace(answers=answers)

    def _sorted(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(sorted(lines, key=lambda line: self._place[line.seen.record]))

    def _line(self, seen: Seen[Note]) -> Line:
        line = Line(
            seen,
            self._times[seen.record],
            self._names.speaker(seen.value.speaker),
            self._names.subject(seen.value.speaker),
            (),
            (),
            any(is_closed(reply) for reply in self._replies(seen)),
            self.let_go.get(seen.record, ""),
            joined=tuple(self._line(one) for one in self._edited.told_with(seen.record)),
            says_who=self._says_who(seen.value),
        )
        return self.naming(line, seen.value.opd)

    def _says_who(self, note: Note) -> bool:
        person = self._names.person(note.speaker)
        return says_who(note.sentence, names_of(note, person, self._names.offices))

    def naming(self, line: Line, opds: Sequence[str]) -> Line:
        """The same line, naming these offices."""
        speaker = self._names.person(line.note.speaker)
        own = speaker.opd if speaker else ""
        return line._replace(
            offices=self._names.in_order(opds),
            others=self._names.in_order(code for code in opds if code != own),
        )


def printed(lines: Sequence[Line], day: date | None, places: Mapping[str, str] | None = None) -> Md:
    """Notes as a list, answers under what they answer.

    Args:
        day: the day of the acara; notes of another day carry their date.
        places: in words, what notes hang on: `about` or `pillar/<id>` → `4.2 Kesehatan`.
    """
    found = []
    for line in lines:
        found.append(f"- {_printed(line, day, places or {})}")
        found += [f"  - {_printed(answer, day, places or {})}" for answer in line.answers]
    return Md("\n".join(found))


def _printed(line: Line, day: date | None, places: Mapping[str, str]) -> Md:
    note = line.note
    at = clock(line.said)
    who = said_by(line)
    where = places.get(note.about) or places.get(f"pillar/{note.pillar}")
    pieces = [
        at if line.said.date() == day else f"{medium_date(line.said)} pukul {at}",
        "–",
        f"{who}:" if who else "",
        line.words(),
        f"({where})" if where else "",
        f"({line.let_go})" if line.let_go else "",
        "(Jawabannya tertutup dan tidak dimuat.)" if line.hidden_answer else "",
    ]
    # Lines of one note stay within its item, for readers of the plain text too.
    return Md(joined(*(piece for piece in pieces if piece), between=" ").replace("\n", "\n    "))


def said_by(line: Line) -> str:
    """What stands before the words: who said it, or what it is."""
    label, others = line.note.label, ", ".join(line.others)
    if line.says_who and label in SAID_BY:
        return ""
    if line.speaker and label in SAID_BY:
        about = f" terkait {others}" if others else ""
        return f"{line.subject} {SAID_BY[label]}{about}"
    if label is Label.ACTION:
        by = f"oleh {in_charge(line)}" if in_charge(line) else ""
        due = f"tenggat {deadline(line.note.due)}" if line.note.due else ""
        return "Tindak lanjut" + (f" ({', '.join(filter(None, (by, due)))})" if by or due else "")
    if label is Label.DECISION:
        # whoever it names is concerned by it; it is the meeting that says it
        named = in_charge(line)
        return "Keputusan" + (f" ({named})" if named else "")
    offices = ", ".join(line.offices)
    if label is Label.NOTE and not offices:
        return ""
    if label is Label.ANSWER and not offices and not line.speaker:
        return f"{label.value.capitalize()} {UNNAMED}"
    word = label.value.capitalize() + (f" ({offices})" if offices else "")
    return f"{word}, disampaikan {line.speaker}" if line.speaker else word


def in_charge(line: Line) -> str:
    """Who has to act: the person that an action names with the own office, and other offices."""
    return "; ".join(filter(None, (line.speaker, ", ".join(line.others))))


def deadline(due: date | None) -> str:
    """A deadline in words, or nothing."""
    return medium_date(due) if due else ""
