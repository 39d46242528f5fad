"""JSON lines in, one answer a line after its commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bimtek.clock import standing
from bimtek.hall.identity import officer_id
from bimtek.hall.officers import Officer
from bimtek.hall.records import Note, StageRun, StageState
from bimtek.journal import trouble
from bimtek.journal.copies import renew
from bimtek.journal.file import meta, transaction, truncate_wal
from bimtek.journal.heads import records_with, seen_of
from bimtek.journal.records import Change, Refusal
from bimtek.journal.redaction import redact, words_in
from bimtek.journal.trouble import Exit
from bimtek.journal.undo import redo, undo
from bimtek.journal.voice import Voice
from bimtek.recording.changes import change_of, kind_of

Short = Annotated[str, Field(max_length=200)]


class Line(BaseModel):
    """What one line may say."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Short | None = None
    key: dict[str, str] | None = None
    record: Short | None = None
    set: dict[str, Any] | None = None
    withdraw: Short | None = None
    undo: bool = False
    redo: bool = False
    redact: list[Short] | None = None
    reason: Short = ""
    clock: Short | None = None
    ref: Short | None = None
    stage: Short | None = None
    as_: Annotated[Short | None, Field(alias="as")] = None
    role: Short | None = None
    act: Short | None = None
    base: dict[str, list[str]] | None = None


@dataclass(slots=True)
class Waiting:
    """A checked line of an act that is not committed yet."""

    number: int
    line: Line
    change: Change


class Recorder:
    """Records lines; those with one `act` commit together when another act or the end follows.

    Args:
        voice: in which is recorded.
        path: the session file.
        name: who stands behind the voice, for lines that name nobody; empty: the file knows.
    """

    def __init__(self, voice: Voice, path: Path, name: str = "") -> None:
        self.voice = voice
        self._name = name
        self._path = path
        self.refused = False
        self._author = voice.author
        self._waiting: list[Waiting] = []

    def take(self, number: int, text: str) -> Iterator[dict[str, Any]]:
        """Take one line; give the answers of what is on disk now."""
        if not text.strip():
            return
        try:
            line = Line.model_validate_json(text)
        except ValidationError as error:
            yield self._refuse(number, None, "not-a-line", _reason(error))
            return
        if self._waiting and line.act != self._waiting[0].line.act:
            yield from self.flush()
        try:
            yield from self._do(number, line)
        except Refusal as refusal:
            yield self._refuse(number, line.ref, refusal.code, refusal.message)

    def _do(self, number: int, line: Line) -> Iterator[dict[str, Any]]:
        if line.clock is not None:
            self._set_clock(line.clock)
            yield {"line": number, "clock": line.clock}
            return
        self._speak_as(line)
        if line.undo or line.redo:
            yield from self._withdraw(number, line)
        elif line.redact is not None:
            yield from self._destroy(number, line, line.redact)
        else:
            self._waiting.append(Waiting(number, line, self._change(line)))
            if line.act is None:
                yield from self.flush()

    def flush(self) -> list[dict[str, Any]]:
        """Commit the waiting act."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return []
        try:
            with transaction(self.voice.connection):
                receipt = self.voice.append([one.change for one in waiting])
        except Refusal as refusal:
            return [
                self._refuse(one.number, one.line.ref, refusal.code, refusal.message)
                for one in waiting
            ]
        except sqlite3.OperationalError as error:
            raise trouble.FileTrouble(
                "cannot-write",
                f"Baris {waiting[0].number} tidak tersimpan: {trouble.in_words(error)}. "
                f"Baris yang sudah dijawab aman.",
                Exit.CANNOT_WRITE,
            ) from error
        stamps = {(entry.kind, entry.record): entry.stamp for entry in receipt.entries}
        return [
            self._answer(one, stamps.get((one.change.kind, one.change.record))) for one in waiting
        ]

    def _answer(self, one: Waiting, stamp: str | None) -> dict[str, Any]:
        """Without a stamp the values stood there already and nothing had to be written."""
        answer: dict[str, Any] = {"line": one.number, "record": one.change.record, "stamp": stamp}
        return answer if one.line.ref is None else {"ref": one.line.ref, **answer}

    def _refuse(self, number: int, ref: str | None, code: str, message: str) -> dict[str, Any]:
        self.refused = True
        answer: dict[str, Any] = {"line": number, "error": code, "message": message}
        return answer if ref is None else {"ref": ref, **answer}

    def _set_clock(self, text: str) -> None:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise Refusal("not-a-time", f"‘{text}’ bukan waktu ISO 8601.") from error
        if moment.tzinfo is None:
            raise Refusal("not-a-time", f"‘{text}’ tanpa selisih zona, misalnya +07:00.")
        self.voice.clock = standing(moment)

    def _speak_as(self, line: Line) -> None:
        """Record in the name that the line says, and sign that officer in."""
        self.voice.author = self._author
        if line.as_ is not None:
            key = meta(self.voice.connection, "key") or ""
            known = seen_of(self.voice.connection, Officer, line.as_)
            actor = line.as_ if known.heads else officer_id(key, line.as_)
            self.voice.author = replace(self._author, actor=actor)
            if not known.heads:
                self._sign_in(actor, line.as_)
        elif self._name:
            self._sign_in(self._author.actor, self._name)
        if line.role is not None:
            self.voice.author = replace(self.voice.author, role=line.role)

    def _sign_in(self, actor: str, name: str) -> None:
        if seen_of(self.voice.connection, Officer, actor).heads:
            return
        with transaction(self.voice.connection):
            self.voice.append([Officer.signing_in(actor, name)])

    def _change(self, line: Line) -> Change:
        if line.kind is None:
            raise Refusal("no-kind", "Baris tanpa ‘kind’, ‘undo’, ‘redact’, atau ‘clock’.")
        connection, kinds = self.voice.connection, self.voice.kinds
        if line.withdraw is not None:
            seen = seen_of(connection, kind_of(kinds, line.kind), line.record or "")
            if not seen.heads:
                raise Refusal("no-such-record", f"Tidak ada {line.kind} ‘{line.record}’.")
            return seen.withdraw(line.withdraw)
        values = dict(line.set or {})
        record = line.record if line.record is not None else line.key
        if line.kind == Note.kind and self._is_new(record):
            values.setdefault("stage", line.stage or self._running_stage())
            values.setdefault("said", self.voice.clock().isoformat(timespec="seconds"))
        base = None if line.base is None else {k: tuple(v) for k, v in line.base.items()}
        coming = {(one.change.kind, one.change.record) for one in self._waiting}
        return change_of(connection, kinds, line.kind, record, values, base, coming)

    def _is_new(self, note: str | dict[str, str] | None) -> bool:
        """Whether a note begins here, also under an id of the caller's own."""
        said = "/".join(note.values()) if isinstance(note, dict) else note
        return not said or not seen_of(self.voice.connection, Note, said).heads

    def _running_stage(self) -> str:
        running = records_with(
            self.voice.connection, StageRun.kind, "state", StageState.RUNNING.value
        )
        return running[0] if running else ""

    def _withdraw(self, number: int, line: Line) -> Iterable[dict[str, Any]]:
        with transaction(self.voice.connection):
            done = redo(self.voice) if line.redo else undo(self.voice)
        yield {
            "line": number,
            "records": [f"{kind}/{record}" for kind, record in done.records],
            "left": [f"{left.kind}/{left.record}/{left.field}" for left in done.left],
        }

    def _destroy(self, number: int, line: Line, stamps: list[str]) -> Iterable[dict[str, Any]]:
        if self.voice.author.role != "fasilitator":
            raise Refusal("not-allowed", "Hanya fasilitator yang dapat memusnahkan isi.")
        with transaction(self.voice.connection):
            targets = words_in(self.voice.connection, stamps, self.voice.kinds)
            receipt = redact(self.voice, targets, line.reason)
        truncate_wal(self.voice.connection)
        renew(self._path, self.voice.connection, self.voice.clock())
        yield {"line": number, "stamp": receipt.entries[-1].stamp, "destroyed": len(stamps)}


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "baris"
    return f"Baris ini tidak dapat dibaca ({where}: {first['type']})."
