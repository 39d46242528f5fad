"""What stands in one session file: kept in memory, refreshed by what anybody commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, TypeVar, overload

from bimtek.hall.agreed import InForce, in_force, late, versions
from bimtek.hall.agreement import Agreement, Correction, Reopening, Signing
from bimtek.hall.officers import Officer, initials_of, told_apart
from bimtek.journal.entry import Entry
from bimtek.journal.file import meta
from bimtek.journal.heads import conflicts, seen_of, taken_back
from bimtek.journal.reader import Reader
from bimtek.journal.records import Heads, Record, Seen
from bimtek.journal.verify import fingerprint, shown

R = TypeVar("R", bound=Record)
Kinds = Mapping[str, type[Record]]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who set a value, when."""

    actor: str
    name: str
    initials: str
    at: datetime
    """By the clock of the laptop that recorded it, in the hall's zone."""
    own: bool
    voice: str = ""
    n: int = 0
    """Which entry of that voice."""
    device: str = ""
    """The laptop that recorded it."""


def _signed_in(officer: Seen[Officer]) -> str:
    return min(officer.stamps("name"), default="")


class Shelf:
    """Reads records as they stand.

    Args:
        reader: reads on its own connection.
        kinds: kind → record class.
        zone: the hall's time zone.
        actor: who is looking.
    """

    def __init__(self, reader: Reader, kinds: Kinds, zone: tzinfo, actor: str) -> None:
        self.kinds = kinds
        self.zone = zone
        self.actor = actor
        self._reader = reader
        self._cache: dict[str, dict[str, Seen[Record]]] = {}
        self._signatures: dict[str, Signature | None] = {}
        self._initials: dict[str, str] | None = None
        self._agreed: tuple[str, Shelf] | None = None
        self.cursors: Mapping[tuple[str, str], str] = {}
        """(kind, record) → initials of another person who stands there just now."""

    def works_as(self, actor: str) -> None:
        """Somebody else is looking: what was one's own is so no longer."""
        self.actor = actor
        self._signatures.clear()

    @overload
    def local(self, moment: datetime) -> datetime: ...
    @overload
    def local(self, moment: None) -> None: ...
    def local(self, moment: datetime | None) -> datetime | None:
        """A moment by the hall's clock, wherever the laptop that recorded it stood.

        One without a zone was read off that clock.
        """
        if moment is None:
            return None
        return moment.astimezone(self.zone) if moment.tzinfo else moment.replace(tzinfo=self.zone)

    def author(self, stamp: str) -> Signature | None:
        """Who set a value, or None for an unknown stamp."""
        if stamp not in self._signatures:
            self._signatures[stamp] = self._signature(stamp)
        return self._signatures[stamp]

    def author_names(self, stamps: Iterable[str]) -> tuple[str, ...]:
        """Who set these values, each once, in the order of the stamps."""
        signatures = (self.author(stamp) for stamp in stamps)
        return tuple(dict.fromkeys(one.name for one in signatures if one))

    def initials_of_another(
        self, records: Iterable[Seen[Any]], at: tuple[str, str] | None = None
    ) -> str:
        """Initials of another person whose cursor is there; else of whoever set these values last.

        Args:
            records: what stands in a row.
            at: (kind, record) at which a cursor in that row stands, also while it is empty.
        """
        records = list(records)
        for place in (at, *((seen.cls.kind, seen.record) for seen in records)):
            if place is not None and place in self.cursors:
                return f"▸{self.cursors[place][:2]}"
        stamps = [h.stamp for seen in records for heads in seen.heads.values() for h in heads]
        author = self.author(max(stamps)) if stamps else None
        return author.initials if author and not author.own else ""

    def _signature(self, stamp: str) -> Signature | None:
        origin = self._reader.origin(stamp)
        if origin is None:
            return None
        officer = self.get(Officer, origin.actor)
        name = officer.value.name if officer else origin.actor
        initials = self.initials.get(origin.actor) or initials_of(name)
        at = self.local(datetime.fromisoformat(origin.at))
        own = origin.actor == self.actor
        place = origin.voice, origin.n, origin.device
        return Signature(origin.actor, name, initials, at, own, *place)

    @property
    def initials(self) -> Mapping[str, str]:
        """Officer → initials, told apart; whoever came first keeps theirs."""
        if self._initials is None:
            came = sorted(self.everything(Officer), key=_signed_in)
            self._initials = told_apart(seen.value for seen in came)
        return self._initials

    def get(self, cls: type[R], record_id: str) -> Seen[R] | None:
        """One record as it stands, also a withdrawn one; None if it was never recorded."""
        seen = self._of_kind(cls).get(record_id)
        return seen if seen and seen.heads else None

    def all(self, cls: type[R]) -> list[Seen[R]]:
        """The standing records of a kind, in the order in which they came in."""
        return [seen for seen in self.everything(cls) if seen.withdrawn is None]

    def everything(self, cls: type[R]) -> list[Seen[R]]:
        """All records of a kind, withdrawn ones too."""
        return [seen for seen in self._of_kind(cls).values() if seen.heads]

    def conflicts(self) -> list[Seen[Record]]:
        """Records in which a person must choose between values."""
        return conflicts(self._reader.connection, self.kinds)

    @property
    def agreement(self) -> InForce | None:
        """The version that binds; None: nothing was agreed, or it was opened again."""
        return in_force(self.all(Agreement), self.all(Signing), self.all(Reopening))

    @property
    def versions(self) -> list[InForce]:
        """Every version that was ever agreed, the oldest first."""
        return versions(self.all(Agreement), self.all(Signing))

    def as_agreed(self) -> Shelf | None:
        """What was agreed, as if nothing else stood in the file; None: nothing binds."""
        standing = self.agreement
        if standing is None:
            return None
        if self._agreed is None or self._agreed[0] != standing.stamp:
            self.let_go()
            reader = self._reader.frozen(self._reader.reach(standing.stamp))
            self._agreed = standing.stamp, Shelf(reader, self.kinds, self.zone, self.actor)
        return self._agreed[1]

    def let_go(self) -> None:
        """Forget what was read of the agreement."""
        if self._agreed is not None:
            self._agreed[1].file.connection.close()
        self._agreed = None

    def sidik_of(self, standing: InForce) -> str:
        """Of what was agreed, as people compare it."""
        return shown(self._reader.freeze(standing.stamp).sidik)

    def late(self) -> list[Entry]:
        """Susulan: recorded without knowing of what was agreed, and no ralat has decided on it."""
        standing = self.agreement
        if standing is None:
            return []
        freeze = self._reader.freeze(standing.stamp)
        decided = {stamp for seen in self.all(Correction) for stamp in seen.value.late}
        return late(self._reader.beyond(freeze.reach), freeze.is_known_to, decided)

    def late_records(self) -> frozenset[tuple[str, str]]:
        """(kind, record) of all of that."""
        return frozenset((entry.kind, entry.record) for entry in self.late())

    def history(self, cls: type[R], record_id: str, field: str) -> list[tuple[Signature, object]]:
        """Every value that a field ever had, oldest first; None where it was destroyed."""
        found = []
        for entry in self._reader.history(cls.kind, record_id):
            if field not in entry.bases:
                continue
            signature = self.author(entry.stamp)
            if signature is not None:
                found.append((signature, None if entry.values is None else entry.values[field]))
        return found

    def _of_kind(self, cls: type[R]) -> dict[str, Seen[R]]:
        if cls.kind not in self._cache:
            self._cache[cls.kind] = {
                record: Seen(cls, record, heads, self._taken_back(cls.kind, record, heads))
                for record, heads in self._reader.heads(cls.kind).items()
            }
        return self._cache[cls.kind]  # type: ignore[return-value]  # filed under its own kind

    def _taken_back(self, kind: str, record: str, heads: Heads) -> frozenset[str]:
        return taken_back(self._reader.connection, kind, record, heads)

    def poll(self) -> frozenset[tuple[str, str]]:
        """(kind, record) of all that changed since the last poll, by anybody."""
        changed = self._reader.changed()
        for kind, record in changed:
            self._refresh(kind, record)
            if kind == "redaction":  # it applies to what was agreed as well
                self.let_go()
        return frozenset(changed)

    def _refresh(self, kind: str, record: str) -> None:
        known = self._cache.get(kind)
        if known is None or (cls := self.kinds.get(kind)) is None:
            return
        # one whose act was undone keeps its place, for the redo
        known[record] = seen_of(self._reader.connection, cls, record)
        if kind == Officer.kind:
            self._initials = None
            self._signatures.clear()

    def fingerprint(self) -> str:
        """The sidik of this copy."""
        return fingerprint(self._reader.connection)

    @property
    def key(self) -> str:
        """The key behind the ids of people; only this file holds it."""
        return meta(self._reader.connection, "key") or ""

    @property
    def file(self) -> Reader:
        """The whole journal, for exports."""
        return self._reader
