"""Tonight's tasks, office by office, gathered from what every acara says is missing. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import EarlierAction, in_order
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.questions import answered, waits
from bimtek.hall.records import Label, Note, Opd, Participant
from bimtek.locale.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 60
_OFFICES = re.compile(r":?\s*(?:(?: dan )?\d+ (?:OPD|kantor|kel\./bag\.))+\s*")
"""How many offices, in the words of `bimtek.hall.offices.counted`."""
_NUMBER = re.compile(r"^\d+\s+|:\s*\d+$")
_LAST_NUMBER = re.compile(r"\s(\d+)$")


class Task(NamedTuple):
    """What one office owes."""

    opd: str
    what: str
    """`jawaban belum diisi`, `tindak lanjut s.d. 14 Jul: kirim data`."""
    number: int
    kind: str
    record: str
    """Where it is done."""
    plain: str = ""
    """What it is without the words that somebody typed; empty: `what` holds none."""

    @property
    def sort(self) -> str:
        """`tindak lanjut`, `jawaban belum diisi`: may be kept where words can be destroyed."""
        return self.plain or self.what

    @property
    def words(self) -> str:
        return f"{self.number} {self.what}" if self.number > 1 else self.what


class OfficeTasks(NamedTuple):
    """All that one office owes."""

    opd: str
    name: str
    tasks: tuple[Task, ...]

    @property
    def number(self) -> int:
        return sum(task.number for task in self.tasks)

    @property
    def sorts(self) -> dict[str, int]:
        """How many of each sort."""
        counts: Counter[str] = Counter()
        for task in self.tasks:
            counts[task.sort] += task.number
        return dict(counts)

    @property
    def words(self) -> str:
        if len(self.tasks) == 1:
            return self.tasks[0].what  # how many stands beside it
        return " · ".join(task.words for task in self.tasks)


class Offices(NamedTuple):
    """How to find the office that a record belongs to."""

    names: Mapping[str, str]
    """Code → short name, in official order."""
    seats: Mapping[str, str]
    """Participant → code."""

    def of(self, spot: Spot) -> str:
        """By the record's own parts; else by the name with which the spot begins."""
        if spot.kind == Participant.kind:
            return self.seats.get(spot.record, "")
        if spot.kind == Opd.kind:
            return spot.record if spot.record in self.names else ""
        parts = (part for part in reversed(spot.record.split("/")) if part in self.names)
        called = (code for code, name in self.names.items() if _begins(spot.text, name))
        return next(parts, "") or next(called, "")


def _begins(text: str, name: str) -> bool:
    return bool(name) and (text == name or text.startswith((f"{name} ", f"{name}:")))


def of_findings(findings: Iterable[Finding], offices: Offices) -> Iterator[Task]:
    """What may wait until tonight, as tasks of the offices that it names."""
    for finding in findings:
        if finding.weight is not Weight.TONIGHT:
            continue
        what = _what(finding.text)
        for spot in finding.spots or (Spot(finding.detail, finding.kind, finding.record),):
            if opd := offices.of(spot):
                number = _LAST_NUMBER.search(spot.text)
                yield Task(opd, what, int(number[1]) if number else 1, spot.kind, spot.record)


def _what(text: str) -> str:
    """`38 jawaban belum diisi: 17 OPD` → `jawaban belum diisi`."""
    return _NUMBER.sub("", _OFFICES.sub(": ", text).strip(" :")).strip()


def of_notes(
    notes: Sequence[Note], here: Collection[str], seats: Mapping[str, str], dropped: Collection[str]
) -> Iterator[Task]:
    """Actions with a deadline, and questions to offices of which nobody was here to answer.

    Args:
        here: codes of the offices of which somebody is in the hall.
        dropped: actions that the hall let go when they were read.
    """
    said_to = answered(notes)
    for note in notes:
        if note.closed:
            continue
        if note.label is Label.ACTION and note.due and note.id not in dropped:
            own = seats.get(note.speaker, "")
            what = f"tindak lanjut s.d. {short_date(note.due)}: {_short(note)}"
            for opd in dict.fromkeys((*note.opd, *([own] if own else []))):
                yield Task(opd, what, 1, Note.kind, note.id, "tindak lanjut")
        elif waits(note, said_to):
            for opd in note.opd:
                if opd not in here:
                    words = f"jawab: {_short(note)}"
                    yield Task(opd, words, 1, Note.kind, note.id, "pertanyaan untuk dijawab")


def of_earlier(actions: Iterable[EarlierAction], names: Mapping[str, str]) -> Iterator[Task]:
    """Actions of earlier tahap that are still open: they go on.

    Args:
        names: earlier session → what it is called.
    """
    for action in in_order(actions):
        if not action.is_open:
            continue
        due = f" s.d. {short_date(action.deadline)}" if action.deadline else ""
        what = f"tindak lanjut {names.get(action.session, 'tahap sebelumnya')}{due}: "
        for opd in action.opd:
            words = what + _cut(action.text)
            sort = "tindak lanjut tahap sebelumnya"
            yield Task(opd, words, 1, EarlierAction.kind, action.id, sort)


def _short(note: Note) -> str:
    return _cut(note.printed)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def by_office(tasks: Iterable[Task], names: Mapping[str, str]) -> tuple[OfficeTasks, ...]:
    """Whoever owes most first; equal ones in official order."""
    found: dict[str, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.opd, []).append(task)
    order = {code: place for place, code in enumerate(names)}
    offices = [
        OfficeTasks(code, names.get(code, code), tuple(mine)) for code, mine in found.items()
    ]
    return tuple(
        sorted(offices, key=lambda one: (-one.number, order.get(one.opd, len(order)), one.opd))
    )


def given_words(
    tasks: Mapping[str, Mapping[str, int]], names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Offices and what they were given, those with the same tasks together, in official order.

    Args:
        tasks: code → sort → how many.
        names: code → short name, in official order.
    """
    found: dict[str, list[str]] = {}
    for code in (*names, *(code for code in tasks if code not in names)):
        if mine := tasks.get(code):
            told = (f"{n} {sort}" if n > 1 else sort for sort, n in mine.items())
            found.setdefault("; ".join(told), []).append(names.get(code, code))
    return tuple((", ".join(offices), told) for told, offices in found.items())
