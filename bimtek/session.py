"""The one door: what every screen, command and exporter reads and records through."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, TypeVar

from bimtek.clock import Clock
from bimtek.hall.agreed import amended_by
from bimtek.hall.agreement import Update
from bimtek.hall.identity import officer_id
from bimtek.hall.programme import Slot, SpecOf, slots
from bimtek.hall.records import AddedStage, Officer, ScriptVersion, StageRun
from bimtek.hall.showing import KEY, Showing, decode, encode
from bimtek.journal import drafts as half_typed
from bimtek.journal.copies import renew
from bimtek.journal.drafts import Draft
from bimtek.journal.exchange import Unsent
from bimtek.journal.file import meta, put_meta, truncate_wal
from bimtek.journal.reader import Reader
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.journal.redaction import Targets, copies_of, entries_that_set, redact
from bimtek.journal.undo import Undone, redo, undo, undo_acts
from bimtek.journal.voice import Author, Receipt, Voice
from bimtek.journal.writer import SaveState, Writer
from bimtek.script.model import Script, Stage
from bimtek.shelf import Kinds, Shelf, Signature
from bimtek.sync.link import KEY as LINK
from bimtek.sync.link import Link
from bimtek.sync.link import decode as decode_link
from bimtek.sync.own_table import KEY as OWN_TABLE
from bimtek.sync.own_table import OwnTable
from bimtek.sync.own_table import decode as decode_table
from bimtek.sync.own_table import encode as encode_table

__all__ = ["Act", "Destruction", "Session", "Signature", "Withdrawal"]

ORDERING = frozenset((StageRun.kind, AddedStage.kind, ScriptVersion.kind))
"""Kinds of record that change the running order."""

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


@dataclass(frozen=True, slots=True)
class Destruction:
    """What destroying words would reach, or has reached."""

    entries: int
    copies: int
    """Entries of other records that carry the same words."""
    unreached: tuple[Path, ...] = ()
    """Backups that could not be replaced."""


class Act:
    """Changes of one deed: one transaction, one undo."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.saved: Future[Receipt] = Future()

    def record(self, change: Change) -> None:
        self.changes.append(change)


class Session(Shelf):
    """One open session file: what stands in it, and the way to record.

    Args:
        path: the file.
        script: what the session consists of.
        reader: reads on its own connection.
        writer: None where the file is only read.
        author: in whose name is recorded.
        officer_name: the name behind `author.actor`; recorded with the first act.
        kinds: kind → record class.
        clock: the laptop's clock.
        zone: the hall's time zone.
        spec_of: what an inserted acara of a kind says; None: such a kind needs a script.
        script_of: reads the script again, after another version was taken over.
    """

    def __init__(
        self,
        path: Path,
        script: Script,
        *,
        reader: Reader,
        writer: Writer | None,
        author: Author,
        officer_name: str,
        kinds: Kinds,
        clock: Clock,
        zone: tzinfo,
        spec_of: SpecOf = lambda _: None,
        script_of: Callable[[sqlite3.Connection], Script] | None = None,
    ) -> None:
        super().__init__(reader, kinds, zone, author.actor)
        self.path = path
        self.script = script
        self._writer = writer
        self._author = author
        self._officer_name = officer_name
        self._signed_in: set[str] = set()
        self._clock = clock
        self._process = os.getpid()
        self._spec_of = spec_of
        self._script_of = script_of or (lambda _: script)
        self._slots: tuple[Slot, ...] | None = None
        self._refusal: Refusal | None = None
        self.delivery = ""
        """Id of the pemutakhiran under whose number this window changes what was agreed."""
        self.deeds = 0
        """What the person at this keyboard did so far in this window."""
        self.own_table = decode_table(reader.remembered(OWN_TABLE))
        """The table for which this copy is opened; without groups: the whole hall's."""
        self._link: Link | None = None
        self._looked_at = -1
        self._showing = Showing()
        self._shown: Future[None] | None = None
        if writer is not None:
            self._enter()

    def read_from(self, reader: Reader, script: Script) -> Session:
        """The same session as another reader knows it, to be read only."""
        return Session(
            self.path,
            script,
            reader=reader,
            writer=None,
            author=self._author,
            officer_name=self._officer_name,
            kinds=self.kinds,
            clock=self._clock,
            zone=self.zone,
            spec_of=self._spec_of,
        )

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

    # -- the running order

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The acara in the order in which the hall takes them."""
        return tuple(slot.stage for slot in self.slots)

    @property
    def runs(self) -> dict[str, StageRun]:
        """Acara → how it went, of those of which something was recorded."""
        return {seen.record: seen.value for seen in self.all(StageRun)}

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The same with their places; made anew after a change of the order."""
        if self._slots is None:
            added = [seen.value for seen in self.all(AddedStage)]
            self._slots = slots(self.script.stages, self.runs, added, self._spec_of)
        return self._slots

    def poll(self) -> frozenset[tuple[str, str]]:
        """(kind, record) of all that changed since the last poll, by anybody."""
        changed = super().poll()
        if any(kind == ScriptVersion.kind for kind, _ in changed):
            self.script = self._script_of(self._reader.connection)
        if any(kind in ORDERING for kind, _ in changed):
            self._slots = None
        return changed

    def stage(self, stage_id: str) -> Stage:
        """The acara with this id.

        Raises:
            KeyError: if there is none.
        """
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    # -- the host that this copy follows

    @property
    def link(self) -> Link | None:
        """How it is between this copy and its host; None: it follows none on this laptop."""
        if self._looked_at != self._reader.version:
            self._looked_at = self._reader.version
            found = decode_link(self._reader.remembered(LINK))
            self._link = found if found and found.device == self._author.device else None
        return self._link

    def unsent(self) -> Unsent:
        """What the host has not confirmed."""
        return self._reader.unsent(self.link.confirmed) if self.link else Unsent()

    def is_sent(self, seen: Seen[Any]) -> bool | None:
        """Whether the host has confirmed a record that this person set last; None: not theirs,
        or there is no host.
        """
        stamps = [head.stamp for heads in seen.heads.values() for head in heads]
        author = self.author(max(stamps)) if self.link and stamps else None
        if self.link is None or author is None or not author.own:
            return None
        return self.link.holds(author.voice, author.n)

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

    def take_script(self, changes: Iterable[Change], key: str, packed: str) -> Future[Receipt]:
        """Queue the act by which another version of the script is taken over.

        Args:
            key: under which the file keeps its outline.
            packed: that outline: see `bimtek.script.cache`.
        """
        changes = [self._with_what_is_shown(change) for change in changes]

        def work(voice: Voice) -> Receipt:
            put_meta(voice.connection, key, packed)
            return voice.append(changes)

        return self._deed(work)

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

    # -- destroying words

    def destruction(self, kind: str, record: str, field: str) -> Destruction:
        """What destroying a field's words would reach."""
        targets = self._targets(self._reader.connection, kind, record, field)
        copies = copies_of(self._reader.connection, targets, self.kinds)
        return Destruction(len(targets), len(copies.keys() - targets.keys()))

    def redact(self, kind: str, record: str, field: str, reason: str) -> Future[Destruction]:
        """Destroy a field's words in the journal, its copies in other records, drafts, backups.

        Raises:
            Refusal: if this person is no fasilitator.
        """
        if self.role != "fasilitator":
            raise Refusal(
                "not-allowed", "Hanya fasilitator yang dapat memusnahkan isi. Minta fasilitator."
            )
        now = self.now()

        def work(voice: Voice) -> Destruction:
            targets = self._targets(voice.connection, kind, record, field)
            copies = copies_of(voice.connection, targets, voice.kinds)
            redact(voice, targets, reason, copies)
            return Destruction(len(targets), len(copies.keys() - targets.keys()))

        def clean(connection: sqlite3.Connection, done: Destruction) -> Destruction:
            truncate_wal(connection)
            return replace(done, unreached=tuple(renew(self.path, connection, now)))

        return self._deed(work, then=clean)

    def _targets(
        self, connection: sqlite3.Connection, kind: str, record: str, field: str
    ) -> Targets:
        cls = self.kinds.get(kind)
        found: dict[str, frozenset[str]] = {}
        for name in (field, *(cls.retold.get(field, ()) if cls else ())):
            for stamp, fields in entries_that_set(connection, kind, record, name).items():
                found[stamp] = found.get(stamp, frozenset()) | fields
        return found

    # -- the projector

    def show(self, showing: Showing) -> None:
        """Set what stands on the projector; of this file alone, no entry tells of it."""
        self._showing = showing
        text = encode(showing)
        self._shown = self._writing.submit(
            lambda voice: put_meta(voice.connection, KEY, text), counts=False
        )

    def showing(self) -> Showing:
        """What stands on the projector, as anybody on this file set it last."""
        if self._shown is not None and not self._shown.done():
            return self._showing
        return decode(meta(self._reader.connection, KEY))

    # -- a room without network

    def serve_table(self, table: OwnTable) -> None:
        """Open this copy for one table from now on, or without groups for the whole hall."""
        self.own_table, text = table, encode_table(table)
        self._writing.submit(
            lambda voice: put_meta(voice.connection, OWN_TABLE, text), counts=False
        )

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
