"""Whole copies of a session file, made while it is in use."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from bimtek.journal import trouble
from bimtek.journal.file import connect

KEPT = 10
"""Backups of the program's own that stay beside a file."""
KEPT_AUTOMATIC = 6
"""The same of those that were made by the clock, so that these push out no others."""
AUTOMATIC = "otomatis"

STAYS = ("session", "key", "views")
"""What `meta` holds of the session itself; the rest is this laptop's."""

PAGES = 256
"""Pages that are copied between two reports of progress."""

Progress = Callable[[float], None]
Check = Callable[[Path], None]


def copy_to(
    source: sqlite3.Connection,
    target: Path,
    *,
    progress: Progress | None = None,
    check: Check | None = None,
) -> None:
    """Write a whole copy as one file, or nothing.

    Args:
        source: what it holds at this moment is copied, whatever others write meanwhile.
        target: the copy; until it is whole it has another name.
        progress: told how much is done, from 0 to 1.
        check: looks at the copy before it gets its name, and raises what is wrong with it.

    Raises:
        FileTrouble: if the target exists or cannot be written, or whatever the check raises.
    """
    if target.exists():
        raise trouble.exists(target)
    part = target.with_name(target.name + ".bagian")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _room_for(source, target)
        part.unlink(missing_ok=True)
        _copy(source, part, progress)
        if check is not None:
            check(part)
        part.replace(target)
        _keep_names(target.parent)
    except BaseException as error:
        for left in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error | OSError):
            raise trouble.trouble_of(target, error) from error
        raise


def _copy(source: sqlite3.Connection, part: Path, progress: Progress | None) -> None:
    copy = sqlite3.connect(part, isolation_level=None)
    own = not source.in_transaction
    try:
        if own:  # what is read stays as it is, so that no write makes the copy begin again
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM meta").fetchone()

        def told(_status: int, remaining: int, total: int) -> None:
            if progress is not None:
                progress(1 - remaining / max(1, total))

        source.backup(copy, pages=PAGES if progress else -1, progress=told)
        copy.execute("DELETE FROM draft")
        copy.execute("DELETE FROM presence")
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        if own and source.in_transaction:
            source.execute("ROLLBACK")
        copy.close()


def _room_for(source: sqlite3.Connection, target: Path) -> None:
    """Refuse at once what would fail half-way."""
    if not os.access(target.parent, os.W_OK):
        raise trouble.read_only(target.parent)
    pages = source.execute("PRAGMA page_count").fetchone()[0]
    needed = pages * source.execute("PRAGMA page_size").fetchone()[0]
    free = shutil.disk_usage(target.parent).free
    if free < needed * 1.05:
        raise trouble.full(target, needed, free)


def _keep_names(folder: Path) -> None:
    """See to it that the new name is on the disk as well, where the system can be asked to."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def compacted(source: sqlite3.Connection) -> bytes:
    """A whole copy without anything that is this laptop's: one state gives the same bytes.

    Raises:
        FileTrouble: if there is no room for it.
    """
    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "utuh", Path(folder) / "padat"
        copy_to(source, whole)
        copy = sqlite3.connect(whole, isolation_level=None)
        try:
            copy.execute(f"DELETE FROM meta WHERE key NOT IN ({','.join('?' * len(STAYS))})", STAYS)
            copy.execute("VACUUM INTO ?", (str(small),))
        except sqlite3.Error as error:
            raise trouble.trouble_of(whole, error) from error
        finally:
            copy.close()
        return small.read_bytes()


def backup_folder(path: Path) -> Path:
    """Where the program keeps its own backups of a session file."""
    return path.with_name(f"{path.stem}-cadangan")


def backups(path: Path) -> list[Path]:
    """The program's own backups, the newest last."""
    found = backup_folder(path).glob(f"{path.stem}-*.bimtek")
    return sorted(found, key=lambda backup: (backup.stat().st_mtime_ns, backup.name))


def back_up(path: Path, source: sqlite3.Connection, why: str, now: datetime) -> Path:
    """Make one of the program's own backups and drop the oldest of its sort.

    Args:
        why: short word for the file's name, such as `gabung`.
    """
    stem = f"{path.stem}-{now:%Y%m%d-%H%M%S}-{why}"
    target = backup_folder(path) / f"{stem}.bimtek"
    number = 1
    while target.exists():
        number += 1
        target = backup_folder(path) / f"{stem}-{number}.bimtek"
    copy_to(source, target)
    by_clock = why == AUTOMATIC
    alike = [one for one in backups(path) if by_clock == is_automatic(one)]
    for old in alike[: -(KEPT_AUTOMATIC if by_clock else KEPT)]:
        old.unlink(missing_ok=True)
    return target


def is_automatic(backup: Path) -> bool:
    """Whether a backup was made by the clock."""
    return f"-{AUTOMATIC}" in backup.stem


def renew(path: Path, source: sqlite3.Connection, now: datetime) -> list[Path]:
    """After words were destroyed: replace the program's own backups by one without them.

    The journal only grows, so one new copy holds all that the old ones held.

    Returns:
        Backups that could not be removed, to be named to the person.
    """
    old = backups(path)
    if not old:
        return []
    stubborn = []
    fresh = back_up(path, source, "musnah", now)
    for backup in old:
        if backup == fresh:
            continue
        try:
            backup.unlink(missing_ok=True)
        except OSError:
            stubborn.append(backup)
    return stubborn


def same_session(paths: Iterable[Path], session: str) -> list[Path]:
    """Which of these files are copies of a session."""
    from bimtek.journal.file import meta

    found = []
    for path in paths:
        try:
            connection = connect(path, writing=False)
        except trouble.FileTrouble:
            continue
        if meta(connection, "session") == session:
            found.append(path)
        connection.close()
    return found


class Held(Enum):
    """Whether a copy still holds words that were destroyed."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"
    """It cannot be read."""


def files_of(path: Path) -> list[Path]:
    """Other session files in the same folder that are copies of this one."""
    from bimtek.journal.file import meta

    with closing(connect(path, writing=False)) as connection:
        session = meta(connection, "session") or ""
    beside = (one for one in sorted(path.parent.glob("*.bimtek")) if one != path)
    return same_session(beside, session)


def holds_words(path: Path, stamps: Iterable[str]) -> Held:
    """Whether any of these entries stands in a copy with what it said."""
    try:
        with closing(connect(path, writing=False)) as connection:
            found = any(
                connection.execute(
                    "SELECT 1 FROM journal WHERE stamp = ? AND patch IS NOT NULL", (stamp,)
                ).fetchone()
                for stamp in stamps
            )
    except (trouble.FileTrouble, sqlite3.Error, OSError):
        return Held.UNKNOWN
    return Held.YES if found else Held.NO
