"""Acts as people did them, read newest first, a window at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from bimtek.journal.codec import canonical
from bimtek.journal.entry import COLUMNS, NOT_UNDOABLE, Entry

_ENTRIES = f"SELECT {', '.join(COLUMNS)} FROM journal"
_BELONGS = ("stage", "of")
"""Fields that say to which acara, or to which record of one, a free item belongs."""


class Act(NamedTuple):
    """Entries made by one deed: undone, exchanged and told as a whole."""

    entries: tuple[Entry, ...]
    undone: bool
    """An undo that counts takes it back."""

    @property
    def stamp(self) -> str:
        """Of its first entry; names the act."""
        return self.entries[0].stamp

    @property
    def first(self) -> Entry:
        return self.entries[0]


class Wanted(NamedTuple):
    """Which acts; what is empty asks for nothing. An act is wanted if one of its entries is."""

    actor: str = ""
    stage: str = ""
    """Id of an acara: what hangs on it by its key or by a field."""
    roll_calls: tuple[str, ...] = ()
    """Roll calls of that acara; what hangs on them belongs to it."""
    kinds: tuple[str, ...] = ()
    record: str = ""
    """Id of one record, of the first of `kinds`."""
    since: datetime | None = None
    """By the clock of the laptop that recorded it."""


class Window(NamedTuple):
    """Some acts, and where the older ones begin."""

    acts: tuple[Act, ...]
    older: str
    """What the next window is asked with; empty: there is nothing older."""


def window(
    connection: sqlite3.Connection, wanted: Wanted, before: str = "", limit: int = 200
) -> Window:
    """The newest acts before a stamp; an act whose entries lie apart may come in two windows."""
    where, values = _condition(wanted)
    if before:
        where, values = f"{where} AND stamp < ?", [*values, before]
    found: dict[tuple[str, int], None] = {}
    older = ""
    rows = connection.execute(
        f"SELECT voice, act, stamp FROM journal WHERE {where} ORDER BY stamp DESC", values
    )
    for voice, act, stamp in rows:  # read only as far as it is needed
        if (voice, act) not in found and len(found) == limit:
            break
        found[voice, act] = None
        older = stamp
    else:
        older = ""
    rows.close()
    return Window(tuple(act_of(connection, voice, act) for voice, act in found), older)


def act_of(connection: sqlite3.Connection, voice: str, number: int) -> Act:
    """One act whole."""
    entries = tuple(_act_entries(connection, voice, number))
    lasts = any(entry.kind in NOT_UNDOABLE for entry in entries)  # whatever it recorded anew
    return Act(entries, not lasts and is_undone(connection, entries[0].stamp))


def _act_entries(connection: sqlite3.Connection, voice: str, number: int) -> Iterator[Entry]:
    rows = connection.execute(f"{_ENTRIES} WHERE voice = ? AND n >= ? ORDER BY n", (voice, number))
    for row in rows:
        entry = Entry(*row)
        if entry.act != number:
            break
        yield entry
    rows.close()


def entry_of(connection: sqlite3.Connection, stamp: str) -> Entry | None:
    """The entry with this stamp."""
    row = connection.execute(f"{_ENTRIES} WHERE stamp = ?", (stamp,)).fetchone()
    return None if row is None else Entry(*row)


def founding_count(connection: sqlite3.Connection) -> int:
    """How many entries came with the scripts: lists and acara, which lie elsewhere too."""
    row = connection.execute(
        "SELECT count(*) FROM journal WHERE voice IN"
        " (SELECT voice FROM journal WHERE kind = 'script')"
    ).fetchone()
    return int(row[0])


def is_undone(connection: sqlite3.Connection, stamp: str) -> bool:
    """Whether an undo that counts takes this entry back."""
    undos = connection.execute("SELECT stamp FROM journal WHERE undoes = ?", (stamp,)).fetchall()
    return any(not is_undone(connection, undo) for (undo,) in undos)


def _condition(wanted: Wanted) -> tuple[str, list[Any]]:
    parts, values = ["true"], []
    if wanted.actor:
        parts.append("actor = ?")
        values.append(wanted.actor)
    if wanted.kinds:
        parts.append(f"kind IN ({', '.join('?' * len(wanted.kinds))})")
        values += wanted.kinds
    if wanted.record:
        parts.append("record = ?")
        values.append(wanted.record)
    if wanted.since is not None:
        parts.append("julianday(at) >= julianday(?)")
        values.append(wanted.since.isoformat())
    if wanted.stage:
        part, more = _of_stage(wanted)
        parts.append(part)
        values += more
    return " AND ".join(parts), values


def _of_stage(wanted: Wanted) -> tuple[str, list[Any]]:
    owners = (wanted.stage, *wanted.roll_calls)
    keys = " OR ".join(["record = ? OR substr(record, 1, ?) = ?"] * len(owners))
    values: list[Any] = []
    for owner in owners:
        values += (owner, len(owner) + 1, f"{owner}/")
    fields = ", ".join("?" * len(_BELONGS))
    start = canonical(f"{wanted.stage}/")[:-1]
    values += (*_BELONGS, canonical(wanted.stage), len(start), start)
    belongs = (
        f"SELECT kind, record FROM head WHERE field IN ({fields})"
        " AND (value = ? OR substr(value, 1, ?) = ?)"
    )
    return f"({keys} OR (kind, record) IN ({belongs}))", values
