"""Reading a session file: what stands, who set it, and what came since."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bimtek.journal import acts
from bimtek.journal.acts import Act, Wanted, Window
from bimtek.journal.agreement import Freeze, Reach, admit, beyond, freeze_of, frozen
from bimtek.journal.agreement import reach_of as reached_by
from bimtek.journal.copies import compacted
from bimtek.journal.entry import COLUMNS, Entry
from bimtek.journal.exchange import Unsent, last_of_each_voice, unsent
from bimtek.journal.file import data_version, last_seq, meta
from bimtek.journal.records import Head, Heads
from bimtek.journal.verify import entry_count
from bimtek.journal.views import view_names, view_rows

SELECT_ENTRIES = f"SELECT {', '.join(COLUMNS)} FROM journal"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made an entry, when, in which role."""

    stamp: str
    actor: str
    role: str
    device: str
    at: str
    voice: str
    n: int


class Reader:
    """Reads on a connection of its own; notices what any process committed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._version = data_version(self.connection)
        self._seq = last_seq(self.connection)

    def heads(self, kind: str) -> dict[str, Heads]:
        """Record → field → heads, the greatest stamp first, in the order of first entries."""
        found: dict[str, dict[str, tuple[Head, ...]]] = {
            record: {}
            for record, _ in self.connection.execute(
                "SELECT record, min(stamp) AS first FROM journal WHERE kind = ?"
                " GROUP BY record ORDER BY first",
                (kind,),
            )
        }
        for record, field, stamp, value in self.connection.execute(
            "SELECT record, field, stamp, value FROM head WHERE kind = ?"
            " ORDER BY record, field, stamp DESC",
            (kind,),
        ):
            fields = found.setdefault(record, {})
            fields[field] = (*fields.get(field, ()), Head(stamp, value))
        return {record: fields for record, fields in found.items() if fields}

    def not_of(self, kinds: Container[str]) -> list[tuple[str, str]]:
        """(kind, record) of what stands and is of none of these kinds."""
        return [
            (kind, record)
            for kind, record in self.connection.execute("SELECT DISTINCT kind, record FROM head")
            if kind not in kinds
        ]

    def changed(self) -> list[tuple[str, str]]:
        """(kind, record) of all that any process committed since the last call, as it came."""
        version = data_version(self.connection)
        if version == self._version:
            return []
        self._version = version
        rows = self.connection.execute(
            "SELECT seq, kind, record, patch FROM journal WHERE seq > ? ORDER BY seq", (self._seq,)
        ).fetchall()
        found: dict[tuple[str, str], None] = {}
        for seq, kind, record, patch in rows:
            self._seq = seq
            found[kind, record] = None
            if kind == "redaction" and patch is not None:
                found.update(dict.fromkeys(self._records_of(patch)))
        return list(found)

    @property
    def version(self) -> int:
        """Another number after each commit that `changed` has noticed."""
        return self._version

    def remembered(self, key: str) -> str | None:
        """A fact about this file that no entry carries."""
        return meta(self.connection, key)

    def unsent(self, confirmed: Mapping[str, int]) -> Unsent:
        """What another copy has not confirmed; it holds so much of each voice."""
        return unsent(self.connection, confirmed)

    def _records_of(self, order: str) -> list[tuple[str, str]]:
        return self.connection.execute(
            "SELECT kind, record FROM journal WHERE stamp IN"
            " (SELECT value FROM json_each(?, '$.stamps'))",
            (order,),
        ).fetchall()

    def origin(self, stamp: str) -> Origin | None:
        row = self.connection.execute(
            "SELECT stamp, actor, role, device, at, voice, n FROM journal WHERE stamp = ?",
            (stamp,),
        ).fetchone()
        return None if row is None else Origin(*row)

    def history(self, kind: str, record: str) -> list[Entry]:
        """All entries of one record, in the order of their stamps."""
        return self._entries("WHERE kind = ? AND record = ? ORDER BY stamp", (kind, record))

    def entries(self) -> list[Entry]:
        """The whole journal in the order of stamps."""
        return self._entries("ORDER BY stamp", ())

    def entry(self, stamp: str) -> Entry | None:
        """The entry with this stamp."""
        return acts.entry_of(self.connection, stamp)

    def count(self) -> int:
        """How many entries the journal holds."""
        return entry_count(self.connection)

    def founding_count(self) -> int:
        """How many entries came with the scripts: lists and acara, which lie elsewhere too."""
        return acts.founding_count(self.connection)

    def acts(self, wanted: Wanted, before: str = "", limit: int = 200) -> Window:
        """Acts, newest first, a window at a time."""
        return acts.window(self.connection, wanted, before, limit)

    def act(self, voice: str, number: int) -> Act:
        """One act whole."""
        return acts.act_of(self.connection, voice, number)

    # -- what was agreed

    def freeze(self, agreement: str) -> Freeze:
        """What the agreement with this stamp froze.

        Raises:
            KeyError: if there is no such entry.
        """
        return freeze_of(self.connection, agreement)

    def reach(self, stamp: str) -> Reach:
        """What an entry that freezes reaches.

        Raises:
            KeyError: if there is no such entry.
        """
        return reached_by(self.connection, stamp)

    def beyond(self, reach: Reach) -> list[Entry]:
        """All entries that are not reached, in the order of their stamps."""
        return beyond(self.connection, reach)

    def frozen(self, reach: Reach) -> Reader:
        """The same file as if it held nothing but what is reached."""
        return Reader(frozen(self.connection, reach))

    def admit(self, entries: Iterable[Entry]) -> None:
        """Let further entries stand in such a frozen file; never in one on disk."""
        admit(self.connection, entries)

    # -- the file

    def voices(self) -> dict[str, int]:
        """Voice → number of its last entry."""
        return last_of_each_voice(self.connection)

    def last_at(self) -> str:
        """When the last entry was made, by the clock of its laptop; empty: there is none."""
        row = self.connection.execute(
            "SELECT at FROM journal ORDER BY stamp DESC LIMIT 1"
        ).fetchone()
        return row[0] if row else ""

    def session_id(self) -> str:
        """The random id that every digest of this session carries."""
        return meta(self.connection, "session") or ""

    def views(self) -> list[str]:
        """Names of the views, sorted."""
        return view_names(self.connection)

    def view_rows(self, name: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one view.

        Raises:
            KeyError: if there is no such view.
        """
        return view_rows(self.connection, name)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside comes from one moment, whatever others commit meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def compacted(self) -> bytes:
        """The whole file without anything that is this laptop's, to be kept.

        Raises:
            FileTrouble: if there is no room for it.
        """
        return compacted(self.connection)

    def _entries(self, where: str, values: tuple[Any, ...]) -> list[Entry]:
        return [Entry(*row) for row in self.connection.execute(f"{SELECT_ENTRIES} {where}", values)]
