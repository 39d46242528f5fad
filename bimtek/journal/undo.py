"""Undo and redo: an act is withdrawn by an act of its own; nothing is copied back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bimtek.journal.acts import is_undone
from bimtek.journal.agreement import agreed_up_to
from bimtek.journal.entry import NOT_UNDOABLE
from bimtek.journal.records import Change, Refusal
from bimtek.journal.voice import Receipt, Voice


@dataclass(frozen=True, slots=True)
class Left:
    """A field that stays as it is, because somebody replaced it meanwhile."""

    kind: str
    record: str
    field: str
    stamp: str
    """The entry whose value stands there."""


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that was withdrawn, or restored."""

    receipt: Receipt
    records: tuple[tuple[str, str], ...]
    """(kind, record) of the act."""
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    n: int
    stamp: str
    kind: str
    record: str
    patch: str | None
    undoes: str | None


_Act = list[_Line]


def undo(voice: Voice) -> Undone:
    """Withdraw the newest act of this voice and actor that stands; call inside a transaction.

    Raises:
        Refusal: if there is nothing (more) to undo, or what it made was changed by others since.
    """
    agreed = agreed_up_to(voice.connection).get(str(voice.name), 0)
    for act in _acts(voice):
        if act[0].n <= agreed:
            raise Refusal(
                "agreed",
                "Yang sudah disepakati tidak diurungkan. Di acara Penutup: r ralat, "
                "k buka kembali dengan alasan.",
            )
        if _is_undo(act) or _is_kept(act) or _is_withdrawn(voice.connection, act):
            continue
        act = [*act, *_recorded_anew(voice.connection, act)]
        left = tuple(_replaced_meanwhile(voice, act))
        _refuse_halves(voice, act, left)
        return withdraw_act(voice, act, left)
    raise Refusal("nothing-to-undo", "Tidak ada lagi yang dapat diurungkan dari jendela ini.")


def redo(voice: Voice) -> Undone:
    """Take the newest undo back, as long as no new act followed; call inside a transaction.

    Raises:
        Refusal: if there is nothing to redo.
    """
    for act in _acts(voice):
        if not _is_undo(act):
            break
        if _takes_an_undo_back(voice.connection, act) or _is_withdrawn(voice.connection, act):
            continue
        return withdraw_act(voice, act)
    raise Refusal("nothing-to-redo", "Tidak ada yang dapat diulangi.")


def undo_acts(voice: Voice, stamps: Sequence[str]) -> Undone:
    """Withdraw chosen acts of anybody, however old, as one new act; call inside a transaction.

    Args:
        stamps: of each act the stamp of its first entry.

    Raises:
        Refusal: if one of them may not be undone, is undone already, or nothing would change.
    """
    acts = [_chosen(voice, stamp) for stamp in sorted(set(stamps), reverse=True)]
    lines = [line for act in acts for line in act]
    lines += _recorded_anew(voice.connection, lines)
    left = tuple(_replaced_by_others(voice.connection, lines))
    fields = sum(len(json.loads(line.patch or "{}")) for line in lines)
    if fields and len(left) == fields:
        raise Refusal(
            "all-replaced",
            "Tidak ada yang berubah: semua isian perbuatan itu sudah diganti sesudahnya.",
        )
    return withdraw_act(voice, lines, left)


def _chosen(voice: Voice, stamp: str) -> _Act:
    act = _act_with(voice.connection, stamp)
    if not act:
        raise Refusal("no-such-act", "Perbuatan itu tidak ada dalam berkas ini.")
    if _is_kept(act):
        raise Refusal(
            "not-undoable",
            "Naskah, kesepakatan, pemusnahan isi, dan nama petugas tidak dapat diurungkan.",
        )
    (voice_of_act,) = voice.connection.execute(
        "SELECT voice FROM journal WHERE stamp = ?", (stamp,)
    ).fetchone()
    if act[0].n <= agreed_up_to(voice.connection).get(voice_of_act, 0):
        raise Refusal(
            "agreed", "Perbuatan itu sudah disepakati dan dibekukan. Perbaiki dengan ralat."
        )
    if _is_withdrawn(voice.connection, act):
        raise Refusal("undone-already", "Perbuatan itu sudah diurungkan.")
    return act


def _act_with(connection: sqlite3.Connection, stamp: str) -> _Act:
    return [
        _Line(*row)
        for row in connection.execute(
            "SELECT other.n, other.stamp, other.kind, other.record, other.patch, other.undoes"
            " FROM journal AS one JOIN journal AS other"
            " ON other.voice = one.voice AND other.act = one.act"
            " WHERE one.stamp = ? ORDER BY other.n",
            (stamp,),
        )
    ]


def _replaced_by_others(connection: sqlite3.Connection, lines: _Act) -> Iterator[Left]:
    """Fields that keep what stands there, because none of these entries stands there any more."""
    ours = {line.stamp for line in lines}
    for line in lines:
        if line.undoes is not None:
            continue
        for field in json.loads(line.patch or "{}"):
            stands = _stamps_at(connection, line, field)
            if stands and ours.isdisjoint(stands):
                yield Left(line.kind, line.record, field, stands[0])


def withdraw_act(voice: Voice, act: _Act, left: tuple[Left, ...] | None = None) -> Undone:
    """Write, as a new act, one withdrawing entry for each entry of an act."""
    voice.pass_guard([Change(line.kind, line.record, {}) for line in act])
    left = tuple(_replaced_meanwhile(voice, act)) if left is None else left
    number = voice.count + 1
    written = [
        voice.write(line.kind, line.record, {}, {}, number, undoes=line.stamp) for line in act
    ]
    records = tuple(dict.fromkeys((line.kind, line.record) for line in act))
    return Undone(Receipt(tuple(written), records, voice.count, voice.clock()), records, left)


def _acts(voice: Voice) -> Iterator[_Act]:
    """This voice's acts by this actor, newest first."""
    current: _Act = []
    number = None
    for act, *columns in voice.connection.execute(
        "SELECT act, n, stamp, kind, record, patch, undoes FROM journal"
        " WHERE voice = ? AND actor = ? ORDER BY n DESC",
        (voice.name, voice.author.actor),
    ).fetchall():
        if act != number and current:
            yield current[::-1]
            current = []
        number = act
        current.append(_Line(*columns))
    if current:
        yield current[::-1]


def _is_kept(act: _Act) -> bool:
    """Acts that the key does not reach: orders, agreements, scripts, and who signed in."""
    return act[0].kind == "officer" or any(line.kind in NOT_UNDOABLE for line in act)


def _recorded_anew(connection: sqlite3.Connection, act: _Act) -> Iterator[_Line]:
    """What an order to destroy kept of the entries that it emptied: an act goes back whole."""
    emptied = [line for line in act if line.patch is None]
    for line in emptied:
        kept = connection.execute(
            "SELECT anew.n, anew.stamp, anew.kind, anew.record, anew.patch, anew.undoes"
            " FROM journal AS anew, json_each(anew.base) AS field, json_each(field.value) AS before"
            " WHERE anew.kind = ? AND anew.record = ? AND before.value = ?"
            " AND EXISTS (SELECT 1 FROM journal AS redaction"
            " WHERE redaction.voice = anew.voice AND redaction.act = anew.act"
            " AND redaction.kind = 'redaction')"
            " GROUP BY anew.stamp ORDER BY anew.stamp",
            (line.kind, line.record, line.stamp),
        ).fetchall()
        emptied += (_Line(*row) for row in kept if row[4] is None)  # and emptied in its turn
        yield from (_Line(*row) for row in kept)


def _is_undo(act: _Act) -> bool:
    return act[0].undoes is not None


def _is_withdrawn(connection: sqlite3.Connection, act: _Act) -> bool:
    return any(is_undone(connection, line.stamp) for line in act)


def _takes_an_undo_back(connection: sqlite3.Connection, act: _Act) -> bool:
    named = connection.execute(
        "SELECT undoes FROM journal WHERE stamp = ?", (act[0].undoes,)
    ).fetchone()
    return named is not None and named[0] is not None


def _replaced_meanwhile(voice: Voice, act: _Act) -> Iterator[Left]:
    for line in act:
        if line.patch is None or line.undoes is not None:
            continue
        for field in json.loads(line.patch):
            stands = _stamps_at(voice.connection, line, field)
            others = [stamp for stamp in stands if not stamp.endswith(str(voice.name))]
            if others and line.stamp not in stands:
                yield Left(line.kind, line.record, field, others[0])


def _refuse_halves(voice: Voice, act: _Act, left: tuple[Left, ...]) -> None:
    """What others have changed since it was made stays whole: their words alone hang nowhere."""
    changed = {(one.kind, one.record): one.stamp for one in left}
    for line in act:
        cls = voice.kinds.get(line.kind)
        stamp = changed.get((line.kind, line.record))
        if cls and cls.key == ("id",) and stamp and _made_it(voice.connection, line):
            raise Refusal(
                "changed-since",
                f"Tidak diurungkan: {cls.noun} itu sudah diubah {_who(voice.connection, stamp)}.",
            )


def _made_it(connection: sqlite3.Connection, line: _Line) -> bool:
    (first,) = connection.execute(
        "SELECT min(stamp) FROM journal WHERE kind = ? AND record = ?", (line.kind, line.record)
    ).fetchone()
    return bool(first == line.stamp)


def _who(connection: sqlite3.Connection, stamp: str) -> str:
    row = connection.execute(
        "SELECT head.value FROM journal JOIN head ON head.kind = 'officer'"
        " AND head.record = journal.actor AND head.field = 'name'"
        " WHERE journal.stamp = ? ORDER BY head.stamp DESC",
        (stamp,),
    ).fetchone()
    return str(json.loads(row[0])) if row and row[0] else "orang lain"


def _stamps_at(connection: sqlite3.Connection, line: _Line, field: str) -> list[str]:
    return [
        stamp
        for (stamp,) in connection.execute(
            "SELECT stamp FROM head WHERE kind = ? AND record = ? AND field = ?"
            " ORDER BY stamp DESC",
            (line.kind, line.record, field),
        )
    ]
