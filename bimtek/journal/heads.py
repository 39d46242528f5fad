"""Heads and search text: what stands, kept in the transaction of every entry."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import TypeVar

from bimtek.journal.codec import canonical
from bimtek.journal.fold import Line, fold, named_by
from bimtek.journal.records import WITHDRAWN, Head, Heads, Record, Seen
from bimtek.locale.folding import fold as folded

R = TypeVar("R", bound=Record)
Kinds = Mapping[str, type[Record]]
"""Name of a kind → its record class; other kinds are kept, but not searched."""


def standing(connection: sqlite3.Connection, kind: str, record: str) -> dict[str, tuple[Head, ...]]:
    """Field → heads of one record, the greatest stamp first."""
    found: dict[str, list[Head]] = {}
    for field, stamp, value in connection.execute(
        "SELECT field, stamp, value FROM head WHERE kind = ? AND record = ?"
        " ORDER BY field, stamp DESC",
        (kind, record),
    ):
        found.setdefault(field, []).append(Head(stamp, value))
    return {field: tuple(heads) for field, heads in found.items()}


def stands(connection: sqlite3.Connection, kind: str, record: str) -> bool:
    """Whether anything stands under this id."""
    row = connection.execute(
        "SELECT 1 FROM head WHERE kind = ? AND record = ? LIMIT 1", (kind, record)
    ).fetchone()
    return row is not None


def records_of(connection: sqlite3.Connection, kind: str) -> list[str]:
    """Records of a kind of which anything stands."""
    rows = connection.execute(
        "SELECT DISTINCT record FROM head WHERE kind = ? ORDER BY record", (kind,)
    )
    return [str(record) for (record,) in rows]


def records_with(connection: sqlite3.Connection, kind: str, field: str, value: object) -> list[str]:
    """Records of a kind whose field has this value, the one set last first."""
    return [
        str(record)
        for (record,) in connection.execute(
            "SELECT record FROM head WHERE kind = ? AND field = ? AND value = ?"
            " ORDER BY stamp DESC",
            (kind, field, canonical(value)),
        )
    ]


def seen_of(connection: sqlite3.Connection, cls: type[R], record: str) -> Seen[R]:
    """One record as it stands; without heads if there is nothing."""
    heads = standing(connection, cls.kind, record)
    return Seen(cls, record, heads, taken_back(connection, cls.kind, record, heads))


def conflicts(connection: sqlite3.Connection, kinds: Kinds) -> list[Seen[Record]]:
    """Records in which a person must choose between values."""
    candidates = connection.execute(
        "SELECT DISTINCT kind, record FROM head WHERE field = ? OR (kind, record, field) IN"
        " (SELECT kind, record, field FROM head GROUP BY 1, 2, 3 HAVING count(*) > 1)"
        " ORDER BY 1, 2",
        (WITHDRAWN,),
    ).fetchall()
    found = [seen_of(connection, kinds[kind], rec) for kind, rec in candidates if kind in kinds]
    return [seen for seen in found if seen.conflicts]


def taken_back(
    connection: sqlite3.Connection, kind: str, record: str, heads: Heads
) -> frozenset[str]:
    """The stamps that a record's standing withdrawal names."""
    withdrawals = [json.loads(head.value) for head in heads.get(WITHDRAWN, ()) if head.value]
    if not any(withdrawals):
        return frozenset()
    lines = lines_of(connection, kind, record)
    return frozenset().union(
        *(
            named_by(lines, name, stamps)
            for withdrawal in withdrawals
            if withdrawal
            for name, stamps in withdrawal["seen"].items()
        )
    )


def take_in(connection: sqlite3.Connection, line: Line, record: str, kinds: Kinds) -> None:
    """Let an entry that was just inserted stand.

    Fields set on top of heads are changed in place; as soon as an undone entry is involved,
    the record is folded anew.
    """
    base: dict[str, list[str]] = json.loads(line.base)
    if line.undoes is not None or line.patch is None or _names_undone(connection, base):
        refold(connection, line.kind, record, kinds)
        return
    for field, value in json.loads(line.patch).items():
        connection.executemany(
            "DELETE FROM head WHERE kind = ? AND record = ? AND field = ? AND stamp = ?",
            [(line.kind, record, field, stamp) for stamp in base[field]],
        )
        connection.execute(
            "INSERT INTO head VALUES(?, ?, ?, ?, ?)",
            (line.kind, record, field, line.stamp, canonical(value)),
        )
        _index(connection, line.kind, record, [field], kinds)


def _names_undone(connection: sqlite3.Connection, base: Mapping[str, list[str]]) -> bool:
    return any(
        connection.execute("SELECT 1 FROM journal WHERE undoes = ?", (stamp,)).fetchone()
        for stamp in {stamp for stamps in base.values() for stamp in stamps}
    )


def lines_of(connection: sqlite3.Connection, kind: str, record: str) -> list[Line]:
    """What the fold needs of one record."""
    return [
        Line(*row)
        for row in connection.execute(
            "SELECT stamp, kind, patch, base, undoes FROM journal WHERE kind = ? AND record = ?",
            (kind, record),
        )
    ]


def refold(connection: sqlite3.Connection, kind: str, record: str, kinds: Kinds) -> None:
    """Make the heads of one record anew from the journal."""
    connection.execute("DELETE FROM head WHERE kind = ? AND record = ?", (kind, record))
    connection.execute("DELETE FROM teks WHERE kind = ? AND record = ?", (kind, record))
    found = fold(lines_of(connection, kind, record))
    connection.executemany(
        "INSERT INTO head VALUES(?, ?, ?, ?, ?)",
        [
            (kind, record, field, stamp, value)
            for field, values in found.items()
            for stamp, value in values.items()
        ],
    )
    _index(connection, kind, record, found, kinds)


def _index(
    connection: sqlite3.Connection, kind: str, record: str, fields: Iterable[str], kinds: Kinds
) -> None:
    """Keep the search text of a record's fields: all standing values, conflicting ones too."""
    cls = kinds.get(kind)
    if cls is None or not cls.searchable:
        return
    for field in fields:
        if field not in cls.searchable:
            continue
        values = [
            str(json.loads(value))
            for (value,) in connection.execute(
                "SELECT value FROM head WHERE kind = ? AND record = ? AND field = ?"
                " AND value IS NOT NULL ORDER BY stamp DESC",
                (kind, record, field),
            )
        ]
        key = (kind, record, field)
        connection.execute("DELETE FROM teks WHERE kind = ? AND record = ? AND field = ?", key)
        if any(values):
            connection.execute(
                "INSERT INTO teks VALUES(?, ?, ?, ?)", (*key, folded("\n".join(values)))
            )


def index_again(connection: sqlite3.Connection, kinds: Kinds) -> None:
    """Make all search texts anew: another program may have kept what it could not read."""
    connection.execute("DELETE FROM teks")
    for kind, record, fields in connection.execute(
        "SELECT kind, record, json_group_array(DISTINCT field) FROM head GROUP BY kind, record"
    ).fetchall():
        _index(connection, kind, record, json.loads(fields), kinds)


def rebuild(connection: sqlite3.Connection, kinds: Kinds) -> None:
    """Make all heads and search texts anew; the rows come out as they were."""
    connection.execute("DELETE FROM head")
    connection.execute("DELETE FROM teks")
    for kind, record in connection.execute("SELECT DISTINCT kind, record FROM journal").fetchall():
        refold(connection, kind, record, kinds)
