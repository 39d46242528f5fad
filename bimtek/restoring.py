"""A session file made anew from `bimtek export -f json`: the same entries, the same sidik."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bimtek import bootstrap
from bimtek.clock import Clock
from bimtek.journal import file
from bimtek.journal.entry import Entry
from bimtek.journal.exchange import Receiver
from bimtek.journal.trouble import Exit, FileTrouble, exists, told
from bimtek.journal.verify import fingerprint
from bimtek.journal.views import write_views

LAYOUT = 1
"""Of the JSON that this program reads."""
Hex = Annotated[str, Field(pattern=r"\A(?:[0-9a-f]{2})*\z", max_length=128)]


class _Row(BaseModel):
    """One entry as the file of JSON holds it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    stamp: str
    voice: str
    n: int
    seen: str | None
    at: str
    device: str
    actor: str
    role: str
    kind: str
    v: int
    record: str
    patch: str | None
    salt: Hex | None
    seal: Hex
    base: str
    act: int
    undoes: str | None
    digest: Hex

    def entry(self) -> Entry:
        """The same as the journal holds it."""
        values = self.model_dump()
        for name in ("salt", "seal", "digest"):
            values[name] = bytes.fromhex(values[name]) if values[name] is not None else None
        return Entry(**values)


class _Dump(BaseModel):
    """What of the JSON an equal journal is made from; `records` only repeat it for readers."""

    model_config = ConfigDict(strict=True)

    bimtek: int
    session: Annotated[str, Field(pattern=r"\A[a-z2-7]{8,64}\z")]
    sidik: str
    journal: list[_Row]


def restore(path: Path, text: bytes, clock: Clock) -> int:
    """Make a session file; gives the number of its entries.

    Each entry is checked as one that another laptop sends, and the whole by its sidik.

    Args:
        path: of the new file.
        text: what `bimtek export -f json` wrote.

    Raises:
        FileTrouble: if the file exists, or the text is none, was changed or is not whole.
    """
    dump = _read(text)
    entries = [row.entry() for row in dump.journal]
    write_session(path, dump.session, entries, clock, sidik=dump.sidik)
    return len(entries)


def write_session(
    path: Path,
    session_id: str,
    entries: Sequence[Entry],
    clock: Clock,
    meta: Mapping[str, str] = MappingProxyType({}),
    sidik: str = "",
) -> None:
    """Write a session file of these entries, each checked, whole or not at all.

    Args:
        path: of the new file.
        session_id: whose chain they are.
        entries: in the order of their stamps.
        meta: what else the file says of itself.
        sidik: what it must come to; empty: whatever it does.

    Raises:
        FileTrouble: if the file exists or cannot be written, or the entries are not whole.
    """
    draft = path.with_name(f".{path.name}.pulih")
    if path.exists():
        raise exists(path)
    with told(path):
        draft.unlink(missing_ok=True)
        try:
            _fill(draft, {**meta, "session": session_id}, entries, clock, sidik)
            draft.rename(path)
        finally:
            for left in draft.parent.glob(f"{draft.name}*"):
                left.unlink(missing_ok=True)


def _read(text: bytes) -> _Dump:
    try:
        dump = _Dump.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "awal berkas"
        raise _refused(f"bukan hasil `bimtek export -f json` yang utuh (pada {where})") from error
    if dump.bimtek != LAYOUT:
        raise _refused(f"ditulis oleh versi program yang lain (susunan {dump.bimtek})")
    return dump


def _fill(
    draft: Path, meta: Mapping[str, str], entries: Sequence[Entry], clock: Clock, sidik: str
) -> None:
    kinds = bootstrap.record_kinds()
    connection = file.create(draft)
    try:
        with file.transaction(connection):
            for key, value in meta.items():
                file.put_meta(connection, key, value)
        with file.transaction(connection):
            receiver = Receiver(connection, kinds, clock)
            receiver.take_within([entry] for entry in entries)
            if sidik and fingerprint(connection) != sidik:
                raise _refused("tidak utuh: sidiknya tidak sesuai isinya")
        script = bootstrap.script_of(connection, draft)
        with file.transaction(connection):
            write_views(connection, kinds, bootstrap.pivots_of(script))
        file.truncate_wal(connection)
    finally:
        connection.close()


def _refused(why: str) -> FileTrouble:
    return FileTrouble(
        "no-dump", f"Berkas JSON itu {why}. Tidak ada yang dibuat.", Exit.WRONG_INPUT
    )
