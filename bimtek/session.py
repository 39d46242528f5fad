"""The one door: what every screen, command and exporter reads and records through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import Any

from bimtek.clock import Clock
from bimtek.hall.programme import Slot, SpecOf, slots
from bimtek.hall.records import AddedStage, StageRun
from bimtek.hall.session_records import ScriptVersion
from bimtek.hall.showing import KEY, Showing, decode, encode
from bimtek.journal import attachments
from bimtek.journal.copies import renew
from bimtek.journal.exchange import Unsent
from bimtek.journal.file import meta, put_meta, truncate_wal
from bimtek.journal.reader import Reader
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.journal.redaction import (
    Targets,
    copies_of,
    entries_that_set,
    gathered_from,
    redact,
)
from bimtek.journal.voice import Author, Receipt, Voice
from bimtek.journal.writer import Writer
from bimtek.recorder import Act, Recorder, Withdrawal
from bimtek.script.model import Script, Stage
from bimtek.shelf import Kinds, Signature
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


@dataclass(frozen=True, slots=True)
class Destruction:
    """What destroying words would reach, or has reached."""

    entries: int
    copies: int
    """Entries of other records that carry the same words."""
    unreached: tuple[Path, ...] = ()
    """Backups that could not be replaced."""


class Session(Recorder):
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
        super().__init__(
            reader=reader,
            writer=writer,
            author=author,
            officer_name=officer_name,
            kinds=kinds,
            clock=clock,
            zone=zone,
        )
        self.path = path
        self.script = script
        self._spec_of = spec_of
        self._script_of = script_of or (lambda _: script)
        self._slots: tuple[Slot, ...] | None = None
        self.own_table = decode_table(reader.remembered(OWN_TABLE))
        """The table for which this copy is opened; without groups: the whole hall's."""
        self._link: Link | None = None
        self._looked_at = -1
        self._showing = Showing()
        self._shown: Future[None] | None = None

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

    # -- another script

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

    @property
    def device(self) -> str:
        """The installation that has it open."""
        return self._author.device

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
        retold = cls.retold.get(field, ()) if cls else ()
        every = [entries_that_set(connection, kind, record, name) for name in (field, *retold)]
        if cls and retold:
            every.append(gathered_from(connection, cls, record))
        found: dict[str, frozenset[str]] = {}
        for stamp, fields in (one for targets in every for one in targets.items()):
            found[stamp] = found.get(stamp, frozenset()) | fields
        return found

    # -- attachments

    def attach(self, change: Change, content: bytes) -> Future[Receipt]:
        """Record an attachment and keep its bytes, both or neither."""
        change = self._with_what_is_shown(change)

        def work(voice: Voice) -> Receipt:
            attachments.keep(voice.connection, content)
            return voice.append([change])

        return self._deed(work)

    def attached(self, digest: str) -> bytes | None:
        """The bytes of an attachment; None: another copy holds them, or they were destroyed."""
        return attachments.content_of(self._reader.connection, digest)

    def attached_sizes(self) -> dict[str, int]:
        """Digest → bytes of all that lie in this file."""
        return attachments.sizes(self._reader.connection)

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
