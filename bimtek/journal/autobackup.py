"""Backups by the clock while people work: in a thread of its own, on a connection of its own."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bimtek.clock import Clock
from bimtek.journal import file, trouble
from bimtek.journal.copies import AUTOMATIC, back_up, backups
from bimtek.journal.verify import entry_count

EVERY = timedelta(minutes=10)
LOOK_SECONDS = 30.0
"""How often it is looked whether a backup is due."""


class AutoBackup:
    """Makes a backup every ten minutes in which somebody changed something.

    Several windows on one file make one backup between them: whoever comes first.

    Args:
        path: the session file.
        clock: for the backup's name.
        told: called from the thread with the sentence when a backup fails, once a failure.
    """

    def __init__(self, path: Path, clock: Clock, told: Callable[[str], None]) -> None:
        self._path = path
        self._clock = clock
        self._told = told
        self._said = ""
        self._count: int | None = None
        """Entries that the newest backup holds, or that there were when it was first looked."""
        self._since = datetime.now().astimezone()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bimtek-backup", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a backup that is being made is finished first."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def _run(self) -> None:
        while True:
            try:
                self.look(datetime.now().astimezone())
                self._said = ""
            except (trouble.FileTrouble, sqlite3.Error, OSError) as error:
                self._fail(error)
            if self._stop.wait(LOOK_SECONDS):
                return

    def _fail(self, error: Exception) -> None:
        sentence = f"Cadangan otomatis gagal: {getattr(error, 'message', '') or error}"
        if sentence != self._said:
            self._said = sentence
            self._told(sentence)

    def look(self, now: datetime) -> Path | None:
        """Make a backup if one is due.

        Args:
            now: by the machine's own clock, as the times of files are.
        """
        if self._count is not None and now - max(self._since, self._newest(now)) < EVERY:
            return None
        connection = file.connect(self._path, writing=False)
        try:
            count = entry_count(connection)
            if self._count is None:
                self._count = count
            if count == self._count:
                return None
            made = self._make(connection)
            self._count, self._since = count, now
            return made
        finally:
            connection.close()

    def _make(self, connection: sqlite3.Connection) -> Path:
        """A backup without words that were destroyed while it was made."""
        while True:
            before = _orders(connection)
            made = back_up(self._path, connection, AUTOMATIC, self._clock())
            # Whoever destroys words cleans the backups that have their names by then; this one
            # may have got its name just after, so it looks once more whether there was an order.
            if _orders(connection) == before:
                return made
            made.unlink(missing_ok=True)

    def _newest(self, now: datetime) -> datetime:
        """When the newest backup was made, by whichever window."""
        found = backups(self._path)
        if not found:
            return datetime.min.replace(tzinfo=now.tzinfo) + timedelta(days=1)
        with contextlib.suppress(OSError):
            return datetime.fromtimestamp(found[-1].stat().st_mtime, now.tzinfo)
        return now


def _orders(connection: sqlite3.Connection) -> int:
    """How many orders to destroy words there are."""
    row = connection.execute("SELECT count(*) FROM journal WHERE kind = 'redaction'").fetchone()
    return int(row[0])
