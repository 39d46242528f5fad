"""The one thread that writes: a queue in, futures out; nothing it could not write is given up."""

from __future__ import annotations

import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from bimtek.journal.file import begin_log, transaction
from bimtek.journal.trouble import in_words
from bimtek.journal.voice import Voice

T = TypeVar("T")

IDLE_SECONDS = 1.0
"""After this long without a write the file is checkpointed, so that a plain copy is whole."""
RETRY_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the header says about saving."""

    at: datetime | None = None
    """The last durable save."""
    count: int = 0
    """Own entries on disk."""
    waiting: int = 0
    trouble: str = ""
    """Why the oldest waiting write failed; empty: nothing is wrong."""


class Unsaved(RuntimeError):  # noqa: N818 - what happened
    """The program left before this could be written."""


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    work: Callable[[Voice], T]
    future: Future[T]
    counts: bool
    """Whether it is part of what the person sees as saved."""
    then: Callable[[sqlite3.Connection, T], T] | None
    """What follows the commit, outside the transaction."""


class Writer:
    """Writes acts one after the other, each in a durable transaction of its own.

    Args:
        voice: on a connection that only this writer uses.
        told: called from the writer's thread after every change of the save state; it must
            return at once and never wait for the app.
    """

    def __init__(self, voice: Voice, told: Callable[[SaveState], None]) -> None:
        self._voice = voice
        self._told = told
        self._queue: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._state = SaveState()
        self._deadline: float | None = None
        self._dirty = False
        self._thread = threading.Thread(target=self._run, name="bimtek-writer", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SaveState:
        return self._state

    def submit(
        self,
        work: Callable[[Voice], T],
        *,
        counts: bool = True,
        then: Callable[[sqlite3.Connection, T], T] | None = None,
    ) -> Future[T]:
        """Queue work for one transaction; the future holds its result once it is on disk.

        Args:
            work: what is done inside the transaction.
            counts: whether the person sees it as saved or waiting.
            then: what follows outside the transaction, before the future is answered.
        """
        job: _Job[T] = _Job(work, Future(), counts, then)
        job.future.set_running_or_notify_cancel()  # a view that is closed cancels no write
        with self._lock:
            if counts:
                self._state = replace(self._state, waiting=self._state.waiting + 1)
        self._queue.put(job)
        return job.future

    def close(self, seconds: float = 5.0) -> bool:
        """Write what waits, for at most this long, and end; False if something stayed unsaved."""
        self._deadline = time.monotonic() + seconds
        self._queue.put(None)
        self._thread.join(seconds + 1)
        return self._state.waiting == 0

    def _run(self) -> None:
        while True:
            try:
                job = self._queue.get(timeout=IDLE_SECONDS)
            except queue.Empty:
                self._rest()
                continue
            if job is None:
                break
            self._do(job)
        self._leave()

    def _do(self, job: _Job[Any]) -> None:
        while True:
            position = self._voice.position
            try:
                with transaction(self._voice.connection):
                    result = job.work(self._voice)
                if job.then is not None:
                    result = job.then(self._voice.connection, result)
            except sqlite3.OperationalError as error:
                self._voice.forget(*position)
                if self._too_late():
                    self._give_up(job, error)
                    return
                self._tell(trouble=in_words(error))
                time.sleep(RETRY_SECONDS)
            except Exception as error:  # noqa: BLE001 - the worker's edge: goes to whoever asked
                self._voice.forget(*position)
                self._finish(job)
                job.future.set_exception(error)
                return
            else:
                self._dirty = True
                self._finish(job, self._voice.clock())
                job.future.set_result(result)
                return

    def _finish(self, job: _Job[Any], at: datetime | None = None) -> None:
        with self._lock:
            state = replace(self._state, trouble="")
            if job.counts:
                state = replace(state, waiting=state.waiting - 1)
                if at is not None:
                    state = replace(state, at=at, count=self._voice.count)
            changed, self._state = state != self._state, state
        if changed:
            self._told(state)

    def _tell(self, *, trouble: str) -> None:
        with self._lock:
            self._state = replace(self._state, trouble=trouble)
        self._told(self._state)

    def _too_late(self) -> bool:
        return self._deadline is not None and time.monotonic() > self._deadline

    def _give_up(self, job: _Job[Any], error: sqlite3.OperationalError) -> None:
        job.future.set_exception(Unsaved(in_words(error)))

    def _rest(self) -> None:
        if not self._dirty:
            return
        with suppress(sqlite3.Error):  # somebody holds the file just now: the next rest tries again
            self._checkpoint("PASSIVE")
            begin_log(self._voice.connection)
            self._dirty = False

    def _checkpoint(self, mode: str) -> None:
        self._voice.connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()

    def _leave(self) -> None:
        with suppress(sqlite3.Error):
            self._checkpoint("TRUNCATE")
        self._voice.connection.close()
