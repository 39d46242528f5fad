"""Laptops for the journal's tests: each one a real file with a writer of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from bimtek.journal import file
from bimtek.journal.exchange import Receiver, acts_beyond, compare, have
from bimtek.journal.heads import rebuild, seen_of
from bimtek.journal.records import Change, Record, Refusal, Seen
from bimtek.journal.redaction import REASONS, redact
from bimtek.journal.undo import redo, undo
from bimtek.journal.views import write_views
from bimtek.journal.voice import Author, Receipt, Voice

START = datetime(2023, 7, 3, 8, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Card(Record):
    """A record with two fields that everybody wants to set."""

    kind: ClassVar[str] = "card"
    searchable: ClassVar[tuple[str, ...]] = ("a",)

    id: str
    a: str = ""
    b: str = ""


KINDS: dict[str, type[Record]] = {"card": Card}


class Node:
    """A copy of the session on one laptop, whose clock may be wrong."""

    def __init__(self, path: Path, name: str, ahead: timedelta = timedelta()) -> None:
        self.path = path
        self.name = name
        self.ahead = ahead
        self.elapsed = 0
        self.acknowledged: list[str] = []
        self.connection = file.connect(path, writing=True)
        self.connection.execute("PRAGMA synchronous=OFF")
        self.voice = self.fresh_voice()

    def clock(self) -> datetime:
        self.elapsed += 1
        return START + self.ahead + timedelta(milliseconds=self.elapsed * 250)

    def fresh_voice(self) -> Voice:
        author = Author(f"device-{self.name}", f"o-{self.name}", "fasilitator")
        return Voice(self.connection, KINDS, self.clock, author)

    def reopen(self) -> None:
        """The process ends and another one opens the file."""
        self.connection.close()
        self.connection = file.connect(self.path, writing=True)
        self.connection.execute("PRAGMA synchronous=OFF")
        self.voice = self.fresh_voice()

    def seen(self, record: str) -> Seen[Card]:
        return seen_of(self.connection, Card, record)

    def append(self, changes: Iterable[Change]) -> Receipt:
        with file.transaction(self.connection):
            receipt = self.voice.append(changes)
        self.acknowledged += [entry.stamp for entry in receipt.entries]
        return receipt

    def fill(self, record: str, **values: object) -> Receipt:
        return self.append([self.seen(record).change(**values)])

    def undo(self) -> bool:
        return self._withdraw(undo)

    def redo(self) -> bool:
        return self._withdraw(redo)

    def _withdraw(self, how: Any) -> bool:
        try:
            with file.transaction(self.connection):
                undone = how(self.voice)
        except Refusal:
            return False
        self.acknowledged += [entry.stamp for entry in undone.receipt.entries]
        return True

    def redact(self, record: str, field: str) -> bool:
        from bimtek.journal.redaction import entries_that_set

        targets = entries_that_set(self.connection, "card", record, field)
        if not targets:
            return False
        with file.transaction(self.connection):
            receipt = redact(self.voice, targets, REASONS[0])
        self.acknowledged += [entry.stamp for entry in receipt.entries]
        return True

    def pull(self, other: Node, acts: int | None = None) -> int:
        """Take what the other has, or only its first acts: a stick pulled out too early."""
        compare(self.connection, other.connection)
        waiting = list(acts_beyond(other.connection, have(self.connection)))
        receiver = Receiver(self.connection, KINDS, self.clock)
        return receiver.take(waiting[:acts]).new

    def heads(self) -> list[tuple[Any, ...]]:
        query = "SELECT * FROM head ORDER BY kind, record, field, stamp"
        return self.connection.execute(query).fetchall()

    def texts(self) -> list[tuple[Any, ...]]:
        return self.connection.execute("SELECT * FROM teks ORDER BY 1, 2, 3").fetchall()

    def conflicts(self) -> list[tuple[str, str]]:
        records = self.connection.execute("SELECT DISTINCT record FROM head WHERE kind='card'")
        return [(r, name) for (r,) in records.fetchall() for name in self.seen(r).conflicts]

    def rebuilt(self) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        with file.transaction(self.connection):
            rebuild(self.connection, KINDS)
        return self.heads(), self.texts()

    def stamps(self) -> set[str]:
        return {stamp for (stamp,) in self.connection.execute("SELECT stamp FROM journal")}


def new_file(path: Path) -> Path:
    """An empty session file that other nodes may copy."""
    connection = file.create(path)
    with file.transaction(connection):
        write_views(connection, KINDS)
    connection.close()
    return path


def copy(source: Path, target: Path) -> Path:
    """A copy made while nobody has the file open."""
    target.write_bytes(source.read_bytes())
    return target


def everybody_meets(nodes: list[Node]) -> None:
    """Pairwise exchange in all directions, twice."""
    for _ in range(2):
        for here in nodes:
            for there in nodes:
                if here is not there:
                    here.pull(there)


def plain(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """The journal as data, for comparisons."""
    return connection.execute(
        "SELECT stamp, voice, n, kind, record, patch, base, undoes FROM journal ORDER BY stamp"
    ).fetchall()


def patch_of(node: Node, stamp: str) -> Any:
    row = node.connection.execute("SELECT patch FROM journal WHERE stamp = ?", (stamp,)).fetchone()
    return None if row[0] is None else json.loads(row[0])
