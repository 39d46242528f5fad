"""Whom and what the mentions of a note may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from bimtek.hall.offices import Offices
from bimtek.hall.records import Participant
from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import fold, letters, name_key

_SHORTEST = 2
"""Letters of a name that still says somebody."""

_OF_AN_OFFICE = 4
"""Parts of a place that is one office's answer; what the whole hall answers ends otherwise."""


class Topic(NamedTuple):
    """What `#` may name: a pillar, or a level or indicator in it."""

    shown: str
    """`Smart Living`, `SL.2.1`."""
    spellings: tuple[str, ...]
    """`4`, `living`, `Smart Living`."""
    pillar: str
    about: str = ""
    """What a note on it hangs on; empty for a pillar."""
    of: Mapping[str, str] = MappingProxyType({})
    """Code of an OPD → what a note hangs on that mentions this OPD as well."""
    says: str = ""
    """What is asked in a row that is shown by its bare code."""
    then: Mapping[str, str] = MappingProxyType({})
    """Of a row that came along from an earlier session: place → `Tahap I 2→4`."""

    @property
    def full(self) -> str:
        """`4.1 Layanan publik`, `SL.2.1 Waktu tunggu`."""
        return f"{self.shown} {self.says}".rstrip()


class Known:
    """Offices, people and topics of a session; made anew when one of them changes.

    Args:
        offices: the OPDs.
        people: everybody on the list, walk-ins too.
        topics: pillars and rows.
        today: the day in the hall, from which deadlines count.
    """

    def __init__(
        self,
        offices: Offices,
        people: Iterable[Participant],
        topics: Iterable[Topic],
        today: date,
    ) -> None:
        self.offices = offices
        self.today = today
        self.people: Mapping[str, Participant] = {one.id: one for one in people}
        self._topics: dict[str, Topic] = {}
        self._places: dict[str, str] = {}
        for topic in topics:
            self._learn(topic)
        self._nearest: dict[str, str] = {}
        """Looked for once: a line is understood anew at every key."""
        self._called: dict[str, set[str]] = {}
        for one in self.people.values():
            if not one.same_as and one.name != DESTROYED:
                self._meet(one)

    def _learn(self, topic: Topic) -> None:
        for word in topic.spellings:
            self._topics.setdefault(_code(word), topic)
        for place in (topic.about or f"pillar/{topic.pillar}", *topic.of.values()):
            self._places.setdefault(place, topic.shown)

    def _meet(self, one: Participant) -> None:
        words = name_key(one.name).split()
        beginnings = ("".join(words[:count]) for count in range(2, len(words) + 1))
        for word in {*words, *beginnings}:
            if len(key := letters(word)) >= _SHORTEST:
                self._called.setdefault(key, set()).add(one.id)

    def called(self, word: str) -> list[Participant]:
        """Everybody of whom one name, or the names together, are this word."""
        return [self.people[who] for who in sorted(self._called.get(letters(word), ()))]

    def topic(self, word: str) -> Topic | None:
        """The pillar or row that is called so."""
        return self._topics.get(_code(word))

    def place(self, about: str, pillar: str) -> str:
        """What a note hangs on, in words; empty if it is not known here."""
        return self._places.get(about) or self._places.get(f"pillar/{pillar}", "")

    def owner(self, about: str) -> str:
        """The office whose row this alone is: the last part of `gap/acara/SL.2.1/dinkes`."""
        parts = about.split("/")
        return parts[3] if len(parts) == _OF_AN_OFFICE and parts[3] in self.offices.by_code else ""

    def beginning(self, word: str) -> list[str]:
        """Short names of the offices, else names of the people, that begin like this word."""
        start = letters(word)
        if len(start) < _SHORTEST:
            return []
        if offices := [opd.short or opd.code for opd in self.offices.beginning(start)]:
            return offices
        people = {who for key, ids in self._called.items() if key.startswith(start) for who in ids}
        return [self.people[who].name for who in sorted(people)]

    def nearest(self, word: str) -> str:
        """Short name of the office that a mistyped word means; empty: it is no slip of any."""
        if word not in self._nearest:
            opd = self.offices.mistyped(word) if len(letters(word)) > _SHORTEST else None
            self._nearest[word] = self.offices.name(opd.code) if opd else ""
        return self._nearest[word]


def _code(word: str) -> str:
    """Codes keep their dots: `SL.2.1` is not `SL.21`."""
    return fold(word).replace(" ", "").replace("-", "")
