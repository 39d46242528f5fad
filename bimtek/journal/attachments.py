"""What lies beside the journal in the session file: photos and scans, each under its digest.

The journal holds who attached what (kind `annex`, field `file`), never the bytes. They stay as
long as an entry names them that was not destroyed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from bimtek.journal.file import transaction
from bimtek.journal.schema import ATTACHMENT
from bimtek.journal.trouble import FileTrouble

KIND = "annex"
BIGGEST = 8 * 1024 * 1024
"""Bytes of one."""
ALL = 60 * 1024 * 1024
"""Bytes of those of one session: it is copied whole to every laptop, stick and backup."""
_NAMED = (
    "SELECT json_extract(patch, '$.file.digest') FROM journal"
    f" WHERE kind = '{KIND}' AND patch IS NOT NULL"
    " AND json_extract(patch, '$.file.digest') IS NOT NULL"
)


def digest_of(content: bytes) -> str:
    """Under which name content is kept: SHA-256, in hex."""
    return hashlib.sha256(content).hexdigest()


def keep(connection: sqlite3.Connection, content: bytes) -> None:
    """Put content into the file; call inside a transaction."""
    if not _has_any(connection):
        connection.execute(ATTACHMENT)
    connection.execute(
        "INSERT INTO attachment VALUES(?, ?) ON CONFLICT(digest) DO NOTHING",
        (digest_of(content), content),
    )


def content_of(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """What was attached; None: it is in another copy only, or was destroyed."""
    if not _has_any(connection):
        return None
    row = connection.execute(
        "SELECT content FROM attachment WHERE digest = ?", (digest,)
    ).fetchone()
    return None if row is None else bytes(row[0])


def sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """Digest → bytes of all that lies in the file."""
    if not _has_any(connection):
        return {}
    return dict(connection.execute("SELECT digest, length(content) FROM attachment"))


class Held(NamedTuple):
    """Of what the journal names: digests of what lies in this file, and of what does not."""

    holds: frozenset[str]
    lacks: frozenset[str]


def held(connection: sqlite3.Connection) -> Held:
    """What of the named attachments lies here."""
    named = frozenset(digest for (digest,) in connection.execute(_NAMED))
    here = sizes(connection).keys()
    return Held(named & here, named - here)


def missing(connection: sqlite3.Connection) -> frozenset[str]:
    """What the journal names and this copy does not hold."""
    return held(connection).lacks


def take(connection: sqlite3.Connection, digest: str, content: bytes) -> None:
    """Keep what another copy holds; in a transaction of its own.

    Raises:
        FileTrouble: nobody asked for it, it is not what its digest says, or it is too big.
    """
    if digest_of(content) != digest or digest not in missing(connection):
        raise FileTrouble("not-wanted", "Lampiran itu tidak diminta, atau rusak di jalan.")
    if len(content) > BIGGEST or sum(sizes(connection).values()) + len(content) > ALL:
        raise FileTrouble("too-much", "Lampiran itu terlalu besar untuk dikirim lewat jaringan.")
    with transaction(connection):
        keep(connection, content)


def bring(here: sqlite3.Connection, there: sqlite3.Connection) -> int:
    """Take what this copy lacks from another one; each in a transaction of its own.

    Only what the journal here names, and only what is what its digest says.

    Returns:
        How many came.
    """
    came = 0
    for digest in sorted(missing(here) & sizes(there).keys()):
        content = content_of(there, digest)
        if content is not None and digest_of(content) == digest:
            with transaction(here):
                keep(here, content)
            came += 1
    return came


def drop_unnamed(connection: sqlite3.Connection) -> None:
    """After entries were destroyed: what no entry names any more goes; call in a transaction."""
    if _has_any(connection):
        connection.execute(f"DELETE FROM attachment WHERE digest NOT IN ({_NAMED})")


def damaged(connection: sqlite3.Connection) -> Iterable[str]:
    """Digests whose content is another one."""
    for digest in sizes(connection):
        content = content_of(connection, digest)
        if content is None or digest_of(content) != digest:
            yield digest


def _has_any(connection: sqlite3.Connection) -> bool:
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment'"
    )
    return found.fetchone() is not None
