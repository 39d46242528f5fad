"""An entry: in this voice, at this time, this person set these fields, having seen those values."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bimtek.journal.codec import canonical

COLUMNS = (
    "stamp", "voice", "n", "seen", "at", "device", "actor", "role", "kind", "v", "record",
    "patch", "salt", "seal", "base", "act", "undoes", "digest",
)  # fmt: skip
"""Columns of the table `journal` without `seq`, which leaves the file nowhere."""

INSERT = f"INSERT INTO journal({', '.join(COLUMNS)}) VALUES({', '.join('?' * len(COLUMNS))})"

NOT_UNDOABLE = frozenset({"redaction", "agreement", "script"})

FREEZING = frozenset({"agreement", "signing"})
"""Kinds whose entries say what the file held when they were made: that much they freeze."""

STAMP = re.compile(r"0[0-9a-f]{11}-[0-9a-f]{4}-(?P<voice>[a-z2-7]{10})")
"""Of any clock up to the year 2527; a later one would leave no stamp for those who come after."""

LONGEST = {"device": 80, "actor": 80, "role": 40, "kind": 80, "record": 1000, "at": 40}
"""Characters of a text column that comes from another laptop."""

GENESIS = bytes(32)
"""What stands for the previous digest at n = 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal, as stored.

    `seen`, `patch` and `base` are canonical JSON text; they are hashed as they stand and never
    written anew.
    """

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
    salt: bytes | None
    seal: bytes
    base: str
    act: int
    undoes: str | None
    digest: bytes

    @property
    def values(self) -> dict[str, Any] | None:
        """Field → data, or None after redaction."""
        return None if self.patch is None else json.loads(self.patch)

    @property
    def bases(self) -> dict[str, list[str]]:
        """Field → stamps of the values its author saw."""
        bases: dict[str, list[str]] = json.loads(self.base)
        return bases

    @property
    def tips(self) -> dict[str, int]:
        """`seen`: voice → n."""
        return {} if self.seen is None else json.loads(self.seen)

    def row(self) -> tuple[Any, ...]:
        return tuple(getattr(self, column) for column in COLUMNS)


def seal_of(salt: bytes, patch: str) -> bytes:
    """What stays of a patch when it is destroyed."""
    return hashlib.sha256(salt + patch.encode()).digest()


def digest_of(session: str, previous: bytes, row: Mapping[str, Any]) -> bytes:
    """The digest that chains an entry to the one before it in its voice.

    Args:
        session: id of the session.
        previous: digest of the voice's entry before it, `GENESIS` at n = 1.
        row: the entry's columns by name; `seal` as stored.
    """
    head = [session] + [
        row[name]
        for name in ("stamp", "voice", "n", "at", "device", "actor", "role", "kind", "v",
                     "record", "base", "act", "undoes", "seen")
    ]  # fmt: skip
    return hashlib.sha256(previous + canonical(head).encode() + row["seal"]).digest()


def well_formed(entry: Entry) -> bool:
    """Whether an entry from elsewhere can be folded, whatever it says."""
    try:
        return (
            _is_stamp(entry.stamp, entry.voice)
            and 1 <= entry.act <= entry.n
            and entry.v >= 1
            and all(0 < len(getattr(entry, name)) <= most for name, most in LONGEST.items())
            and datetime.fromisoformat(entry.at).tzinfo is not None
            and len(entry.seal) == len(entry.digest) == len(GENESIS)
            and (entry.patch is None) == (entry.salt is None)
            and (entry.patch is None or isinstance(_canonical_object(entry.patch), dict))
            and all(_are_stamps(stamps) for stamps in _canonical_object(entry.base).values())
            and (entry.undoes is None or _is_stamp(entry.undoes))
            and (entry.seen is None or _are_counts(_canonical_object(entry.seen)))
        )
    except (ValueError, TypeError, RecursionError):
        return False


def _canonical_object(text: str) -> dict[str, Any]:
    said = json.loads(text)
    if not isinstance(said, dict) or canonical(said) != text:
        raise ValueError("not canonical")
    return said


def _is_stamp(stamp: object, voice: str = "") -> bool:
    found = STAMP.fullmatch(stamp) if isinstance(stamp, str) else None
    return found is not None and voice in ("", found["voice"])


def _are_stamps(said: object) -> bool:
    return isinstance(said, list) and all(_is_stamp(stamp) for stamp in said)


def _are_counts(said: dict[str, Any]) -> bool:
    return all(type(n) is int and n > 0 for n in said.values())
