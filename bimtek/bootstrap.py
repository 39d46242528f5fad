"""The one place that wires paths, device, clock, script and kinds into a session."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path

from bimtek import device
from bimtek.clock import Clock, clock_from
from bimtek.hall.agreed import (
    RESULTS,
    in_force,
    refuse_steps_out_of_turn,
    refuse_what_is_agreed,
)
from bimtek.hall.agreement import Agreement, Reopening, Signing
from bimtek.hall.identity import officer_id
from bimtek.hall.lock import LOCKS, OPEN_KINDS, refuse_when_locked
from bimtek.hall.programme import inserted
from bimtek.hall.records import AddedStage, Note
from bimtek.hall.session_records import InputLock, ScriptVersion
from bimtek.journal import drafts, file, trouble
from bimtek.journal.copies import back_up
from bimtek.journal.heads import records_of, seen_of, stands
from bimtek.journal.reader import Reader
from bimtek.journal.records import Change, Refusal
from bimtek.journal.schema import FORMAT
from bimtek.journal.views import Pivot, refresh_views
from bimtek.journal.voice import Author, Voice
from bimtek.journal.writer import SaveState, Writer
from bimtek.locale.dates import ZONES
from bimtek.script.cache import unpack
from bimtek.script.model import Script, Stage
from bimtek.session import Session
from bimtek.stages import KINDS, KeptKinds
from bimtek.stages.declared import RecordKinds
from bimtek.sync import link

SCRIPT = "script"
"""Record id of the script in every session."""


@cache
def record_kinds() -> RecordKinds:
    """Kind → record class: those of the hall, and those that the kinds of stage declare."""
    return RecordKinds()


def open_session(
    path: Path | str,
    name: str = "",
    role: str = "",
    *,
    writing: bool = True,
    told: Callable[[SaveState], None] = lambda _: None,
    clock: Clock | None = None,
    patience: float = file.BUSY_SECONDS,
) -> Session:
    """Open a session file.

    Args:
        name: who works here; empty: whoever last worked on this laptop.
        role: fasilitator, notulis, meja or penyelenggara; empty: that of the PIN in a joined
            copy, else the last one.
        writing: False for exports and reports.
        told: called from the writer's thread with every change of the save state.
        clock: for tests; else as `BIMTEK_CLOCK` says.
        patience: seconds that reading waits for a file which another program holds.

    Raises:
        FileTrouble: with the sentence that says what is wrong and what to do.
    """
    path = Path(path)
    clock = clock or clock_from()
    connection = connect(path, writing=writing, clock=clock, patience=patience)
    with file.closed_by_trouble(connection), trouble.told(path):
        script = script_of(connection, path)
        author, officer = author_of(connection, name, role)
        kinds = record_kinds()
        if writing:
            refresh_views(connection, kinds, pivots_of(script))
        reader = Reader(file.connect(path, writing=False) if writing else connection)
    writer = Writer(Voice(connection, kinds, clock, author, guard), told) if writing else None
    return Session(
        path,
        script,
        reader=reader,
        writer=writer,
        author=author,
        officer_name=officer,
        kinds=kinds,
        clock=clock,
        zone=ZONES[script.zone],
        spec_of=spec_of,
        script_of=lambda connection: script_of(connection, path),
    )


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """A session as it stands at one moment, for a document; it is only read.

    Raises:
        FileTrouble: if it cannot be opened, or not be read to the end.
    """
    session = open_session(path, writing=False)
    with closing(session), trouble.told(path), session.file.snapshot():
        yield session


def spec_of(word: str) -> object:
    """What an acara of a kind says that was inserted in the hall; None: it needs a script."""
    return KINDS.of(word).bare


def pivots_of(script: Script) -> tuple[Pivot, ...]:
    """The forms of a script that are views of their own."""
    found = []
    for stage in script.stages:
        kind = KINDS.of(stage.kind)
        if kind.pivot and (pivot := KINDS.ask(kind, "pivot", stage)):
            found.append(pivot)
    return tuple(found)


def guard(connection: sqlite3.Connection, author: Author, changes: Sequence[Change]) -> None:
    """What holds for screens and for data from outside alike.

    Raises:
        Refusal: what makes no sense in its acara; what was agreed; while the facilitator has
            locked the input.
    """
    _refuse_what_does_not_fit(connection, changes)
    _refuse_what_was_agreed(connection, changes)
    kinds = {change.kind for change in changes}
    if author.role == LOCKS or OPEN_KINDS.issuperset(kinds):
        return
    seen = seen_of(connection, InputLock, "1")
    refuse_when_locked(seen.value if seen.heads else None, author.role, kinds)


def _refuse_what_does_not_fit(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """What only the script can judge: a value of a column, a row of a form."""
    kinds = record_kinds()
    judges = {change.kind: kinds.declaring(change.kind) for change in changes}
    checked = {kind: judge for kind, judge in judges.items() if judge and judge.fits}
    judged = [change for change in changes if change.kind in checked]
    if not judged:
        return
    script = script_of(connection, Path())
    coming = Counter((change.kind, change.record) for change in changes)

    def stands_beside(own: Change, kind: str, record: str) -> bool:
        """Recorded already, or by the same act; what is judged does not vouch for itself."""
        others = coming[kind, record] - ((kind, record) == (own.kind, own.record))
        return others > 0 or stands(connection, kind, record)

    stages = {stage.id: stage for stage in script.stages}
    for change in judged:
        stage_id = change.record.partition("/")[0]
        stage = stages.get(stage_id) or _inserted(connection, stage_id)
        if stage is None:
            raise Refusal("no-such-stage", f"Acara ‘{change.record}’ tidak ada dalam naskah sesi.")
        stands_now = partial(stands_beside, change)
        KINDS.ask(checked[change.kind], "fits", script, stage, change, stands_now)


def _refuse_what_was_agreed(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    editions = records_of(connection, Agreement.kind)
    agreements = [seen_of(connection, Agreement, one) for one in editions]
    signings = [seen_of(connection, Signing, one) for one in editions]
    reopenings = [seen_of(connection, Reopening, one) for one in editions]
    standing = in_force(agreements, signings, reopenings)

    def is_result(note: Change) -> bool:
        seen = seen_of(connection, Note, note.record)
        heads = filter(None, (seen.value.joined, str(note.patch.get("joined") or "")))
        labels = {seen_of(connection, Note, head).value.label for head in heads}
        labels |= {seen.value.label}
        return {note.patch.get("label"), *labels}.intersection(RESULTS) != set()

    refuse_steps_out_of_turn(standing, editions, changes)
    refuse_what_is_agreed(standing, changes, is_result)


def _inserted(connection: sqlite3.Connection, stage_id: str) -> Stage | None:
    """An acara that the hall inserted, for the script does not know it."""
    seen = seen_of(connection, AddedStage, stage_id)
    return inserted(seen.value, spec_of) if seen.heads else None


def connect(
    path: Path, *, writing: bool, clock: Clock, patience: float = file.BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection to a file of this program's format; an older one is migrated after a backup.

    Raises:
        FileTrouble: if the file cannot be used.
    """
    if writing and path.is_file():
        file.writable(path)
    connection = file.connect(path, writing=writing, patience=patience)
    with file.closed_by_trouble(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
            return connection
        if not writing:
            raise trouble.FileTrouble(
                "older",
                f"{path} berformat lama. Buka sekali dengan `bimtek open {path}`: berkas "
                f"dicadangkan, lalu diperbarui.",
            )
        from bimtek.journal.migrations import migrate

        back_up(path, connection, "format", clock())
        migrate(connection)
    return connection


def author_of(connection: sqlite3.Connection, name: str, role: str) -> tuple[Author, str]:
    """In whose name this process records, and that name."""
    known = device.load()
    name = name or known.name
    actor = officer_id(key_of(connection), name) if name else "o-tamu"
    by_pin = link.role_on(link.decode(file.meta(connection, link.KEY)), known.id)
    return Author(known.id, actor, role or by_pin or known.role or "notulis"), name


def key_of(connection: sqlite3.Connection) -> str:
    """The session's key for ids of people; only the file holds it."""
    return file.meta(connection, "key") or ""


def script_of(connection: sqlite3.Connection, path: Path) -> Script:
    """The script that the session runs, from the outline that the file keeps.

    Raises:
        FileTrouble: if the file holds no script that can be read.
    """
    seen = seen_of(connection, ScriptVersion, SCRIPT)
    heads = seen.heads.get("source", ())
    if not heads or heads[0].value is None:
        raise trouble.damaged(path, "naskah sesi tidak ada")
    packed = file.meta(connection, cache_key(heads[0].value))
    script = _unpacked(packed) if packed else None
    if script is None:
        from bimtek.founding import packed_again  # merged from elsewhere: parsed once more

        script = _unpacked(packed_again(seen.value))
    if script is None:
        raise trouble.damaged(path, "naskah sesi tidak terbaca")
    return script


@lru_cache(maxsize=4)
def _unpacked(packed: str) -> Script | None:
    """Read once: what was agreed, and a copy, are opened beside the session with the same one."""
    try:
        return unpack(packed, KeptKinds())
    except (ValueError, TypeError, LookupError):
        return None  # the cache was spoilt; the journal still holds the script


def cache_key(source: str) -> str:
    """Under which key of `meta` a script's outline is kept.

    Args:
        source: the script as canonical JSON.
    """
    return f"script-{hashlib.sha256(source.encode()).hexdigest()}"


@contextmanager
def voice_of(path: Path | str, name: str | None, role: str | None) -> Iterator[Voice]:
    """A voice on a file for commands that write without screens.

    Raises:
        FileTrouble: if the file cannot be used.
    """
    path, clock = Path(path), clock_from()
    connection = connect(path, writing=True, clock=clock)
    try:
        kinds = record_kinds()
        refresh_views(connection, kinds, pivots_of(script_of(connection, path)))
        author, _ = author_of(connection, name or "", role or "")
        voice = Voice(connection, kinds, clock, author, guard)
        process = os.getpid()
        at = clock().isoformat()
        drafts.enter(connection, process, author.owner, author.actor, at)
        try:
            yield voice
        finally:
            drafts.leave(connection, process)
    except sqlite3.Error as error:
        raise trouble.trouble_of(path, error) from error
    finally:
        connection.close()
