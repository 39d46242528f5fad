"""What was said, in the order it was said: who spoke, for which office, and what answered it.

Lines that were marked tertutup are left out with what answers them, and counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.questions import UNNAMED
from bimtek.hall.records import Label, Note
from bimtek.locale.dates import clock, medium_date
from bimtek.minutes.markdown import Md, escape, joined, prose, sentence
from bimtek.minutes.wording import UNSETTLED, Names, standing

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

    @property
    def note(self) -> Note:
        return self.seen.value

    def words(self, *, long: bool = True) -> Md:
        """What was said, as sentences: the kalimat notulen, else the words as they were typed.

        Several where nobody has chosen yet.

        Args:
            long: keep its lines; a cell of a table has room for one.
        """
        write = prose if long else escape
        field = "sentence" if self.note.sentence else "text"
        stop = "?" if self.note.label is Label.QUESTION else "."
        said = [write(sentence(text, stop)) for text in standing(self.seen, field)]
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
        recorded = session.all(Note)
        self._times = {seen.record: self._said(seen) for seen in recorded}
        ordered = sorted(recorded, key=lambda seen: self._times[seen.record])
        self._place = {seen.record: place for place, seen in enumerate(ordered)}
        self._answers: dict[str, list[Seen[Note]]] = {}
        for seen in ordered:
            if seen.value.answers in self._place:
                self._answers.setdefault(seen.value.answers, []).append(seen)
        closed = [seen.record for seen in ordered if is_closed(seen)]
        self._left_out = _with_answers(closed, self._answers)
        self._shown = [seen for seen in ordered if seen.record not in self._left_out]
        self.threads: tuple[Line, ...] = tuple(self._threads())
        """Every note once: what answers another stands within it."""

    @property
    def left_out(self) -> int:
        """Number of notes that are not in the minutes."""
        return len(self._left_out)

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
                reply.value.label is not Label.QUESTION
                for reply in self._answers.get(line.seen.record, ())
            )
        )

    def _said(self, seen: Seen[Note]) -> datetime:
        if seen.value.said is not None:
            return self._session.local(seen.value.said)
        first = min(head.stamp for heads in seen.heads.values() for head in heads)
        author = self._session.author(first)
        return author.at if author else datetime.min.replace(tzinfo=self._session.zone)

    def _threads(self) -> Iterator[Line]:
        shown = {seen.record: seen for seen in self._shown}
        opening = [seen for seen in self._shown if seen.value.answers not in shown]
        printed: set[str] = set()
        lines = []
        # Notes that answer each other in a circle open no thread; the earliest of them does.
        for seen in (*opening, *self._shown):
            if seen.record in printed:
                continue
            thread = _with_answers([seen.record], self._answers) - self._left_out - printed
            printed |= thread
            answers = (self._line(shown[note]) for note in thread - {seen.record})
            lines.append(self._line(seen)._replace(answers=self._sorted(answers)))
        yield from self._sorted(lines)

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
            any(is_closed(reply) for reply in self._answers.get(seen.record, ())),
            self.let_go.get(seen.record, ""),
        )
        return self.naming(line, seen.value.opd)

    def naming(self, line: Line, opds: Sequence[str]) -> Line:
        """The same line, naming these offices."""
        speaker = self._names.person(line.note.speaker)
        own = speaker.opd if speaker else ""
        return line._replace(
            offices=self._names.in_order(opds),
            others=self._names.in_order(code for code in opds if code != own),
        )


def is_closed(seen: Seen[Note]) -> bool:
    """Whether a note may not circulate; in doubt it may not."""
    if "closed" in seen.destroyed:
        return True
    return any(value for _, value in seen.values("closed"))


def _with_answers(notes: Iterable[str], answers: Mapping[str, list[Seen[Note]]]) -> set[str]:
    """Notes, what answers them, what answers that, and so on."""
    found = set(notes)
    waiting = list(found)
    while waiting:
        for reply in answers.get(waiting.pop(), ()):
            if reply.record not in found:
                found.add(reply.record)
                waiting.append(reply.record)
    return found


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
    said_by = lead(line)
    where = places.get(note.about) or places.get(f"pillar/{note.pillar}")
    pieces = [
        at if line.said.date() == day else f"{medium_date(line.said)} pukul {at}",
        "–",
        f"{said_by}:" if said_by else "",
        line.words(),
        f"({where})" if where else "",
        f"({line.let_go})" if line.let_go else "",
        "(Jawabannya tertutup dan tidak dimuat.)" if line.hidden_answer else "",
    ]
    # Lines of one note stay within its item, for readers of the plain text too.
    return Md(joined(*(piece for piece in pieces if piece), between=" ").replace("\n", "\n    "))


def lead(line: Line) -> str:
    """What stands before the words: who said it, or what it is."""
    label, others = line.note.label, ", ".join(line.others)
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
