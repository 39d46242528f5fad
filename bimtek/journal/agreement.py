"""What an agreement freezes: what it reaches, what knows of it, and what came late."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bimtek.journal.entry import COLUMNS, INSERT, Entry
from bimtek.journal.file import transaction
from bimtek.journal.heads import refold
from bimtek.journal.schema import TRIGGERS

AGREEMENT = "agreement"
"""The kind of entry that freezes what its `seen` reaches."""

Reach = Mapping[str, int]
"""Voice → number up to which its entries belong."""

_ENTRIES = f"SELECT {', '.join(COLUMNS)} FROM journal"


@dataclass(frozen=True, slots=True)
class Freeze:
    """What one agreement froze.

    Args:
        stamp: of the agreement's entry.
        reach: what belongs to it, itself included.
        known: voice → its first entry that was written in knowledge of it.
        sidik: over what it reaches; no later entry changes it.
    """

    stamp: str
    reach: Reach
    known: Reach
    sidik: str

    def holds(self, entry: Entry) -> bool:
        """Whether the entry is part of what was agreed."""
        return is_within(self.reach, entry)

    def is_known_to(self, entry: Entry) -> bool:
        """Whether whoever made the entry knew of the agreement; else it is susulan."""
        return entry.n >= self.known.get(entry.voice, entry.n + 1)


def is_within(reach: Reach, entry: Entry) -> bool:
    """Whether an entry belongs to what is reached."""
    return entry.n <= reach.get(entry.voice, 0)


def agreements(connection: sqlite3.Connection) -> frozenset[str]:
    """Stamps of all agreements of the file."""
    rows = connection.execute("SELECT stamp FROM journal WHERE kind = ?", (AGREEMENT,))
    return frozenset(stamp for (stamp,) in rows)


def agreed_up_to(connection: sqlite3.Connection) -> dict[str, int]:
    """Voice → number up to which its entries stand in what the hall has agreed."""
    tops = connection.execute("SELECT voice, n FROM journal WHERE kind = ?", (AGREEMENT,))
    return _closure(connection, tops.fetchall())


def freeze_of(connection: sqlite3.Connection, stamp: str) -> Freeze:
    """What the agreement with this stamp froze.

    Raises:
        KeyError: if there is no such entry.
    """
    reach = reach_of(connection, stamp)
    return Freeze(stamp, reach, _known_since(connection, stamp), _sidik_of(connection, reach))


def reach_of(connection: sqlite3.Connection, stamp: str) -> dict[str, int]:
    """What an entry that freezes reaches: its `seen`, the `seen` of those in turn, and itself.

    Raises:
        KeyError: if there is no such entry.
    """
    return _closure(connection, [_place_of(connection, stamp)])


def _place_of(connection: sqlite3.Connection, stamp: str) -> tuple[str, int]:
    row = connection.execute("SELECT voice, n FROM journal WHERE stamp = ?", (stamp,)).fetchone()
    if row is None:
        raise KeyError(stamp)
    return row[0], row[1]


def _closure(connection: sqlite3.Connection, waiting: list[tuple[str, int]]) -> dict[str, int]:
    reach: dict[str, int] = {}
    while waiting:
        voice, n = waiting.pop()
        if reach.get(voice, 0) >= n:
            continue
        reach[voice] = n
        waiting += connection.execute(
            "SELECT tip.key, tip.value FROM journal, json_each(journal.seen) AS tip"
            " WHERE journal.voice = ? AND journal.n <= ? AND journal.seen IS NOT NULL",
            (voice, n),
        ).fetchall()
    return reach


def _known_since(connection: sqlite3.Connection, stamp: str) -> dict[str, int]:
    """Going up from the agreement, because whoever has seen an entry has a greater stamp."""
    own, place = _place_of(connection, stamp)
    known = {own: place + 1}
    for voice, n, seen in connection.execute(
        "SELECT voice, n, seen FROM journal WHERE seen IS NOT NULL AND stamp > ? ORDER BY stamp",
        (stamp,),
    ):
        tips_then: dict[str, int] = json.loads(seen)
        knows = (
            last >= known.get(other, last + 1) or (other == own and last >= place)
            for other, last in tips_then.items()
        )
        if voice not in known and any(knows):
            known[voice] = n
    return known


def tips(connection: sqlite3.Connection) -> dict[str, int]:
    """Voice → n of the voices whose last entry no other entry's `seen` covers."""
    last: dict[str, int] = dict(
        connection.execute("SELECT voice, max(n) FROM journal GROUP BY voice")
    )
    for (seen,) in connection.execute("SELECT seen FROM journal WHERE seen IS NOT NULL"):
        for voice, n in json.loads(seen).items():
            if last.get(voice, n + 1) <= n:
                del last[voice]
    return last


def _sidik_of(connection: sqlite3.Connection, reach: Reach) -> str:
    lines = []
    for voice, n in sorted(reach.items()):
        (digest,) = connection.execute(
            "SELECT lower(hex(digest)) FROM journal WHERE voice = ? AND n = ?", (voice, n)
        ).fetchone()
        lines.append(f"{voice} {n} {digest}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def beyond(connection: sqlite3.Connection, reach: Reach) -> list[Entry]:
    """All entries that are not reached, in the order of their stamps."""
    voices = connection.execute("SELECT DISTINCT voice FROM journal").fetchall()
    query = f"{_ENTRIES} WHERE voice = ? AND n > ?"
    found = [
        Entry(*row)
        for (voice,) in voices
        for row in connection.execute(query, (voice, reach.get(voice, 0)))
    ]
    return sorted(found, key=lambda entry: entry.stamp)


def destroyed_since(connection: sqlite3.Connection, reach: Reach) -> set[str]:
    """Entries by which a later destruction of words left the rest of what is reached standing.

    A redaction applies from anywhere; what it records anew is what stood in the agreed entries.
    """
    acts = connection.execute(
        "SELECT voice, act FROM journal WHERE kind = 'redaction' ORDER BY stamp"
    ).fetchall()
    kept: set[str] = set()
    for voice, act in acts:
        for entry in _act(connection, voice, act):
            named = {stamp for stamps in entry.bases.values() for stamp in stamps}
            if named and all(s in kept or _is_reached(connection, reach, s) for s in named):
                kept.add(entry.stamp)
    return {stamp for stamp in kept if not _is_reached(connection, reach, stamp)}


def _act(connection: sqlite3.Connection, voice: str, act: int) -> list[Entry]:
    rows = connection.execute(f"{_ENTRIES} WHERE voice = ? AND act = ? ORDER BY n", (voice, act))
    return [Entry(*row) for row in rows]


def _is_reached(connection: sqlite3.Connection, reach: Reach, stamp: str) -> bool:
    row = connection.execute("SELECT voice, n FROM journal WHERE stamp = ?", (stamp,)).fetchone()
    return row is not None and row[1] <= reach.get(row[0], 0)


def frozen(connection: sqlite3.Connection, reach: Reach) -> sqlite3.Connection:
    """A copy in memory that holds what is reached, and nothing else.

    Words that were destroyed at any time are so there too.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(copy)
    kept = destroyed_since(copy, reach)
    places = copy.execute("SELECT stamp, voice, n, kind, record FROM journal").fetchall()
    left = [one for one in places if one[2] > reach.get(one[1], 0) and one[0] not in kept]
    with transaction(copy):
        for trigger in TRIGGERS:  # they hold for the file, not for what is read of it
            copy.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for table in ("teks", "draft", "presence"):
            copy.execute(f"DELETE FROM {table}")
        copy.executemany("DELETE FROM journal WHERE stamp = ?", [one[:1] for one in left])
        for kind, record in dict.fromkeys(one[3:] for one in left):  # all others stand as they did
            refold(copy, kind, record, {})
    return copy


def admit(copy: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Let further entries stand in such a copy."""
    with transaction(copy):
        for one in entries:
            copy.execute(INSERT, one.row())
            refold(copy, one.kind, one.record, {})
