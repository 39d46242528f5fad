"""A voice: one process writing in one file, from its first entry to its end."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bimtek.clock import Clock
from bimtek.journal.agreement import AGREEMENT, agreements, tips
from bimtek.journal.codec import canonical
from bimtek.journal.entry import FREEZING, GENESIS, INSERT, Entry, digest_of, seal_of
from bimtek.journal.file import meta
from bimtek.journal.fold import Line
from bimtek.journal.heads import Kinds, standing, take_in
from bimtek.journal.records import Change, Head, random_id
from bimtek.journal.stamp import next_stamp, voice_of


@dataclass(frozen=True, slots=True)
class Author:
    """In whose name a voice writes.

    Args:
        device: random id of the installation; for people only.
        actor: id of an `officer` record.
        role: fasilitator, notulis, meja, koordinator or penyelenggara.
    """

    device: str
    actor: str
    role: str

    @property
    def owner(self) -> str:
        """Whose drafts these are."""
        return f"{self.device}/{self.actor}/{self.role}"


@dataclass(frozen=True, slots=True)
class Written:
    """One entry that is on disk."""

    stamp: str
    n: int
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is on disk of one act; without entries nothing had to be written."""

    entries: tuple[Written, ...]
    records: tuple[tuple[str, str], ...]
    """(kind, record) of every change, also of those that changed nothing."""
    count: int
    """Entries of this voice on disk."""
    at: datetime


Guard = Callable[[sqlite3.Connection, Author, Sequence[Change]], None]
"""Looks at changes inside their transaction, and refuses them."""


class Voice:
    """Appends acts to the journal, each inside the transaction that the caller holds open."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        kinds: Kinds,
        clock: Clock,
        author: Author,
        guard: Guard | None = None,
    ) -> None:
        self.connection = connection
        self.kinds = kinds
        self.clock = clock
        self.author = author
        self._guard = guard
        self.session = meta(connection, "session") or ""
        self.name: str | None = None
        """Ten random characters, drawn at the first entry, so that no copy goes on with it."""
        self.count = 0
        self._digest = GENESIS
        self._known: frozenset[str] = frozenset()
        """Agreements that an entry of this voice has seen."""

    def append(self, changes: Iterable[Change]) -> Receipt:
        """Append the changes of one deed; call inside a transaction."""
        changes = tuple(changes)
        self.pass_guard(changes)
        act, written = self.count + 1, []
        for change in changes:
            entry = self._entry_of(change, act)
            if entry is not None:
                written.append(entry)
        records = tuple(dict.fromkeys((change.kind, change.record) for change in changes))
        return Receipt(tuple(written), records, self.count, self.clock())

    def pass_guard(self, changes: Sequence[Change]) -> None:
        """Ask whether these may be written now; before the first of them is.

        Raises:
            Refusal: if not.
        """
        if self._guard is not None:
            self._guard(self.connection, self.author, changes)

    def forget(self, count: int, digest: bytes) -> None:
        """Go back to what was on disk before a transaction that failed."""
        self.count, self._digest = count, digest
        self._known = frozenset()  # seen once more it says the same
        if count == 0:
            self.name = None

    @property
    def position(self) -> tuple[int, bytes]:
        return self.count, self._digest

    def _entry_of(self, change: Change, act: int) -> Written | None:
        heads = standing(self.connection, change.kind, change.record)
        patch = {
            field: value
            for field, value in change.patch.items()
            if not _stands_already(heads.get(field, ()), value)
        }
        if not patch:
            return None
        base = {field: self._base_of(change, field, heads.get(field, ())) for field in patch}
        return self.write(change.kind, change.record, patch, base, act, version=change.version)

    def _base_of(self, change: Change, field: str, heads: tuple[Head, ...]) -> list[str]:
        """What the author saw; never more, but this voice's own later entries on the field."""
        if change.base is None:
            return sorted(head.stamp for head in heads)
        own = {head.stamp for head in heads if self.name and voice_of(head.stamp) == self.name}
        return sorted(own.union(change.base.get(field, ())))

    def write(
        self,
        kind: str,
        record: str,
        patch: Mapping[str, object],
        base: Mapping[str, Sequence[str]],
        act: int,
        *,
        version: int = 1,
        undoes: str | None = None,
    ) -> Written:
        """Write one entry as it is given; `act` is the number of the deed's first entry."""
        seen = self._seen_with(kind)
        self.name = self.name or random_id(10)
        moment = self.clock()
        greatest = self.connection.execute("SELECT max(stamp) FROM journal").fetchone()[0]
        milliseconds = int(moment.timestamp() * 1000)
        text, salt = canonical(patch), secrets.token_bytes(16)
        row = {
            "stamp": next_stamp(greatest, milliseconds, self.name),
            "voice": self.name,
            "n": self.count + 1,
            "seen": seen,
            "at": moment.isoformat(timespec="milliseconds"),
            "device": self.author.device,
            "actor": self.author.actor,
            "role": self.author.role,
            "kind": kind,
            "v": version,
            "record": record,
            "patch": text,
            "salt": salt,
            "seal": seal_of(salt, text),
            "base": canonical(base),
            "act": act,
            "undoes": undoes,
        }
        digest = digest_of(self.session, self._digest, row)
        entry = Entry(**row, digest=digest)  # type: ignore[arg-type]
        self.connection.execute(INSERT, entry.row())
        line = Line(entry.stamp, kind, entry.patch, entry.base, undoes)
        take_in(self.connection, line, record, self.kinds)
        self.count, self._digest = entry.n, digest
        if kind == AGREEMENT:
            self._known |= {entry.stamp}
        return Written(entry.stamp, entry.n, kind, record)

    def _seen_with(self, kind: str) -> str | None:
        """What the file holds, where an entry has to say it.

        A voice does so first of all, again as soon as the file holds an agreement that it has
        not seen yet, so that what is written in its knowledge differs from what came late, and
        with everything that freezes.
        """
        standing = agreements(self.connection)
        if self.name is not None and kind not in FREEZING and standing <= self._known:
            return None
        self._known = standing
        return canonical(tips(self.connection))


def _stands_already(heads: tuple[Head, ...], value: object) -> bool:
    return len(heads) == 1 and heads[0].value == canonical(value)
