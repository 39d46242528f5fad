"""Half-typed text: kept in this file only, offered after a crash, wiped for good on request."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that was never sent."""

    place: str
    """Where it was typed: `note/` and an acara, the edit of a record, or a place of a stage's \
screen."""
    body: str
    at: str
    """ISO 8601, the clock of this laptop."""
    process: int


def edit_place(kind: str, record: str) -> str:
    """Where a half-typed edit of a record is kept."""
    return f"{kind}.edit/{record}"  # no acara has a dot in its id


def keep(
    connection: sqlite3.Connection, owner: str, process: int, place: str, body: str, at: str
) -> None:
    """Keep half-typed text; the same text again costs no write to the disk."""
    connection.execute(
        "INSERT INTO draft VALUES(?, ?, ?, ?, ?)"
        " ON CONFLICT(owner, place, process) DO UPDATE SET body = excluded.body, at = excluded.at"
        " WHERE body != excluded.body",
        (owner, place, process, body, at),
    )


def drop(connection: sqlite3.Connection, owner: str, place: str, process: int) -> None:
    """Forget half-typed text."""
    connection.execute(
        "DELETE FROM draft WHERE owner = ? AND place = ? AND process = ?", (owner, place, process)
    )


def orphans(connection: sqlite3.Connection, owner: str) -> list[Draft]:
    """Drafts of this owner whose process is gone, the newest first."""
    rows = connection.execute(
        "SELECT place, body, at, process FROM draft WHERE owner = ? ORDER BY at DESC", (owner,)
    ).fetchall()
    return [draft for draft in (Draft(*row) for row in rows) if not process_lives(draft.process)]


def hand_over(connection: sqlite3.Connection, process: int, old: str, new: str) -> None:
    """What stands half-typed in this window belongs to whoever works in it now."""
    connection.execute(
        "UPDATE OR REPLACE draft SET owner = ? WHERE owner = ? AND process = ?", (new, old, process)
    )


def process_lives(number: int) -> bool:
    """Whether a process of this laptop that had that number is still there."""
    import psutil  # only after a crash

    try:
        return bool(psutil.pid_exists(number))
    except (psutil.Error, OverflowError):
        return False


def enter(connection: sqlite3.Connection, process: int, owner: str, actor: str, at: str) -> None:
    """Say that this process has the file open."""
    connection.execute(
        "INSERT OR REPLACE INTO presence VALUES(?, ?, ?, ?)", (process, owner, actor, at)
    )


def leave(connection: sqlite3.Connection, process: int) -> None:
    """Say that this process has closed the file."""
    connection.execute("DELETE FROM presence WHERE process = ?", (process,))
