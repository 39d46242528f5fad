"""The note line: what a typed line says, to whom it belongs, and how that is shown back.

A word that begins with `@` or `#` is a mention if it names an office, a person, a pillar or a row;
`! ? > * + =` stand alone at one end of the line, or right before its first word (`?kapan`; `>80%`
is a number); `~` hides it as every sentence; a last word that ends in `?` asks; `^14/7` is a
deadline; `#-` takes the note off the row under the cursor, as the words of another office do from
a row that is one office's alone; a backslash before any of them makes it text. Marks at the ends
go, mentions inside a sentence stay as words of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall import confidence
from bimtek.hall.confidence import CLOSED_MARK as CLOSED
from bimtek.hall.confidence import TAIL
from bimtek.hall.mentions import Known, Topic
from bimtek.hall.records import Label, Note, Participant
from bimtek.locale.cleaning import typed_text
from bimtek.locale.dates import DateError, medium_date, parse_deadline, short_date

if TYPE_CHECKING:
    from bimtek.journal.records import Seen

LABELS = {
    "!": Label.PROBLEM, "?": Label.QUESTION, ">": Label.ACTION, "*": Label.DECISION,
    "+": Label.PROPOSAL,
}  # fmt: skip
ANSWER = "="
NO_ROW = "#-"
MARKS = "@#!?>=~^*+"

_APART = frozenset("@#^")
"""Marks that stand right before a word."""
_PRICE = re.compile(r"\d|rp", re.IGNORECASE)
"""`3 unit @ 5 juta` mentions nobody."""
_ESCAPED = re.compile(rf"\\+[{re.escape(MARKS)}]")
_WORD = re.compile(r"\S+")
_BEFORE_A_WORD = re.compile(r"[!?>*+=](?=[^\W\d_]|[@#])")
_JOINTS = ",;:–—-"
_LEANING = frozenset(
    ("antara", "atas", "atau", "bagi", "bersama", "dan", "dari", "dengan", "dg", "dgn", "di",
     "hingga", "ke", "kepada", "melalui", "mulai", "oleh", "pada", "para", "per", "s.d.",
     "sampai", "sebelum", "sejak", "serta", "sesudah", "setelah", "soal", "tentang", "terhadap",
     "untuk", "utk", "via")
)  # fmt: skip
"""Words that need the one behind them."""
_BEFORE_A_DAY = frozenset(("hari", "lambat", "tanggal", "tgl"))
"""Words that need a day behind them; `tuntas tiga hari @bappeda` is whole without its office."""
_JOINING = frozenset(("&", "atau", "bersama", "dan", "dengan", "serta", "termasuk"))
"""Words that need the one before them."""

WHOSE = "siapa? @opd"
"""Stands beside a question or an answer of nobody: how it is said whose it is."""


class NoteContext(NamedTuple):
    """What a note takes over where its line says nothing else."""

    about: str = ""
    """`kind/record` of the row or clause under the cursor."""
    opd: tuple[str, ...] = ()
    """Codes of the offices whose turn or row it is."""
    pillar: str = ""
    speaker: str = ""
    """Participant whose turn it is."""
    prefix: str = ""
    """Stands before the line: `KEDUA`, `@dinkes #4.2.1`."""
    turn: bool = False
    """Offices and speaker are those whose turn it is, not those of the row."""
    row: str = ""
    """What of the prefix names the row alone: `KEDUA`, `@dinkes #4.2.1`."""
    title: str = ""
    """Stands before all that: the acara, where it is out of sight."""
    firm: bool = False
    """It hangs there whoever speaks: an answer on the row of its question."""

    def without_row(self) -> NoteContext:
        """Only what does not come from the row under the cursor."""
        return NoteContext(opd=self.opd, speaker=self.speaker) if self.turn else NoteContext()

    def of_nobody(self) -> NoteContext:
        """The meeting decides: whoever has the turn while it does is not thereby concerned."""
        return self._replace(opd=(), speaker="")

    def not_of(self, offices: Collection[str], known: Known) -> bool:
        """Whether the row is one office's alone, and none of these is that one."""
        owner = "" if self.firm else known.owner(self.about)
        return bool(owner) and owner not in offices

    @property
    def before(self) -> str:
        """All that stands before an empty line."""
        return _joined(self.title, self.prefix)

    def still_before(self, said: Understood) -> str:
        """What of the words before a line is true of it: whose it is, and its row."""
        row = self.row if self.turn else without_offices(self.prefix)
        who = self.prefix.removesuffix(row).rstrip()
        takes = (said.opd, said.speaker) == (self.opd, self.speaker)
        hangs = said.about == self.about and not said.off_row
        return _joined(self.title, who if takes else "", row if hangs else "")


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def without_offices(row: str) -> str:
    """`#4.2.1` of `@dinkes #4.2.1`; other words stay as they are."""
    return " ".join(word for word in row.split(" ") if not word.startswith("@"))


class Stray(NamedTuple):
    """A word that looks like a mention or a deadline, and stays text."""

    word: str
    start: int
    """Where it begins in the line."""
    why: str
    """`Dinkes, Dinsos?` · `mungkin Dinkes` · `tidak dikenal` · `3 orang` · `bukan tanggal` · \
`tanpa spasi: @dinkes`."""


class Understood(NamedTuple):
    """What a line says, and what it takes over from its place."""

    text: str
    label: Label = Label.NOTE
    marked: bool = False
    """A mark says what it is, not only its last word."""
    opd: tuple[str, ...] = ()
    speaker: str = ""
    pillar: str = ""
    about: str = ""
    due: date | None = None
    closed: bool = False
    answers_last: bool = False
    """It answers the last question."""
    off_row: bool = False
    """It hangs on no row, though the cursor stands on one."""
    unknown: tuple[Stray, ...] = ()
    shown: str = ""
    """What stands beside the line: `? pertanyaan · Dinkes · SL.2.1 · s.d. 14 Jul`."""

    def values(self) -> dict[str, object]:
        """The fields of a `Note` that it sets; what it does not say is left out."""
        said = {
            "label": self.label,
            "opd": self.opd,
            "speaker": self.speaker,
            "pillar": self.pillar,
            "about": self.about,
            "due": self.due,
            "closed": self.closed,
        }
        return {"text": self.text} | {name: value for name, value in said.items() if value}


def understand(text: str, context: NoteContext, known: Known) -> Understood:
    """What a typed line means; never refuses, what is not understood stays text."""
    line = _Line(typed_text(text), known)
    line.read()
    return line.understood(context)


def no_deadline(said: Understood) -> str:
    """What is told before a line with a deadline that is none is recorded; empty: it has none."""
    wrong = next((stray for stray in said.unknown if stray.word[0] == "^"), None)
    if wrong is None:
        return ""
    without = "apa adanya" if said.due else "tanpa tenggat"
    return f"‘{wrong.word}’ {wrong.why}. Betulkan; Enter sekali lagi mencatat {without}."


def idle_deadline(said: Understood) -> str:
    """What is told before a plain note with a deadline is recorded; empty: it has none.

    Nobody is held to the deadline of what is only told.
    """
    if said.due is None or said.label is not Label.NOTE:
        return ""
    return (
        "Catatan biasa tidak punya tenggat: > di depannya menjadikannya tindak lanjut. "
        "Enter sekali lagi mencatat apa adanya."
    )


def nobody_mentioned(said: Understood, correct: str = "Shift+F2, Enter") -> str:
    """What is told of a recorded mention that names nobody; empty: there is none.

    Args:
        correct: the keys that lead to the recorded note.
    """
    names = [stray for stray in said.unknown if stray.word[0] != "^"]
    if not names:
        return ""
    more = f", dan {len(names) - 1} lagi" if names[1:] else ""
    words = f"‘{names[0].word}’ tetap teks ({names[0].why}){more}"
    return f"Tercatat; {words}. Betulkan: {correct}."


def escaped(text: str, known: Known) -> str:
    """A recorded text as a line that is understood as exactly this text.

    What looks like a mention or a deadline and is none stands as it was typed: it can be corrected.
    """
    line = _Line(text, known)
    line.read()
    as_typed = {stray.start for stray in line.strays}

    def guarded(match: re.Match[str]) -> str:
        word = confidence.guarded(match[0])
        if match.start() in as_typed:
            return word
        return f"\\{word}" if word[0] in MARKS or _ESCAPED.match(word) else word

    return _WORD.sub(guarded, text)


def paste_lines(text: str) -> list[str]:
    """The lines of a paste that would each become a note; empty ones are none."""
    return [line.strip() for line in typed_text(text).split("\n") if line.strip()]


def last_question(notes: Iterable[Seen[Note]]) -> str:
    """Id of the question that was asked last, or nothing; `=` answers it."""
    asked = [seen for seen in notes if seen.value.label is Label.QUESTION]
    # A question of another laptop may arrive later than it was said.
    at = [(str(seen.value.said or ""), place) for place, seen in enumerate(asked)]
    return asked[max(at)[1]].record if asked else ""


class _Word:
    """One word of the line, with the space before it."""

    def __init__(self, space: str, typed: str, start: int) -> None:
        self.space = space
        self.typed = typed
        self.start = start
        self.said = typed
        """As it stands in the text."""
        self.sets = False
        """It was understood, and goes where it stands at an end."""

    @property
    def asks(self) -> bool:
        """Whether a sentence that ends with it is a question."""
        return len(self.typed) > 1 and self.typed[0] != "\\" and self.said.endswith("?")


class _Line:
    """A line while it is read."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.words: list[_Word] = []
        self.label: Label | None = None
        self.offices: dict[str, None] = {}
        self.person: Participant | None = None
        self.topic: Topic | None = None
        self.due: date | None = None
        self.closed = False
        self.answers = False
        self.off_row = False
        self.strays: list[Stray] = []

    def read(self) -> None:
        end = 0
        for match in _WORD.finditer(self.text):
            self.words.append(_Word(self.text[end : match.start()], match[0], match.start()))
            end = match.end()
        self._closes()
        self._begins()
        for word, after in zip_longest(self.words, self.words[1:]):
            self._mention(word)
            if after is not None and word.typed in _APART:
                self._apart(word, after.typed.rstrip(TAIL))
        self._ends()
        self.words = [word for word in self.words if word.typed]

    def _closes(self) -> None:
        """Take off what says that the line was told in confidence."""
        read = confidence.unmarked([word.typed for word in self.words])
        for word, one in zip(self.words, read, strict=True):
            self.closed = self.closed or one.closed
            if one.closed and word.typed.startswith(CLOSED):
                word.start += len(word.typed) - len(word.typed.lstrip(CLOSED))
            word.typed = word.said = one.word

    def _begins(self) -> None:
        """A mark right before the first word is one of its own, as many type it."""
        words = enumerate(self.words)
        found = (at for at, word in words if word.typed and word.typed[0] not in _APART)
        if (at := next(found, None)) is None:
            return
        first = self.words[at]
        if _BEFORE_A_WORD.match(first.typed):
            rest = _Word("", first.typed[1:], first.start + 1)
            self.words[at : at + 1] = [_Word(first.space, first.typed[0], first.start), rest]

    def _mention(self, word: _Word) -> None:
        """Understand a word by its first character."""
        typed = word.typed
        if typed[:1] == "\\" and _ESCAPED.match(typed):
            word.said = typed[1:]
        elif typed == NO_ROW:
            word.typed = word.said = ""
            self.off_row = True
        elif len(typed) > 1 and typed[0] in "@#":
            name = typed[1:].rstrip(TAIL)
            if not self._names(word, name, typed[1 + len(name) :]):
                self._stray(word, self._doubt(name))
        elif len(typed) > 1 and typed[0] == "^":
            bare = typed[1:].rstrip(TAIL)
            if (day := self._deadline(bare)) is None:
                self._stray(word, "bukan tanggal")
                return
            word.said, word.sets = medium_date(day) + typed[1 + len(bare) :], self.due is None
            self.due = self.due or day

    def _apart(self, word: _Word, name: str) -> None:
        """A mark and its word with a space between them stay text; what was meant is told."""
        if not name or name[0] in MARKS or (word.typed == "@" and _PRICE.match(name)):
            return
        if word.typed == "^":
            doubt = "" if self._deadline(name) else "bukan tanggal"
        else:
            named = self.known.topic(name) or self.known.offices.find(name)
            doubt = "" if named else self._doubt(name)
        why = doubt or f"tanpa spasi: {word.typed}{name}"
        self.strays.append(Stray(f"{word.typed} {name}", word.start, why))

    def _deadline(self, name: str) -> date | None:
        try:
            return parse_deadline(name, self.known.today)
        except DateError:
            return None

    def _names(self, word: _Word, name: str, tail: str) -> bool:
        """Whether the name is known; then the word says it without its mark."""
        topic = self.known.topic(name)
        if word.typed[0] == "#" and topic:
            self._on(topic, word, name, tail)
        elif office := self.known.offices.find(name):
            self.offices[office.code] = None
            word.said, word.sets = self.known.offices.name(office.code) + tail, True
        elif len(people := self.known.called(name)) == 1:
            # A note has one speaker; who else is named stays a word of the sentence.
            word.said, word.sets = people[0].name + tail, self.person in (None, people[0])
            self.person = self.person or people[0]
        elif topic:
            self._on(topic, word, name, tail)
        else:
            return False
        return True

    def _on(self, topic: Topic, word: _Word, name: str, tail: str) -> None:
        word.said, word.sets = name + tail, self.topic in (None, topic)
        self.topic = self.topic or topic

    def _doubt(self, name: str) -> str:
        if several := len(self.known.called(name)):
            return f"{several} orang"
        if near := self.known.beginning(name):
            return f"{', '.join(near[:3])}?"
        meant = self.known.nearest(name)
        return f"mungkin {meant}" if meant else "tidak dikenal"

    def _stray(self, word: _Word, why: str) -> None:
        self.strays.append(Stray(word.typed, word.start, why))

    def _ends(self) -> None:
        """Take off what stands at both ends and is no part of the sentence."""
        before = len(self.words)
        while self.words and not self._is_subject() and self._goes(self.words[0]):
            del self.words[0]
        if len(self.words) < before and self.words and not self.words[0].said.strip(_JOINTS):
            del self.words[0]
        before = len(self.words)
        while self.words and not self._leans() and self._goes(self.words[-1]):
            del self.words[-1]
        if len(self.words) < before and self.words:
            self.words[-1].said = self.words[-1].said.rstrip(_JOINTS)

    def _label(self) -> Label:
        """What a mark says; without one `… sudah ada?` is a question."""
        if self.label is not None:
            return self.label
        if self.answers:
            return Label.ANSWER
        last = self.words[-1] if self.words else None
        return Label.QUESTION if last and last.asks else Label.NOTE

    def _goes(self, word: _Word) -> bool:
        if not word.typed:
            return True
        if word.typed == ANSWER and not self.answers:
            self.answers = True
        elif word.typed in LABELS and self.label is None:
            self.label = LABELS[word.typed]
        else:
            return word.sets
        return True

    def _is_subject(self) -> bool:
        """`@dinkes dan @rsmw siap` needs its first word."""
        first, *rest = self.words
        return first.sets and bool(rest) and rest[0].typed.casefold() in _JOINING

    def _leans(self) -> bool:
        """`koordinasi dengan @dishub` needs its last word."""
        *rest, last = self.words
        if not last.sets or not rest:
            return False
        before = rest[-1].typed.casefold()
        return before in _LEANING or (last.typed[:1] == "^" and before in _BEFORE_A_DAY)

    def understood(self, context: NoteContext) -> Understood:
        context = context.without_row() if self.off_row else context
        about, pillar = self._place(context, self._opd(context))
        label = self._label()
        whose = context.of_nobody() if label is Label.DECISION and context.turn else context
        opd = self._opd(whose)
        note = Understood(
            text="".join(word.space + word.said for word in self.words).strip(),
            label=label,
            marked=self.label is not None or self.answers,
            opd=opd,
            speaker=self._speaker(whose, opd),
            pillar=pillar,
            about=about,
            due=self.due,
            closed=self.closed,
            answers_last=self.answers,
            off_row=self.topic is None and (self.off_row or bool(context.about and not about)),
            unknown=tuple(self.strays),
        )
        return note._replace(shown=" · ".join(filter(None, self._told(note, context))))

    def _opd(self, context: NoteContext) -> tuple[str, ...]:
        if self.offices:
            return tuple(self.offices)
        if self.person:
            return (self.person.opd,) if self.person.opd else ()
        if any(stray.word[0] == "@" for stray in self.strays):
            return ()  # somebody was named, only wrongly: not the office of the row
        return context.opd

    def _speaker(self, context: NoteContext, opd: tuple[str, ...]) -> str:
        """Who is named; else whose turn it is, unless the line speaks of other offices."""
        if self.person:
            return self.person.id
        turn = self.known.people.get(context.speaker)
        if self.offices and turn and turn.opd not in opd:
            return ""
        return context.speaker

    def _place(self, context: NoteContext, opd: tuple[str, ...]) -> tuple[str, str]:
        if self.topic is None:
            named = bool(self.offices or self.person)
            leaves = (named or context.turn) and context.not_of(opd, self.known)
            return "" if leaves else context.about, context.pillar
        own = (self.topic.of[code] for code in self.offices if code in self.topic.of)
        return next(own, self.topic.about), self.topic.pillar

    def _told(self, note: Understood, context: NoteContext) -> Iterator[str]:
        """The parts of what stands beside the line; what may be cut stands last."""
        mark = next((mark for mark, label in LABELS.items() if label is note.label), "")
        if note.label is Label.ANSWER:
            yield f"{ANSWER} jawaban atas pertanyaan terakhir"
        else:
            yield f"{mark} {note.label.value}".strip()
            if note.answers_last:
                yield f"{ANSWER} menjawab pertanyaan terakhir"
        if note.closed:
            yield f"{CLOSED} tertutup"
        for stray in note.unknown:
            yield f"‘{stray.word}’ {stray.why}"
        offices = ", ".join(self.known.offices.name(code) for code in note.opd)
        nobody = note.label in (Label.QUESTION, Label.ANSWER) and not note.speaker
        yield offices or (WHOSE if nobody else "")
        if speaker := self.known.people.get(note.speaker):
            yield speaker.name or speaker.post
        row = context.row if context.turn else context.prefix
        place = row if note.about and note.about == context.about else ""
        if note.off_row:
            yield "tanpa baris"
        yield self.known.place(note.about, "") or place or self.known.place("", note.pillar)
        if note.due:
            year = f" {note.due.year}" if note.due.year != self.known.today.year else ""
            yield f"s.d. {short_date(note.due)}{year}"
