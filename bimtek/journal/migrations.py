"""The file's formats, forward only; sqlite-utils applies and remembers them."""

from __future__ import annotations

import sqlite3

import sqlite_utils
from sqlite_utils import Migrations

from bimtek.journal.schema import APPLICATION_ID, FORMAT, TABLES, TRIGGERS

FORMATS = Migrations("bimtek")


@FORMATS()
def m001_journal(db: sqlite_utils.Database) -> None:
    """Journal, heads, search text, meta, drafts, presence."""
    for statement in TABLES.split(";"):
        if statement.strip():
            db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest format and set the journal's guards anew."""
    FORMATS.apply(sqlite_utils.Database(connection))
    for name, trigger in TRIGGERS.items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(trigger)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
