"""`bimtek anonymise`: a copy of a session fit to be passed on, in which nobody has a name.

It holds the same entries at the same times, with the same numbers, answers and agreements; only
what leads to a person was taken out of each, and the chain made anew. It is another session: it
merges with the original in neither direction.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bimtek import bootstrap
from bimtek.clock import Clock
from bimtek.hall.anonymity import NAMED, Names, may_name_somebody, without_people
from bimtek.journal.codec import canonical
from bimtek.journal.entry import COLUMNS, GENESIS, Entry, digest_of, seal_of
from bimtek.journal.records import Record, random_id
from bimtek.restoring import write_session

MARK = "anonymised"
"""In `meta`: when the copy was made."""
SEALED_WITH = 16
"""Bytes of the salt of a new seal."""


class Report(NamedTuple):
    """What was taken out, and what nobody can promise."""

    entries: int
    people: dict[str, int]
    """`Peserta`, `Petugas` … → how many."""
    taken_out: dict[str, int]
    """`nama`, `NIP` … → how often, in texts and fields."""
    may_name: int
    """Notes that address somebody whom no list knows: `Bu Sari`."""


def anonymise(path: Path, copy: Path, clock: Clock) -> Report:
    """Make the copy, whole or not at all; the original is only read.

    Raises:
        FileTrouble: if the original cannot be read, or the copy is there or cannot be written.
    """
    with bootstrap.reading(path) as session:
        entries = session.file.entries()
        kinds = session.kinds
        names = Names(_named(entries))
    secret = _in_confidence(entries, kinds)
    found: Counter[str] = Counter()
    may_name, changed = 0, []
    for entry in entries:
        values = entry.values
        if values is not None:
            cls = kinds.get(entry.kind)
            refers = cls.refers if cls else ()
            hidden = cls.searchable if cls and (entry.kind, entry.record) in secret else ()
            told = without_people(entry.kind, entry.record, values, names, refers, hidden)
            found += told.found
            may_name += may_name_somebody(entry.kind, told.values)
            entry = replace(entry, patch=canonical(told.values))
        changed.append(entry)
    session_id = random_id(16)
    made = list(chained(changed, session_id))
    write_session(copy, session_id, made, clock, {MARK: clock().isoformat()})
    return Report(len(made), names.count, dict(found), may_name)


def _in_confidence(
    entries: Sequence[Entry], kinds: Mapping[str, type[Record]]
) -> frozenset[tuple[str, str]]:
    """Records that ever said that they may not circulate."""
    return frozenset(
        (entry.kind, entry.record)
        for entry in entries
        if (cls := kinds.get(entry.kind))
        and any((entry.values or {}).get(mark) for mark in cls.confidences)
    )


def _named(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Everything that ever was a name: of people of the list first, then of the others."""
    for kind in NAMED:
        for entry in entries:
            name = (entry.values or {}).get("name") if entry.kind == kind else None
            if isinstance(name, str) and name.strip():
                yield kind, entry.record, name


def chained(entries: Sequence[Entry], session_id: str) -> Iterator[Entry]:
    """The same entries as the chain of another session, with seals of their own."""
    last: dict[str, bytes] = {}
    for entry in entries:
        if entry.patch is not None:
            salt = secrets.token_bytes(SEALED_WITH)
            entry = replace(entry, salt=salt, seal=seal_of(salt, entry.patch))
        row = dict(zip(COLUMNS, entry.row(), strict=True))
        last[entry.voice] = digest_of(session_id, last.get(entry.voice, GENESIS), row)
        yield replace(entry, digest=last[entry.voice])
