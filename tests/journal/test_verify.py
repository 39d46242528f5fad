"""Whoever changes a byte by hand is found out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bimtek.journal.verify import fingerprint, shown, verify

from .nodes import KINDS, Node, copy, new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    node.fill("r1", a="Nama Contoh", b="dua")
    node.fill("r1", a="Nama Contoh Lain")
    node.fill("r2", a="ketiga")
    node.connection.close()
    return node.path


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_a_file_that_nobody_touched_is_whole(path: Path) -> None:
    assert verify(opened(path), KINDS) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE journal SET patch = replace(patch, 'Contoh', 'Cintoh') WHERE n = 1",
        "UPDATE journal SET actor = 'o-lain' WHERE n = 2",
        "UPDATE journal SET at = '2024-01-01T00:00:00.000+00:00' WHERE n = 2",
        "UPDATE journal SET base = '{\"a\":[]}' WHERE n = 2",
        "UPDATE journal SET seal = zeroblob(32) WHERE n = 3",
        "UPDATE journal SET digest = zeroblob(32) WHERE n = 3",
        "UPDATE journal SET patch = NULL, salt = NULL, kind = 'lain' WHERE n = 1",
        "DELETE FROM journal WHERE n = 2",
        "DELETE FROM journal WHERE n = 1",
        "UPDATE meta SET value = 'sesi-lain' WHERE key = 'session'",
        "UPDATE head SET value = '\"Cintoh\"' WHERE field = 'b'",
        "DELETE FROM head WHERE field = 'b'",
        "UPDATE teks SET body = 'lain'",
    ],
)
def test_a_change_by_hand_is_found(path: Path, tampering: str) -> None:
    connection = opened(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
    guards = triggers.fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(tampering)
    for _, sql in guards:
        connection.execute(sql)
    assert any(finding.serious for finding in verify(connection, KINDS))


def test_a_missing_guard_is_found(path: Path) -> None:
    connection = opened(path)
    connection.execute("DROP TRIGGER journal_no_delete")
    assert any("journal_no_delete" in finding.message for finding in verify(connection, KINDS))


def test_a_byte_changed_in_the_file_is_found(path: Path) -> None:
    whole = path.read_bytes()
    at = whole.rindex(b"Nama Contoh")
    path.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
    assert any(finding.serious for finding in verify(opened(path), KINDS))


def test_equal_copies_have_one_sidik_and_another_entry_changes_it(path: Path) -> None:
    twin = Node(copy(path, path.with_name("dua.bimtek")), "1")
    before = fingerprint(opened(path))
    assert fingerprint(twin.connection) == before
    twin.fill("r1", a="baru")
    assert fingerprint(twin.connection) != before


def test_the_sidik_is_shown_in_two_groups() -> None:
    assert shown("7f3a91c2ffff") == "7F3A-91C2"
