"""What the evening's editing makes of the notes: which are printed, in which order, which as one.

The words as they were typed stay; a note that was left out comes back by the same key. Decisions
and actions are always printed, each by itself: the hall has read them, or will. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.agreed import RESULTS
from bimtek.hall.programme import place_in
from bimtek.hall.questions import is_closed

if TYPE_CHECKING:
    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen

LEFT_OUT = "Baris yang dilepas oleh penyunting"
"""How the end of the minutes counts them."""


class Thread(NamedTuple):
    """A note with all that answers it, and what answers that, in their order."""

    opening: Seen[Note]
    answers: tuple[Seen[Note], ...]


def is_dropped(seen: Seen[Note]) -> bool:
    """Whether the minutes leave a note out; in doubt they print it."""
    values = [value for _, value in seen.values("dropped")]
    return bool(values) and all(values) and seen.value.label not in RESULTS


def is_edited(seen: Seen[Note]) -> bool:
    """Whether somebody has worded it for the minutes."""
    return bool(seen.value.sentence)


class Edited:
    """The notes of a session as they are printed.

    Args:
        notes: all that stand.
        said: note → when it was said.
    """

    def __init__(self, notes: Iterable[Seen[Note]], said: Mapping[str, datetime]) -> None:
        found = list(notes)
        self._places = {seen.record: place_of(seen, said[seen.record]) for seen in found}
        self.ordered: tuple[Seen[Note], ...] = tuple(
            sorted(found, key=lambda seen: self._places[seen.record])
        )
        self._notes = {seen.record: seen for seen in self.ordered}
        self._rank = {record: rank for rank, record in enumerate(self._notes)}

    def place(self, record: str) -> Decimal:
        """Where a note stands among all."""
        return self._places[record]

    def in_order(self, notes: Iterable[Seen[Note]]) -> tuple[Seen[Note], ...]:
        """Notes in the order in which they are printed."""
        return tuple(sorted(notes, key=lambda seen: self._rank[seen.record]))

    # -- joined

    def head(self, record: str) -> str:
        """The note with which one is printed as one; itself where it is printed by itself."""
        passed = {record}
        while (above := self._joined_to(record)) and above not in passed:
            passed.add(above)
            record = above
        return record if not above else min(passed, key=self._rank.__getitem__)

    def _joined_to(self, record: str) -> str:
        """The note above with which it is one; a result, and what left the acara, stand alone."""
        seen = self._notes[record]
        above = self._notes.get(seen.value.joined)
        if above is None or above.value.stage != seen.value.stage:
            return ""
        alone = seen.value.label in RESULTS or is_dropped(seen) or is_dropped(above)
        return "" if alone else above.record

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """Note that is told with another one → that one."""
        found = {record: self.head(record) for record in self._notes}
        return {record: head for record, head in found.items() if head != record}

    @cached_property
    def _joined(self) -> Mapping[str, tuple[Seen[Note], ...]]:
        found: dict[str, list[Seen[Note]]] = {}
        for seen in self.ordered:
            if head := self.heads.get(seen.record):
                found.setdefault(head, []).append(seen)
        return {head: tuple(joined) for head, joined in found.items()}

    def joined(self, record: str) -> tuple[Seen[Note], ...]:
        """What is printed as one with a note, in order."""
        return self._joined.get(record, ())

    def told_with(self, record: str) -> tuple[Seen[Note], ...]:
        """Those of them whose own words are printed: a sentence of the note tells the others."""
        joined = self.joined(record)
        if is_edited(self._notes[record]):
            return tuple(seen for seen in joined if is_edited(seen))
        return joined

    def is_alone(self, *notes: Seen[Note]) -> bool:
        """Whether each of these is told by itself, none as one with another."""
        return not any(seen.record in self.heads or self.joined(seen.record) for seen in notes)

    # -- kept back

    @cached_property
    def closed(self) -> frozenset[str]:
        """What may not circulate: notes that say so, with all that is told as one with them."""
        own = {seen.record for seen in self.ordered if is_closed(seen)}
        heads = {self.heads.get(record, record) for record in own}
        return frozenset(own | heads | {r for r, head in self.heads.items() if head in heads})

    def is_printed(self, seen: Seen[Note]) -> bool:
        """Whether its words stand in the minutes."""
        return seen.record not in self.closed and seen.record not in self.dropped

    @cached_property
    def dropped(self) -> frozenset[str]:
        """What was left out."""
        return frozenset(seen.record for seen in self.ordered if is_dropped(seen))

    # -- threads

    @cached_property
    def replies(self) -> Mapping[str, tuple[Seen[Note], ...]]:
        """Note → what answers it."""
        found: dict[str, list[Seen[Note]]] = {}
        for seen in self.ordered:
            if seen.value.answers in self._notes:
                found.setdefault(seen.value.answers, []).append(seen)
        return {record: tuple(replies) for record, replies in found.items()}

    def with_answers(self, notes: Iterable[str]) -> set[str]:
        """Notes, what answers them, what answers that, and so on."""
        found = set(notes)
        waiting = list(found)
        while waiting:
            record = waiting.pop()
            for one in (record, *(seen.record for seen in self.joined(record))):
                for reply in self.replies.get(one, ()):
                    if reply.record not in found:
                        found.add(reply.record)
                        waiting.append(reply.record)
        return found

    def threads(self, shown: Collection[str]) -> Iterator[Thread]:
        """The given notes, each once: what answers another stands within its thread."""
        wanted = [seen for seen in self.ordered if seen.record in shown]
        opening = [seen for seen in wanted if self._asked(seen) not in shown]
        taken: set[str] = set()
        found = []
        # Notes that answer each other in a circle open no thread; the earliest of them does.
        for seen in (*opening, *wanted):
            if seen.record in taken:
                continue
            thread = (self.with_answers([seen.record]) & set(shown)) - taken
            taken |= thread
            answers = (self._notes[one] for one in thread - {seen.record})
            found.append(Thread(seen, self.in_order(answers)))
        yield from sorted(found, key=lambda one: self._rank[one.opening.record])

    def _asked(self, seen: Seen[Note]) -> str:
        """What a note answers, by the note that tells it."""
        asked = seen.value.answers
        return self.heads.get(asked, asked)


def place_of(seen: Seen[Note], said: datetime) -> Decimal:
    """Where a note stands: where it was moved to, else when it was said, in seconds."""
    return place_in(seen.value.order, Decimal(str(said.timestamp())))


def between(places: Sequence[Decimal], index: int) -> Decimal:
    """A place before the one with this index, behind the one before it; there is at least one."""
    if index <= 0:
        return places[0] - 1
    if index >= len(places):
        return places[-1] + 1
    return (places[index - 1] + places[index]) / 2
