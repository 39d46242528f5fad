"""An older file is brought forward after a backup; the journal's guards are set anew."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlite_utils

from bimtek.journal import file, migrations
from bimtek.journal.schema import FORMAT, TRIGGERS
from bimtek.journal.verify import verify

from .nodes import KINDS, Node, new_file


def test_migrating_keeps_every_entry_and_restores_lost_guards(tmp_path: Path) -> None:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    node.fill("r1", a="lama")
    before = node.heads()
    node.connection.execute("DROP TRIGGER journal_no_update")
    node.connection.execute("PRAGMA user_version=0")
    migrations.migrate(node.connection)
    assert node.connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    triggers = node.connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
    assert {name for (name,) in triggers} == set(TRIGGERS)
    assert node.heads() == before
    assert verify(node.connection, KINDS) == []


def test_a_later_format_applies_only_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = file.create(tmp_path / "sesi.bimtek")
    later = sqlite_utils.Migrations("bimtek")
    later()(migrations.m001_journal)

    @later()
    def m002_later(db: sqlite_utils.Database) -> None:
        db.execute("CREATE TABLE later(digest BLOB PRIMARY KEY) STRICT")

    monkeypatch.setattr(migrations, "FORMATS", later)
    migrations.migrate(connection)
    migrations.migrate(connection)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    assert "later" in {name for (name,) in tables}
