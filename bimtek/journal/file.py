"""The session file: one SQLite database, opened the same way everywhere."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bimtek.journal import trouble
from bimtek.journal.records import random_id
from bimtek.journal.schema import APPLICATION_ID, FORMAT

BUSY_SECONDS = 5.0
SQLITE_NEEDED = (3, 38, 0)
HEADER = b"SQLite format 3\x00"
SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")


def connect(path: Path, *, writing: bool, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection with the journal's settings.

    Args:
        patience: seconds to wait for whoever holds the file.

    Raises:
        FileTrouble: if the file is missing, foreign, damaged, newer, read-only or locked.
    """
    _look(path)
    try:
        connection = _open(path, writing, patience)
        with closed_by_trouble(connection):
            _check(connection, path)
            if writing:
                _prepare(connection)
    except (sqlite3.Error, OSError) as error:
        raise trouble.trouble_of(path, error) from error
    return connection


@contextmanager
def closed_by_trouble(connection: sqlite3.Connection) -> Iterator[None]:
    """What cannot be used is let go at once: its write-ahead log would stay beside it."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def create(path: Path) -> sqlite3.Connection:
    """A new, empty session file, ready for writing.

    Raises:
        FileTrouble: if something has that name already or the folder cannot be written.
    """
    if path.exists():
        raise trouble.exists(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _open(path, writing=True)
        with closed_by_trouble(connection):
            _found(connection)
    except (sqlite3.Error, OSError) as error:
        raise trouble.trouble_of(path, error) from error
    return connection


def _found(connection: sqlite3.Connection) -> None:
    from bimtek.journal.migrations import migrate  # sqlite-utils is needed only here

    _prepare(connection)
    migrate(connection)
    with transaction(connection):
        put_meta(connection, "session", random_id(16))
        put_meta(connection, "key", secrets.token_hex(32))


def _open(path: Path, writing: bool, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < SQLITE_NEEDED:
        raise trouble.FileTrouble(
            "old-sqlite",
            f"SQLite {sqlite3.sqlite_version} terlalu lama; perlu 3.38 atau lebih baru. "
            f"Pasang Python yang lebih baru.",
        )
    sealed = not writing and _is_sealed(path)
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?immutable=1" if sealed else path,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        uri=sealed,
    )
    if not writing:
        connection.execute("PRAGMA query_only=ON")
    return connection


def _is_sealed(path: Path) -> bool:
    """A stick that is write-protected: nobody writes there, and SQLite can keep nothing beside."""
    log = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and not log.exists()


def _prepare(connection: sqlite3.Connection) -> None:
    for setting in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "fullfsync=ON",
        "checkpoint_fullfsync=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {setting}")


def _look(path: Path) -> None:
    """Is there anything to open. The file itself is left to SQLite.

    Opened and closed by us it would lose every lock that SQLite holds on it in this process
    (POSIX drops them with the first descriptor closed); the next process to leave would take
    itself for the last one and remove the write-ahead log that is still being written.
    """
    if not path.exists():
        raise trouble.missing(path)
    if path.is_dir():
        raise trouble.foreign(path)
    if not os.access(path, os.R_OK):
        raise trouble.read_only(path)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise trouble.foreign(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise trouble.newer(path, version, FORMAT)


def writable(path: Path) -> None:
    """Refuse a file that this process may not write, before anything is typed.

    Raises:
        FileTrouble: read-only.
    """
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise trouble.read_only(path)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One durable transaction that sees the newest state and lets nobody write between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def begin_log(connection: sqlite3.Connection) -> None:
    """Begin the write-ahead log anew after a checkpoint, with a write that changes nothing.

    SQLite syncs the head of a new log before the first entry in it; the next save would wait
    for that.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    with transaction(connection):
        connection.execute(f"PRAGMA user_version={version:d}")


def truncate_wal(connection: sqlite3.Connection, attempts: int = 20) -> bool:
    """Move everything into the main file and empty the write-ahead log; False: readers held it."""
    for _ in range(attempts):
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
    return False


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """A fact about this file that no entry carries: session id, key, caches."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def put_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Set such a fact."""
    connection.execute(
        "INSERT INTO meta VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection commits to the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def last_seq(connection: sqlite3.Connection) -> int:
    """The place of the last entry in this file; 0: there is none."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])


def synchronised_folder(path: Path) -> str | None:
    """Why this place is risky for a file that several programs write, or None."""
    text = str(path.resolve())
    if text.startswith(("\\\\", "//")):
        return "folder jaringan"
    for part in path.resolve().parts:
        for name in SYNCHRONISED:
            if part.lower().startswith(name):
                return f"folder yang disinkronkan ({part})"
    return None
