"""Destroying words on request: the one change of what was written.

UU 27/2022 (Pelindungan Data Pribadi) gives a person that right; who, when, why and the seal stay.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from bimtek.journal import attachments
from bimtek.journal.codec import type_hints
from bimtek.journal.drafts import edit_place
from bimtek.journal.heads import Kinds, refold, standing, taken_back
from bimtek.journal.records import DESTROYED, WITHDRAWN, Record, Refusal, Seen, random_id
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
OWN, OWN_WORDS = 24, 4
"""Letters and words of a sentence that is the same one also where more stands around it."""


Targets = Mapping[str, frozenset[str]]
"""Stamp → fields whose words go."""
Copies = Mapping[str, Mapping[str, object]]
"""Stamp → field → what is left of it without words that were told again there; None: nothing."""
_NONE: Copies = {}
_ASCII = re.compile(r"[A-Za-z0-9]+")
"""Letters that SQLite compares whatever their case."""
_AROUND = " \t\n.,;:!?“”\"'‘’"
"""What may stand around a sentence that is the same all the same."""


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


def gathered_from(
    connection: sqlite3.Connection, cls: type[Record], record: str
) -> dict[str, frozenset[str]]:
    """Entries of other records that may tell a record's words, since they were gathered there."""
    found: dict[str, frozenset[str]] = {}
    for link, fields in cls.gathered.items():
        for since in entries_that_set(connection, cls.kind, record, link):
            other = json.loads(_line(connection, since)[3] or "{}").get(link)
            for field in fields if other else ():
                told = entries_that_set(connection, cls.kind, other, field)
                found |= {one: told[one] for one in told if one >= since}
    return found


def words_in(connection: sqlite3.Connection, stamps: Iterable[str], kinds: Kinds) -> Targets:
    """The text fields of entries; of a kind without text, and of an annex, all fields.

    Raises:
        Refusal: an unknown entry.
    """
    targets: dict[str, frozenset[str]] = {}
    for stamp in stamps:
        _, kind, _, patch = _line(connection, stamp)
        fields = set(json.loads(patch or "{}"))
        text = fields & set(kinds[kind].searchable) if kind in kinds else set()
        text = set() if kind == attachments.KIND else text
        targets[stamp] = frozenset(text or fields)
    return targets


def copies_of(connection: sqlite3.Connection, targets: Targets, kinds: Kinds) -> Copies:
    """Where the words of others are told again, whole or within more.

    Short words are looked for only where the kind of record says that it takes them over, and
    within a sentence only words that nobody else says by chance.
    """
    words = {one for one in _words_of(connection, targets) if len(one) >= SHORT}
    wanted = _Wanted.of(words, [one for one in words if _is_own(one)])
    found: dict[str, dict[str, object]] = {}
    for stamp, kind, patch in _suspects(connection, words):
        said = _said_in(json.loads(patch), kinds.get(kind))
        if left := _left_of(said, wanted, targets.get(stamp, ())):
            found[stamp] = left
    for stamp, fields in targets.items():
        _, kind, record, _ = _line(connection, stamp)
        copy = kinds[kind].taken_over_as(record) if kind in kinds else ""
        for field in fields if copy else ():
            words = _words_of(connection, {stamp: frozenset({field})})
            for told, left in _left_in(connection, (kind, copy, field), _Wanted.of(words, words)):
                found[told] = {**found.get(told, {}), **left}
    return found


class _Wanted(NamedTuple):
    """What is looked for."""

    whole: frozenset[str]
    """Said as all of a text, whatever its case, its spaces and the marks around it."""
    within: re.Pattern[str] | None
    """Said within a text."""

    @classmethod
    def of(cls, whole: Iterable[str], within: Iterable[str]) -> _Wanted:
        parts = [r"\s+".join(map(re.escape, one.split())) for one in within if one.strip()]
        either = "|".join(sorted(parts, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if parts else None
        return cls(frozenset(map(_plain, whole)) - {""}, pattern)


def _plain(text: str) -> str:
    return " ".join(text.strip(_AROUND).split()).casefold()


def _is_own(words: str) -> bool:
    """Whether nobody else says the same by chance."""
    return len(words) >= OWN and len(words.split()) >= OWN_WORDS


def _suspects(
    connection: sqlite3.Connection, words: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Stamp, kind and patch of whatever might hold one of these, found by its longest word."""
    for one in words:
        longest = max(_ASCII.findall(one), key=len, default="")
        yield from connection.execute(
            "SELECT stamp, kind, patch FROM journal WHERE patch LIKE ?"
            " AND kind NOT IN ('redaction', 'script', 'agreement')",
            (f"%{longest}%",),
        ).fetchall()


def _said_in(patch: Mapping[str, object], cls: type[Record] | None) -> Mapping[str, object]:
    """What people can have typed: a label or a state is no sentence, whatever it is called."""
    hints = type_hints(cls) if cls else {}
    return {
        name: value
        for name, value in patch.items()
        if not isinstance(value, str) or str in (hints.get(name, str), *get_args(hints.get(name)))
    }


def _left_in(
    connection: sqlite3.Connection, place: tuple[str, str, str], wanted: _Wanted
) -> Iterator[tuple[str, dict[str, object]]]:
    """Of all that ever stood in one field: stamp, and what is left without the words."""
    kind, record, field = place
    for stamp in entries_that_set(connection, kind, record, field):
        patch = json.loads(_line(connection, stamp)[3] or "{}")
        if left := _left_of({field: patch.get(field)}, wanted, ()):
            yield stamp, left


def _left_of(
    patch: Mapping[str, object], wanted: _Wanted, going: Collection[str]
) -> dict[str, object]:
    """Field → what is left of it without the words; None: nothing. Only of those that hold them.

    Args:
        going: fields that are destroyed anyway.
    """
    left: dict[str, object] = {}
    for name, value in patch.items():
        whole = isinstance(value, str) and _plain(value) in wanted.whole
        rest = None if whole else _without(value, wanted.within)
        if name not in going and rest != value:
            left[name] = rest
    return left


def _without(value: object, words: re.Pattern[str] | None) -> object:
    if words is None:
        return value
    if isinstance(value, str):
        return words.sub(DESTROYED, value)
    if isinstance(value, list):
        return [_without(one, words) for one in value]
    if isinstance(value, dict):
        return {name: _without(one, words) for name, one in value.items()}
    return value


def redact(voice: Voice, targets: Targets, reason: str, copies: Copies = _NONE) -> Receipt:
    """Destroy words in entries; call inside a transaction.

    Other fields of those entries that still stand are recorded anew.

    Args:
        copies: where the same words were told again, and what is left there without them.

    Raises:
        Refusal: if there is nothing to destroy, the reason is not on the list, or an entry is
            unknown or may not be destroyed.
    """
    if reason not in REASONS:
        known = "; ".join(REASONS)
        raise Refusal("no-such-reason", f"Alasan ‘{reason}’ tidak ada dalam daftar: {known}.")
    if not targets:
        raise Refusal("nothing-to-destroy", "Tidak ada kalimat yang dapat dimusnahkan di sini.")
    stamps = sorted({*targets, *copies})
    lines = [_line(voice.connection, stamp) for stamp in stamps]
    words = _words_of(voice.connection, targets)
    records = tuple(dict.fromkeys((kind, record) for _, kind, record, _ in lines))
    withdrawn = {one for one in records if _is_withdrawn(voice.connection, *one)}
    act, written = voice.count + 1, []
    for stamp, kind, record, patch in lines:
        kept = _others_standing(voice.connection, stamp, kind, record, patch)
        gone, told = targets.get(stamp, ()), copies.get(stamp, {})
        left = {name: told.get(name, value) for name, value in kept.items() if name not in gone}
        if kept := {name: value for name, value in left.items() if name not in told or value}:
            base = {name: [stamp] for name in kept}
            written.append(voice.write(kind, record, kept, base, act))
    for kind, record in dict.fromkeys((entry.kind, entry.record) for entry in written):
        if (kind, record) in withdrawn:
            written += _still_withdrawn(voice, kind, record, act)
    order = {"stamps": stamps, "reason": reason}
    no_base: dict[str, list[str]] = {name: [] for name in order}
    written.append(voice.write("redaction", random_id(), order, no_base, act))
    destroy(voice.connection, stamps, voice.kinds)
    _clean_drafts(voice.connection, words, {edit_place(*one) for one in records})
    return Receipt(tuple(written), records, voice.count, voice.clock())


def _is_withdrawn(connection: sqlite3.Connection, kind: str, record: str) -> bool:
    """Whether a record stands withdrawn; one that was changed since is there again."""
    heads = standing(connection, kind, record)
    seen = Seen(Record, record, heads, taken_back(connection, kind, record, heads))
    return seen.withdrawn is not None


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
    """Carry out an order that stands in this file: patches, heads, search text, attachments."""
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
    if any(kind == attachments.KIND for kind, _ in records):
        attachments.drop_unnamed(connection)


def _clean_drafts(
    connection: sqlite3.Connection, words: Iterable[str], edits: Collection[str]
) -> None:
    """Half-typed copies of the words go, and whatever they were being changed to."""
    words = [word for word in words if word.strip()]
    for owner, place, process, body in connection.execute(
        "SELECT owner, place, process, body FROM draft"
    ).fetchall():
        edited = {place, place.rpartition("/")[0]}  # the edit of a record, or of one of its fields
        if not edited.isdisjoint(edits) or any(
            _is_half_typed(body.strip(), word) for word in words
        ):
            connection.execute(
                "DELETE FROM draft WHERE owner = ? AND place = ? AND process = ?",
                (owner, place, process),
            )


def _is_half_typed(body: str, word: str) -> bool:
    """Short words stand in many a sentence that has nothing to do with them."""
    return body == word or (len(word) >= SHORT and word in body) or (bool(body) and body in word)
