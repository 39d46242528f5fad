"""What stands in a session file, and the way to record: deeds in the name of who works here."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import TypeVar

from bimtek.clock import Clock
from bimtek.hall.agreed import amended_by
from bimtek.hall.agreement import Update
from bimtek.hall.identity import officer_id
from bimtek.hall.officers import Officer
from bimtek.journal import drafts as half_typed
from bimtek.journal.drafts import Draft
from bimtek.journal.file import truncate_wal
from bimtek.journal.reader import Reader
from bimtek.journal.records import Change, Refusal
from bimtek.journal.undo import Undone, redo, undo, undo_acts
from bimtek.journal.voice import Author, Receipt, Voice
from bimtek.journal.writer import SaveState, Writer
from bimtek.shelf import Kinds, Shelf

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What an undo or redo did."""

    deed: str
    """`Diurungkan` or `Diulangi`."""
    records: tuple[tuple[str, str], ...]
    """(kind, record) of all it reached."""
    kept: int
    """Values that stay, because they were replaced meanwhile."""
    replaced_by: str
    """Whose the others are: `orang lain`, `sesudahnya`."""
    left: tuple[str, ...] = ()
    """Stamps of the values that stay."""


class Act:
    """Changes of one deed: one transaction, one undo."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.saved: Future[Receipt] = Future()

    def record(self, change: Change) -> None:
        self.changes.append(change)


class Recorder(Shelf):
    """Reads, and records what the person at this keyboard does.

    Args:
        reader: reads on its own connection.
        writer: None where the file is only read.
        author: in whose name is recorded.
        officer_name: the name behind `author.actor`; recorded with the first act.
        kinds: kind → record class.
        clock: the laptop's clock.
        zone: the hall's time zone.
    """

    def __init__(
        self,
        *,
        reader: Reader,
        writer: Writer | None,
        author: Author,
        officer_name: str,
        kinds: Kinds,
        clock: Clock,
        zone: tzinfo,
    ) -> None:
        super().__init__(reader, kinds, zone, author.actor)
        self._writer = writer
        self._author = author
        self._officer_name = officer_name
        self._signed_in: set[str] = set()
        self._clock = clock
        self._process = os.getpid()
        self._refusal: Refusal | None = None
        self.delivery = ""
        """Id of the pemutakhiran under whose number this window changes what was agreed."""
        self.deeds = 0
        """What the person at this keyboard did so far in this window."""
        if writer is not None:
            self._enter()

    # -- who and when

    @property
    def role(self) -> str:
        return self._author.role

    @property
    def device(self) -> str:
        """This laptop, as entries name it."""
        return self._author.device

    @property
    def officer(self) -> str:
        """The name of the person at this keyboard."""
        return self._officer_name

    def now(self) -> datetime:
        """The time in the hall."""
        return self._clock().astimezone(self.zone)

    def hand_over(self, name: str, role: str) -> None:
        """Somebody else works in this window from now on.

        What was recorded before, also what still waits for the disk, stays in the name of whoever
        typed it; half-typed text goes over, and the undo key reaches only the new one's own.

        Raises:
            Refusal: without a name.
        """
        if not name.strip():
            raise Refusal("no-name", "Tulis nama petugas yang melanjutkan.")
        before, process = self._author, self._process
        author = replace(before, actor=officer_id(self.key, name.strip()), role=role)
        at = self.now().isoformat()

        def work(voice: Voice) -> None:
            voice.author = author
            half_typed.hand_over(voice.connection, process, before.owner, author.owner)
            half_typed.enter(voice.connection, process, author.owner, author.actor, at)

        self._writing.submit(work, counts=False)
        self._author, self._officer_name = author, name.strip()
        self.works_as(author.actor)
        self._deed(lambda _: None)

    # -- recording

    @property
    def saves(self) -> SaveState:
        return self._writer.state if self._writer else SaveState()

    def record(self, change: Change, *, clears: str = "") -> Future[Receipt]:
        """Queue one change; the future holds the receipt once it is on disk.

        Args:
            clears: place of the draft that the change was made from.
        """
        return self._queue([change], clears)

    @contextmanager
    def act(self, *, clears: str = "") -> Iterator[Act]:
        """Several changes as one deed; an exception in the block records nothing."""
        act = Act()
        yield act
        queued = self._queue(act.changes, clears)
        queued.add_done_callback(lambda done: _pass_on(done, act.saved, lambda receipt: receipt))

    def record_all(self, changes: Iterable[Change], *, clears: str = "") -> Future[Receipt]:
        """Queue changes that are known already as one deed; as `act`, also in what cancels it.

        Args:
            clears: place of the draft that they were made from.
        """
        with self.act(clears=clears) as act:
            for change in changes:
                act.record(change)
        return act.saved

    def _queue(self, changes: Iterable[Change], clears: str) -> Future[Receipt]:
        changes = [self._with_what_is_shown(change) for change in changes]
        if self.delivery:
            changes += self._under_its_number(changes)
        owner = self._author.owner

        def work(voice: Voice) -> Receipt:
            receipt = voice.append(changes)
            if clears:
                half_typed.drop(voice.connection, owner, clears, self._process)
            return receipt

        done = self._deed(work)
        done.add_done_callback(self._look_for_refusal)
        return done

    def _under_its_number(self, changes: Sequence[Change]) -> list[Change]:
        """What a pemutakhiran that is open here names; one of a version before names nothing."""
        standing, delivery = self.agreement, self.get(Update, self.delivery)
        if delivery is not None and standing and delivery.value.edition != standing.version:
            return []
        return amended_by(self.delivery, standing, changes)

    def _deed(
        self,
        work: Callable[[Voice], T],
        *,
        then: Callable[[sqlite3.Connection, T], T] | None = None,
    ) -> Future[T]:
        """Queue what the person at this keyboard did; with the first of it the file knows who."""
        actor, signing = self.actor, self._signing_in()
        self.deeds += 1

        def signed(voice: Voice) -> T:
            if signing is not None:
                voice.append([signing])
            return work(voice)

        def known(done: Future[T]) -> None:
            if done.exception() is None:
                self._signed_in.add(actor)

        done = self._writing.submit(signed, then=then)
        done.add_done_callback(known)
        return done

    def _signing_in(self) -> Change | None:
        """What tells the file who works here; None where it knows."""
        name = self._officer_name
        if not name or self.actor in self._signed_in:
            return None
        known = self.get(Officer, self.actor)
        if known and known.value.name == name:
            return None
        return Officer.signing_in(self.actor, name)

    def _look_for_refusal(self, done: Future[Receipt]) -> None:
        """The writer's thread: what nobody waits for shall be told all the same."""
        error = None if done.cancelled() else done.exception()
        if isinstance(error, Refusal):
            self._refusal = error

    def refusal(self) -> Refusal | None:
        """What the file refused since this was asked last."""
        found, self._refusal = self._refusal, None
        return found

    def _with_what_is_shown(self, change: Change) -> Change:
        """A new record on an id that stands is an edit of what this session shows."""
        cls = self.kinds.get(change.kind)
        seen = self.get(cls, change.record) if cls and change.fresh else None
        if seen is None:
            return change
        return replace(change, base={field: seen.stamps(field) for field in change.patch})

    @property
    def _writing(self) -> Writer:
        if self._writer is None:
            raise Refusal("read-only", "Sesi ini dibuka hanya untuk dibaca.")
        return self._writer

    def undo(self) -> Future[Withdrawal]:
        """Withdraw the newest act of this window that stands."""
        return self._withdraw(undo, "Diurungkan", "orang lain")

    def redo(self) -> Future[Withdrawal]:
        """Take the newest undo back."""
        return self._withdraw(redo, "Diulangi", "orang lain")

    def undo_acts(self, stamps: Sequence[str]) -> Future[Withdrawal]:
        """Withdraw chosen acts, of whomever, however old; the future may hold a refusal.

        Args:
            stamps: of each act the stamp of its first entry.
        """
        return self._withdraw(lambda voice: undo_acts(voice, stamps), "Diurungkan", "sesudahnya")

    def _withdraw(self, how: Callable[[Voice], Undone], verb: str, by: str) -> Future[Withdrawal]:
        done: Future[Withdrawal] = Future()
        queued = self._deed(how)
        queued.add_done_callback(
            lambda finished: _pass_on(finished, done, lambda undone: _withdrawal(undone, verb, by))
        )
        return done

    # -- half-typed text

    def keep_draft(self, place: str, body: str) -> None:
        """Keep half-typed text in the file; empty text forgets it."""
        if not body:
            self.drop_draft(place)
            return
        owner, process, at = self._author.owner, self._process, self.now().isoformat()
        self._writing.submit(
            lambda voice: half_typed.keep(voice.connection, owner, process, place, body, at),
            counts=False,
        )

    def drop_draft(self, place: str, *, wipe: bool = False) -> None:
        """Forget half-typed text; with `wipe` also from the write-ahead log."""
        self._drop(place, self._process, wipe)

    def _drop(self, place: str, process: int, wipe: bool) -> None:
        owner = self._author.owner
        self._writing.submit(
            lambda voice: half_typed.drop(voice.connection, owner, place, process),
            counts=False,
            then=_truncated if wipe else None,
        )

    def drafts(self) -> list[Draft]:
        """What this person typed and never sent, in windows that are gone."""
        return half_typed.orphans(self._reader.connection, self._author.owner)

    def adopt(self, draft: Draft) -> None:
        """A draft was offered and answered: it belongs to nobody any more."""
        self._drop(draft.place, draft.process, wipe=True)

    # -- coming and going

    def _enter(self) -> None:
        owner, actor, process = self._author.owner, self.actor, self._process
        at = self.now().isoformat()
        self._writing.submit(
            lambda voice: half_typed.enter(voice.connection, process, owner, actor, at),
            counts=False,
        )

    def close(self) -> bool:
        """Write what waits, for at most five seconds, and close; False if something stayed."""
        self.let_go()
        self._reader.connection.close()
        if self._writer is None:
            return True
        process = self._process
        self._writing.submit(
            lambda voice: half_typed.leave(voice.connection, process), counts=False
        )
        return self._writer.close()


def _truncated(connection: sqlite3.Connection, nothing: None) -> None:
    truncate_wal(connection)
    return nothing


def _withdrawal(undone: Undone, verb: str, by: str) -> Withdrawal:
    left = tuple(dict.fromkeys(one.stamp for one in undone.left))
    return Withdrawal(verb, undone.records, len(undone.left), by, left)


def _pass_on(finished: Future[T], waiting: Future[U], shape: Callable[[T], U]) -> None:
    error = finished.exception()
    if error is not None:
        waiting.set_exception(error)
    else:
        waiting.set_result(shape(finished.result()))
