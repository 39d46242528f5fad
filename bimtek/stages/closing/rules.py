"""Decisions and actions read back one by one: where each of them stands. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.confidence import CLOSED_MARK, read_sentence
from bimtek.hall.questions import may_be_read_out
from bimtek.hall.records import Label
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.closing.records import Outcome

if TYPE_CHECKING:
    from bimtek.hall.offices import Offices
    from bimtek.hall.records import Note, Opd
    from bimtek.journal.records import Seen
    from bimtek.stages.closing.records import Dissent, ReadBack, Result

EXAMPLE = "dishub cukup tiga bulan sekali"
"""A dissent as it is typed: the office, then its sentence."""
READ = (Label.DECISION, Label.ACTION)
"""What is read back, in this order."""
WORDING = ("text", "sentence", "opd", "speaker", "due")
"""Fields of a note that are read; a change of one of them afterwards changes what was agreed."""


class Standing(StrEnum):
    """Where a decision or an action stands."""

    WAITING = "belum dibacakan"
    AGREED = "disetujui"
    POSTPONED = "ditunda"
    DROPPED = "dilepas"
    CHANGED = "diubah sesudah dibacakan"
    UNSETTLED = "berbeda, belum dipilih"


MARKS = {
    Standing.WAITING: "○",
    Standing.AGREED: "✓",
    Standing.POSTPONED: "…",
    Standing.DROPPED: "✗",
    Standing.CHANGED: "!",
    Standing.UNSETTLED: "≠",
}
_OF = {
    Outcome.AGREED: Standing.AGREED,
    Outcome.POSTPONED: Standing.POSTPONED,
    Outcome.DROPPED: Standing.DROPPED,
}


class Item(NamedTuple):
    """One decision or action."""

    note: Seen[Note]
    number: int
    """Its place among those of its label."""
    total: int
    read: Seen[ReadBack] | None = None
    dissents: tuple[Seen[Dissent], ...] = ()
    taken_back: tuple[Seen[Dissent], ...] = ()
    """Of offices that said something else and then agreed after all."""

    @property
    def id(self) -> str:
        return self.note.record

    @property
    def label(self) -> Label:
        return self.note.value.label

    @property
    def text(self) -> str:
        """Exactly what is read, shown and printed."""
        return self.note.value.printed

    @property
    def result(self) -> Result | None:
        return self.read.value.result if self.read else None

    @property
    def standing(self) -> Standing:
        """What was agreed counts for what was read; changed words have to be read again."""
        if self.read and self.read.conflicts:
            return Standing.UNSETTLED
        if self.result is None:
            return Standing.WAITING
        if self.result.wording != wording_of(self.note) or self._differs_since():
            return Standing.CHANGED
        return _OF[self.result.outcome]

    def _differs_since(self) -> bool:
        """Whether an office said something else after the hall had agreed; taking back is none.

        By the order of the entries: the clocks of two laptops need not agree. Where both heard the
        hall agree, the one that was first need not have known what was said then.
        """
        if self.read is None or self.result is None or self.result.outcome is not Outcome.AGREED:
            return False
        agreed = min(self.read.stamps("result"), default="")
        return any(stamp > agreed for one in self.dissents for stamp in one.stamps("sentence"))

    @property
    def is_open(self) -> bool:
        """Whether it still has to be read."""
        return self.standing in (Standing.WAITING, Standing.CHANGED, Standing.UNSETTLED)

    @property
    def is_let_go(self) -> bool:
        """Whether it is no result of the meeting, or not yet one."""
        return self.standing in (Standing.POSTPONED, Standing.DROPPED)

    @property
    def in_conflict(self) -> bool:
        """Whether two people left different words, and nobody chose."""
        return any(name in WORDING for name in self.note.conflicts)


def wording_of(note: Seen[Note]) -> tuple[str, ...]:
    """Which entries say what is read; equal only where every word, office and date is the same."""
    return tuple(sorted({stamp for name in WORDING for stamp in note.stamps(name)}))


def items(
    notes: Iterable[Seen[Note]],
    reads: Iterable[Seen[ReadBack]],
    dissents: Iterable[Seen[Dissent]],
) -> tuple[Item, ...]:
    """All that is read: decisions, then actions, each as they were said.

    What was told in confidence is never read out, nor what was destroyed.

    Args:
        dissents: those that were taken back too.
    """
    read = {seen.record: seen for seen in reads}
    said: dict[str, list[Seen[Dissent]]] = {}
    left: dict[str, list[Seen[Dissent]]] = {}
    for dissent in sorted(dissents, key=lambda seen: (str(seen.value.at or ""), seen.record)):
        stands = said if dissent.withdrawn is None else left
        stands.setdefault(dissent.value.note, []).append(dissent)
    shown = [note for note in notes if may_be_read_out(note)]
    shown.sort(key=lambda note: str(note.value.said or ""))
    found: list[Item] = []
    for label in READ:
        mine = [note for note in shown if note.value.label is label]
        found += [
            Item(
                note,
                n,
                len(mine),
                read.get(note.record),
                tuple(said.get(note.record, ())),
                tuple(left.get(note.record, ())),
            )
            for n, note in enumerate(mine, 1)
        ]
    return tuple(found)


def dropped(found: Iterable[Item]) -> frozenset[str]:
    """Notes that the hall let go when they were read: nobody owes anything of them."""
    return frozenset(item.id for item in found if item.standing is Standing.DROPPED)


def counted(found: Sequence[Item], label: Label) -> tuple[int, int]:
    """How many of a label were read, of how many."""
    mine = [item for item in found if item.label is label]
    return sum(not item.is_open for item in mine), len(mine)


def next_open(found: Sequence[Item], item: str) -> str:
    """What is read after this one: the next that is open, else the first that is; or nothing."""
    place = next((n for n, one in enumerate(found) if one.id == item), -1)
    ordered = (*found[place + 1 :], *found[:place])
    return next((one.id for one in ordered if one.is_open), "")


class Differing(NamedTuple):
    """A dissent as it was typed."""

    office: Opd
    sentence: str
    closed: bool
    """Told in confidence: a `~` before the office, or at either end of its sentence."""


def read_dissent(text: str, offices: Offices) -> Differing:
    """`dishub cukup tiga bulan` → the office, and what it says; the longest name counts.

    Raises:
        Refusal: if it begins with no office.
    """
    bare = text.lstrip(f" @{CLOSED_MARK}")
    before, words = text[: len(text) - len(bare)], bare.split()
    for length in range(len(words), 0, -1):
        named = " ".join(words[:length])
        called = named.rstrip(f":,{CLOSED_MARK}")
        office = offices.find(called)
        if office is not None:
            sentence, closed = read_sentence(" ".join(words[length:]))
            marked = CLOSED_MARK in before + named[len(called) :]
            return Differing(office, sentence, closed or marked)
    first = words[0].rstrip(f":,{CLOSED_MARK}") if words else ""
    near = offices.mistyped(first)
    hint = f" Maksudnya {near.short or near.name}?" if near else ""
    raise Refusal(
        "no-such-opd", f"‘{first}’ bukan OPD.{hint} Tulis OPD, lalu kalimatnya: {EXAMPLE}"
    )


def said_in_short(item: Item) -> str:
    """`disetujui serentak`, `disetujui dengan catatan`, `ditunda`: without anybody's words."""
    if item.standing is Standing.AGREED:
        return "disetujui dengan catatan" if item.dissents else "disetujui serentak"
    return item.standing.value


def counted_outcomes(found: Sequence[Item]) -> str:
    """`12 disepakati, 2 berbeda, 1 ditunda`; nothing before the first one was read.

    What an office said differently counts as such though the hall agreed.
    """
    if not any(item.result for item in found):
        return ""
    agreed = [item for item in found if item.standing is Standing.AGREED]
    differing = sum(bool(item.dissents) for item in agreed)
    standings = Counter(item.standing for item in found)
    numbers = {
        "disepakati": len(agreed) - differing,
        "berbeda": differing,
        "ditunda": standings[Standing.POSTPONED],
        "dilepas": standings[Standing.DROPPED],
        "belum dibacakan": sum(item.is_open for item in found),
    }
    return ", ".join(f"{number} {word}" for word, number in numbers.items() if number)


def last_read(found: Iterable[Item]) -> Item | None:
    """What the hall answered last, as long as that stands."""
    read = [item for item in found if item.result is not None and not item.is_open]
    return max(
        read, key=lambda item: item.result.at.timestamp() if item.result else 0, default=None
    )


def outcome_words(item: Item, names: Mapping[str, str]) -> str:
    """How the minutes tell it: `disetujui serentak`, `disetujui dengan catatan Dishub: …`.

    Args:
        names: code of an office → what it is called.
    """
    standing = item.standing
    reason = item.result.reason if item.result and not item.is_open else None
    words = "disetujui serentak" if standing is Standing.AGREED else standing.value
    said = "; ".join(_dissent(one, names) for one in item.dissents)
    if reason:
        words += f": {reason}"
    if not said:
        return words
    if standing is Standing.AGREED:
        return f"disetujui dengan catatan {said}"
    return f"{words}; catatan {said}"


def in_confidence(seen: Seen[Dissent]) -> bool:
    """Whether the words of a dissent may not circulate; in doubt they may not."""
    return seen.in_confidence


def _dissent(seen: Seen[Dissent], names: Mapping[str, str]) -> str:
    said = seen.value
    if in_confidence(seen):
        return f"{names.get(said.opd, said.opd)} (kalimatnya tertutup)"
    words = " / ".join(dict.fromkeys(str(value) for _, value in seen.values("sentence")))
    return f"{names.get(said.opd, said.opd)}: {quoted(words or said.sentence)}"


def quoted(sentence: str) -> str:
    """Somebody's words in quotation marks; nobody said what stands for destroyed ones."""
    return sentence if sentence == DESTROYED else f"“{sentence}”"
