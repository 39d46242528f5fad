"""Destroying words on request: the one change of what was written.

UU 27/2022 (Pelindungan Data Pribadi) gives a person that right; who, when, why and the seal stay.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping

from bimtek.journal.codec import canonical
from bimtek.journal.drafts import edit_place
from bimtek.journal.heads import Kinds, refold, standing
from bimtek.journal.records import WITHDRAWN, Refusal, random_id
from bimtek.journal.voice import Receipt, Voice, Written

REASONS = (
    "permintaan orang yang bersangkutan",
    "di luar rapat (off the record)",
    "data pribadi (UU 27/2022)",
    "salah rekam",
)
"""Why words may be destroyed; a list, because free text would tell them again."""

SHORT = 12
"""Shorter texts are too common for an equal one elsewhere to be the same words."""


Targets = Mapping[str, frozenset[str]]
"""Stamp → fields whose words go."""


def entries_that_set(connection: sqlite3.Connection, kind: str, record: str, field: str) -> Targets:
    """All entries that ever set a field, undone and withdrawn ones too."""
    return {
        stamp: frozenset({field})
        for stamp, patch in connection.execute(
            "SELECT stamp, patch FROM journal WHERE kind = ? AND record = ?"
            " AND patch IS NOT NULL ORDER BY stamp",
            (kind, record),
        )
        if field in json.loads(patch)
    }


def words_in(connection: sqlite3.Connection, stamps: Iterable[str], kinds: Kinds) -> Targets:
    """The text fields of entries; of a kind without text all fields.

    Raises:
        Refusal: an unknown entry.
    """
    targets: dict[str, frozenset[str]] = {}
    for stamp in stamps:
        _, kind, _, patch = _line(connection, stamp)
        fields = set(json.loads(patch or "{}"))
        text = fields & set(kinds[kind].searchable) if kind in kinds else set()
        targets[stamp] = frozenset(text or fields)
    return targets


def entries_made_from(connection: sqlite3.Connection, targets: Targets) -> Targets:
    """Entries of other records that carry the same words: copies made of them."""
    found: dict[str, frozenset[str]] = {}
    for words in sorted(_words_of(connection, targets)):
        if len(words) < SHORT:
            continue
        for stamp, patch in connection.execute(
            "SELECT stamp, patch FROM journal WHERE instr(patch, ?) AND kind != 'redaction'",
            (canonical(words),),
        ):
            fields = {name for name, value in json.loads(patch).items() if value == words}
            if fields and stamp not in targets:
                found[stamp] = found.get(stamp, frozenset()) | fields
    return found


def redact(voice: Voice, targets: Targets, reason: str) -> Receipt:
    """Destroy words in entries; call inside a transaction.

    Other fields of those entries that still stand are recorded anew.

    Raises:
        Refusal: if there is nothing to destroy, the reason is not on the list, or an entry is
            unknown or may not be destroyed.
    """
    if reason not in REASONS:
        known = "; ".join(REASONS)
        raise Refusal("no-such-reason", f"Alasan ‘{reason}’ tidak ada dalam daftar: {known}.")
    if not targets:
        raise Refusal("nothing-to-destroy", "Tidak ada kalimat yang dapat dimusnahkan di sini.")
    stamps = sorted(targets)
    lines = [_line(voice.connection, stamp) for stamp in stamps]
    words = _words_of(voice.connection, targets)
    act, written = voice.count + 1, []
    for stamp, kind, record, patch in lines:
        kept = _others_standing(voice.connection, stamp, kind, record, patch)
        kept = {name: value for name, value in kept.items() if name not in targets[stamp]}
        if kept:
            base = {name: [stamp] for name in kept}
            written.append(voice.write(kind, record, kept, base, act))
    for kind, record in dict.fromkeys((entry.kind, entry.record) for entry in written):
        written += _still_withdrawn(voice, kind, record, act)
    order = {"stamps": stamps, "reason": reason}
    no_base: dict[str, list[str]] = {name: [] for name in order}
    written.append(voice.write("redaction", random_id(), order, no_base, act))
    destroy(voice.connection, stamps, voice.kinds)
    records = tuple(dict.fromkeys((kind, record) for _, kind, record, _ in lines))
    _clean_drafts(voice.connection, words, {edit_place(*one) for one in records})
    return Receipt(tuple(written), records, voice.count, voice.clock())


def _still_withdrawn(voice: Voice, kind: str, record: str, act: int) -> list[Written]:
    """What is recorded anew of a withdrawn record is no change that somebody made to it."""
    heads = standing(voice.connection, kind, record)
    withdrawal = heads.pop(WITHDRAWN, ())
    if len(withdrawal) != 1 or withdrawal[0].value in (None, "null"):
        return []
    seen = {name: [head.stamp for head in found] for name, found in heads.items()}
    value = {**json.loads(str(withdrawal[0].value)), "seen": seen}
    base = {WITHDRAWN: [withdrawal[0].stamp]}
    return [voice.write(kind, record, {WITHDRAWN: value}, base, act)]


def _words_of(connection: sqlite3.Connection, targets: Targets) -> set[str]:
    found = set()
    for stamp, fields in targets.items():
        row = connection.execute("SELECT patch FROM journal WHERE stamp = ?", (stamp,)).fetchone()
        if row is None or row[0] is None:
            continue
        patch = json.loads(row[0])
        found |= {patch[name] for name in fields if isinstance(patch.get(name), str)}
    return found


def _line(connection: sqlite3.Connection, stamp: str) -> tuple[str, str, str, str | None]:
    row = connection.execute(
        "SELECT stamp, kind, record, patch FROM journal WHERE stamp = ?", (stamp,)
    ).fetchone()
    if row is None:
        raise Refusal("no-such-entry", f"Tidak ada catatan jurnal dengan cap {stamp}.")
    if row[1] in ("redaction", "script", "agreement"):
        raise Refusal("not-destroyable", f"Entri ‘{row[1]}’ tidak dapat dimusnahkan.")
    return row  # type: ignore[no-any-return]


def _others_standing(
    connection: sqlite3.Connection, stamp: str, kind: str, record: str, patch: str | None
) -> dict[str, object]:
    if patch is None:
        return {}
    standing = {
        name
        for (name,) in connection.execute(
            "SELECT field FROM head WHERE kind = ? AND record = ? AND stamp = ?",
            (kind, record, stamp),
        )
    }
    return {name: value for name, value in json.loads(patch).items() if name in standing}


def destroy(connection: sqlite3.Connection, stamps: Iterable[str], kinds: Kinds) -> None:
    """Carry out an order that stands in this file: patches, heads and search text."""
    records: dict[tuple[str, str], None] = {}
    for stamp in stamps:
        row = connection.execute(
            "SELECT kind, record FROM journal WHERE stamp = ?", (stamp,)
        ).fetchone()
        if row is None:
            continue
        records[row[0], row[1]] = None
        connection.execute("UPDATE journal SET patch = NULL, salt = NULL WHERE stamp = ?", (stamp,))
    for kind, record in records:
        refold(connection, kind, record, kinds)


def _clean_drafts(
    connection: sqlite3.Connection, words: Iterable[str], edits: Collection[str]
) -> None:
    """Half-typed copies of the words go, and whatever they were being changed to."""
    words = [word for word in words if word.strip()]
    for owner, place, process, body in connection.execute(
        "SELECT owner, place, process, body FROM draft"
    ).fetchall():
        if place in edits or any(word in body or (body.strip() and body in word) for word in words):
            connection.execute(
                "DELETE FROM draft WHERE owner = ? AND place = ? AND process = ?",
                (owner, place, process),
            )
