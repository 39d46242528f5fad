"""Does the file still say what was recorded: chain, seals, references, heads; and its sidik."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bimtek.journal import attachments
from bimtek.journal.entry import COLUMNS, GENESIS, digest_of, seal_of
from bimtek.journal.file import meta
from bimtek.journal.heads import Kinds, rebuild
from bimtek.journal.schema import TRIGGERS
from bimtek.journal.views import view_names


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `verify` has to say.

    Args:
        serious: the file no longer says what was recorded; else a warning.
    """

    serious: bool
    message: str


def fingerprint(connection: sqlite3.Connection) -> str:
    """The sidik: SHA-256 over the sorted lines `voice n digest` of each voice's last entry.

    Equal in all copies with the same entries, because each digest covers those before it.
    """
    rows = connection.execute(
        "SELECT voice, n, lower(hex(digest)) FROM journal"
        " WHERE (voice, n) IN (SELECT voice, max(n) FROM journal GROUP BY voice) ORDER BY voice"
    )
    lines = "".join(f"{voice} {n} {digest}\n" for voice, n, digest in rows)
    return hashlib.sha256(lines.encode()).hexdigest()


def entry_count(connection: sqlite3.Connection) -> int:
    """How many entries the journal holds."""
    return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])


def shown(sidik: str) -> str:
    """The sidik as people compare it: `7F3A-91C2`."""
    return f"{sidik[:4]}-{sidik[4:8]}".upper()


def verify(connection: sqlite3.Connection, kinds: Kinds) -> list[Finding]:
    """Everything that is wrong with a session file; it is only read."""
    return [
        *_structure(connection),
        *_chain(connection),
        *_references(connection),
        *_redactions(connection),
        *_attachments(connection),
        *_derived(connection, kinds),
    ]


def _structure(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (word,) in connection.execute("PRAGMA integrity_check(5)"):
        if word != "ok":
            yield Finding(True, f"Struktur berkas rusak: {word}")
    for name, trigger in TRIGGERS.items():
        row = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)
        ).fetchone()
        if row is None or row[0].strip() != trigger.strip():
            yield Finding(True, f"Penjaga jurnal ‘{name}’ hilang atau diubah.")


def _chain(connection: sqlite3.Connection) -> Iterator[Finding]:
    session = meta(connection, "session") or ""
    last: dict[str, tuple[int, bytes]] = {}
    query = f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY voice, n"
    for values in connection.execute(query):
        row: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
        n, previous = last.get(row["voice"], (0, GENESIS))
        where = f"entri {row['n']} dari suara {row['voice']} ({row['kind']} {row['record']})"
        if row["n"] != n + 1:
            yield Finding(True, f"Ada entri yang hilang sebelum {where}.")
        if row["patch"] is not None and seal_of(row["salt"] or b"", row["patch"]) != row["seal"]:
            yield Finding(True, f"Isi {where} diubah di luar program.")
        if digest_of(session, previous, row) != row["digest"]:
            yield Finding(True, f"Keterangan {where} diubah di luar program, atau rantainya putus.")
        last[row["voice"]] = (row["n"], row["digest"])


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    known = {stamp for (stamp,) in connection.execute("SELECT stamp FROM journal")}
    for stamp, base, undoes in connection.execute("SELECT stamp, base, undoes FROM journal"):
        named = {name for names in json.loads(base).values() for name in names}
        if undoes is not None:
            named.add(undoes)
        if missing := named - known:
            yield Finding(True, f"Entri {stamp} menunjuk entri yang tidak ada: {min(missing)}.")


def _redactions(connection: sqlite3.Connection) -> Iterator[Finding]:
    for stamp, kind, record in connection.execute(
        "SELECT stamp, kind, record FROM journal WHERE patch IS NULL AND stamp NOT IN"
        " (SELECT named.value FROM journal AS redaction,"
        " json_each(redaction.patch, '$.stamps') AS named WHERE redaction.kind = 'redaction')"
    ):
        yield Finding(
            False,
            f"Isi entri {stamp} ({kind} {record}) dimusnahkan, tetapi perintahnya belum sampai "
            f"di salinan ini.",
        )
    for (stamp,) in connection.execute(
        "SELECT entry.stamp FROM journal AS entry, journal AS redaction,"
        " json_each(redaction.patch, '$.stamps') AS named WHERE redaction.kind = 'redaction'"
        " AND entry.stamp = named.value AND entry.patch IS NOT NULL"
    ):
        yield Finding(True, f"Entri {stamp} seharusnya sudah dimusnahkan, tetapi isinya masih ada.")


def _attachments(connection: sqlite3.Connection) -> Iterator[Finding]:
    for digest in attachments.damaged(connection):
        yield Finding(True, f"Isi lampiran {digest[:16]} diubah di luar program.")
    if lacking := attachments.missing(connection):
        told = "ada di salinan lain; `bimtek merge` dengan salinan itu membawanya"
        yield Finding(False, f"{len(lacking)} lampiran tidak ada di salinan ini: berkasnya {told}.")


def _derived(connection: sqlite3.Connection, kinds: Kinds) -> Iterator[Finding]:
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(fresh)
        rebuild(fresh, kinds)
        # Of a kind without a view this file was never opened by a program that knows it.
        both = [kind for kind in view_names(connection) if kind in kinds]
        known = f"WHERE kind IN ({', '.join('?' * len(both))})"
        for table, what, where, values in (
            ("head", "Nilai terkini", "", []),
            ("teks", "Teks pencarian", known, both),
        ):
            query = f"SELECT * FROM {table} {where} ORDER BY 1, 2, 3, 4"
            stands = connection.execute(query, values).fetchall()
            if stands != fresh.execute(query, values).fetchall():
                yield Finding(
                    True, f"{what} tidak sama dengan jurnal; perbaiki dengan `verify --rebuild`."
                )
    finally:
        fresh.close()
