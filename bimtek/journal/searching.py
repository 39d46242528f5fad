"""Search: every word somewhere in a record, or in the name of an office or person it names."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from bimtek.locale.folding import fold

NAMES = ("opd", "participant")
"""Kinds whose names also find the records that refer to them."""
REFERRING = ("opd", "speaker", "opds", "pic", "owner")
"""Fields that refer to them."""
MOST = 100
"""Records of each kind that are found; how many there are is counted anyway."""

_REFERS = f"""
refers AS MATERIALIZED (
  SELECT head.kind, head.record, named.value AS name FROM head, json_each(head.value) AS named
  WHERE head.field IN ({", ".join(f"'{field}'" for field in REFERRING)})
    AND head.value IS NOT NULL
  UNION
  SELECT text.kind, text.record, part.value FROM teks AS text,
    json_each('["' || replace(text.record, '/', '","') || '"]') AS part
  WHERE instr(text.record, '/') AND NOT instr(text.record, '"') AND NOT instr(text.record, '\\')
)"""
"""Which office or person each record names, in a field or in its key."""

_HOLDING = f"""
SELECT kind, record FROM teks WHERE body LIKE ? ESCAPE '\\'
UNION
SELECT refers.kind, refers.record FROM refers WHERE refers.name IN (
  SELECT record FROM teks WHERE body LIKE ? ESCAPE '\\'
    AND kind IN ({", ".join(f"'{kind}'" for kind in NAMES)}))
  AND (refers.kind, refers.record) IN (SELECT kind, record FROM teks)"""
"""The records that hold a word, or name an office or person that does; it stands twice in it."""


class Hit(NamedTuple):
    """A record in which every word stands."""

    kind: str
    record: str
    stamp: str
    """Of its newest value."""
    of_kind: int
    """How many records of this kind there are in which they stand."""


def search(connection: sqlite3.Connection, text: str) -> list[Hit]:
    """Records in which every word of a text stands, each kind by itself, newest first."""
    words = fold(text).split()
    if not words:
        return []
    likes = [_like(word) for word in dict.fromkeys(words)]
    matching = " INTERSECT ".join([f"SELECT * FROM ({_HOLDING})"] * len(likes))
    newest = (
        "SELECT kind, record, (SELECT max(stamp) FROM head"
        " WHERE head.kind = hit.kind AND head.record = hit.record) AS stamp"
        f" FROM ({matching}) AS hit"
    )
    ranked = (
        "SELECT kind, record, stamp, count(*) OVER (PARTITION BY kind) AS of_kind,"
        f" row_number() OVER (PARTITION BY kind ORDER BY stamp DESC) AS place FROM ({newest})"
    )
    rows = connection.execute(
        f"WITH {_REFERS} SELECT kind, record, stamp, of_kind FROM ({ranked}) WHERE place <= ?"
        " AND stamp IS NOT NULL ORDER BY kind, stamp DESC",
        (*(like for like in likes for _ in range(2)), MOST),
    )
    return [Hit(*row) for row in rows]


def _like(word: str) -> str:
    for special in "\\%_":
        word = word.replace(special, f"\\{special}")
    return f"%{word}%"
