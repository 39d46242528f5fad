"""Nothing written is overwritten or deleted, also not from a plain `sqlite3`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from .nodes import Node, new_file

ROW = "SELECT seq, stamp, voice, n, seen, at, device, actor, role, kind, v, record, patch, salt"


@pytest.fixture
def plain(tmp_path: Path) -> sqlite3.Connection:
    """The file as any SQLite tool opens it."""
    path = new_file(tmp_path / "sesi.bimtek")
    node = Node(path, "0")
    node.fill("r1", a="satu")
    node.connection.close()
    return sqlite3.connect(path)


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE journal SET patch = \'{"a":"dua"}\'',
        "UPDATE journal SET patch = NULL, salt = NULL",
        "UPDATE journal SET actor = 'o-lain'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
        "INSERT OR IGNORE INTO journal SELECT * FROM journal",
    ],
)
def test_a_plain_connection_cannot_change_the_journal(
    plain: sqlite3.Connection, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute(statement)


def test_replacing_by_voice_and_number_is_refused_too(plain: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute(
            "INSERT OR REPLACE INTO journal SELECT 99, stamp || 'x', voice, n, seen, at, device,"
            " actor, role, kind, v, record, patch, salt, seal, base, act, undoes, digest"
            " FROM journal"
        )


def test_a_destroyed_entry_keeps_everything_but_its_words(tmp_path: Path) -> None:
    path = new_file(tmp_path / "sesi.bimtek")
    node = Node(path, "0")
    node.fill("r1", a="rahasia")
    node.redact("r1", "a")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        node.connection.execute("UPDATE journal SET patch = NULL, actor = 'x' WHERE patch IS NULL")
