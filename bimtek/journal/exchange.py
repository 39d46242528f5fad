"""Bringing copies of one session together: the entries that the other lacks, in whole acts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from bimtek.clock import Clock
from bimtek.journal.codec import canonical
from bimtek.journal.entry import COLUMNS, GENESIS, INSERT, Entry, digest_of, seal_of, well_formed
from bimtek.journal.file import meta, transaction
from bimtek.journal.fold import Line
from bimtek.journal.heads import Kinds, take_in
from bimtek.journal.redaction import destroy
from bimtek.journal.stamp import milliseconds_of
from bimtek.journal.trouble import FileTrouble

OFF_MILLISECONDS = 120_000
"""A clock further off than this is told; what it dated is taken all the same."""
BATCH = 500
"""Entries taken in one transaction at most, but for a longer act."""

Have = dict[str, tuple[int, bytes]]
"""Voice → last n and its digest."""


@dataclass(slots=True)
class Taken:
    """What an exchange brought."""

    new: int = 0
    same: int = 0
    records: set[tuple[str, str]] = field(default_factory=set)
    ahead: dict[str, int] = field(default_factory=dict)
    """Device → milliseconds that its clock is ahead of ours; negative: behind what it had seen."""


def have(connection: sqlite3.Connection) -> Have:
    """What a file holds."""
    return {
        voice: (n, digest)
        for voice, n, digest in connection.execute(
            "SELECT voice, n, digest FROM journal"
            " WHERE (voice, n) IN (SELECT voice, max(n) FROM journal GROUP BY voice)"
        )
    }


_LAST_OF_EACH_VOICE = """
WITH RECURSIVE known(voice) AS (
  SELECT min(voice) FROM journal
  UNION ALL
  SELECT (SELECT min(voice) FROM journal WHERE voice > known.voice)
  FROM known WHERE known.voice IS NOT NULL
)
SELECT voice, (SELECT max(n) FROM journal WHERE voice = known.voice)
FROM known WHERE voice IS NOT NULL
"""
"""Steps from voice to voice over the index: a window asks after every change of the file."""


def last_of_each_voice(connection: sqlite3.Connection) -> dict[str, int]:
    """Voice → number of its last entry, without a walk over the journal."""
    return dict(connection.execute(_LAST_OF_EACH_VOICE).fetchall())


class Unsent(NamedTuple):
    """What another copy has not confirmed."""

    entries: int = 0
    since: datetime | None = None
    """When the oldest of them was recorded, by the clock of that laptop."""
    next: frozenset[tuple[str, int]] = frozenset()
    """(voice, n) of the first one of each voice."""


def unsent(connection: sqlite3.Connection, confirmed: Mapping[str, int]) -> Unsent:
    """What a file holds beyond what another copy has confirmed.

    Args:
        confirmed: voice → last n that the other copy holds.
    """
    count, following, moments = 0, set(), []
    for voice, last in last_of_each_voice(connection).items():
        first = confirmed.get(voice, 0) + 1
        if first > last:
            continue
        count += last - first + 1
        following.add((voice, first))
        (at,) = connection.execute(
            "SELECT at FROM journal WHERE voice = ? AND n = ?", (voice, first)
        ).fetchone()
        moments.append(datetime.fromisoformat(at))
    return Unsent(count, min(moments, default=None), frozenset(following))


def compare(here: sqlite3.Connection, there: sqlite3.Connection) -> int:
    """Check that what both hold is the same, also where nothing is to send.

    Returns:
        Number of entries that both hold.

    Raises:
        FileTrouble: another session, or the same entry with another digest.
    """
    refuse_another_session(meta(here, "session") or "", meta(there, "session") or "")
    ours, theirs = have(here), have(there)
    refuse_a_fork(here, theirs)
    refuse_a_fork(there, ours)
    return sum(min(ours[voice][0], theirs[voice][0]) for voice in ours.keys() & theirs.keys())


def refuse_another_session(here: str, there: str) -> None:
    """Copies of one session exchange entries, and nothing else does.

    Raises:
        FileTrouble: where the two ids differ.
    """
    if here != there:
        raise FileTrouble(
            "other-session",
            "Kedua berkas bukan salinan dari sesi yang sama. Tidak ada yang digabungkan.",
        )


def refuse_a_fork(connection: sqlite3.Connection, theirs: Have) -> None:
    """Check what the other side holds against the same entries here, as far as this file goes.

    Raises:
        FileTrouble: the same entry has another digest there.
    """
    for voice, (n, digest) in theirs.items():
        here = _digest_at(connection, voice, n)
        if here is not None and here != digest:
            raise FileTrouble(
                "forked",
                f"Entri {n} dari suara {voice} berbeda di kedua berkas: salah satunya diubah di "
                f"luar program. Tidak ada yang digabungkan; periksa dengan `bimtek verify`.",
            )


def _digest_at(connection: sqlite3.Connection, voice: str, n: int) -> bytes | None:
    row = connection.execute(
        "SELECT digest FROM journal WHERE voice = ? AND n = ?", (voice, n)
    ).fetchone()
    return None if row is None else row[0]


def acts_beyond(
    connection: sqlite3.Connection, known: Have, after: int = 0
) -> Iterator[list[Entry]]:
    """The acts that the other side lacks, in this file's order of arrival.

    Args:
        known: what the other side holds.
        after: only what arrived here later than this `seq`.
    """
    act: list[Entry] = []
    query = f"SELECT {', '.join(COLUMNS)} FROM journal WHERE seq > ? ORDER BY seq"
    for row in connection.execute(query, (after,)):
        entry = Entry(*row)
        if entry.n <= known.get(entry.voice, (0, b""))[0]:
            continue
        if act and (entry.voice, entry.act) != (act[0].voice, act[0].act):
            yield act
            act = []
        act.append(entry)
    if act:
        yield act


def in_batches(acts: Iterable[list[Entry]]) -> Iterator[list[list[Entry]]]:
    """Whole acts, at least `BATCH` entries at a time but for the last."""
    batch: list[list[Entry]] = []
    size = 0
    for act in acts:
        batch.append(act)
        size += len(act)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Written(NamedTuple):
    """What a copy brings, and who wrote in it."""

    devices: frozenset[str]
    """Laptops of what is new; where nothing is, that of what came last."""
    actors: tuple[str, ...]
    """The same of people, in the order in which they wrote."""
    same: int
    """Entries of those laptops that are here already."""


def written(connection: sqlite3.Connection, known: Have) -> Written:
    """What a copy would bring to whoever holds this much."""
    rows = connection.execute("SELECT device, actor, voice, n FROM journal ORDER BY seq").fetchall()
    new = [row for row in rows if row[3] > known.get(row[2], (0, b""))[0]] or rows[-1:]
    devices = frozenset(device for device, *_ in new)
    same = sum(row[0] in devices and row[3] <= known.get(row[2], (0, b""))[0] for row in rows)
    return Written(devices, tuple(dict.fromkeys(actor for _, actor, *_ in new)), same)


class Receiver:
    """Takes acts of other copies into a file, checking each before it stands.

    Args:
        connection: of the file, open for writing.
        kinds: kind → record class.
        clock: this laptop's: what comes with a later one is told.
    """

    def __init__(self, connection: sqlite3.Connection, kinds: Kinds, clock: Clock) -> None:
        self.connection = connection
        self.kinds = kinds
        self.taken = Taken()
        self._clock = clock
        self._now = 0
        self._session = meta(connection, "session") or ""
        self._have: Have = {}
        self._known: set[str] = set()
        self._seq = 0
        self._condemned: set[str] = set()

    def take(self, acts: Iterable[list[Entry]]) -> Taken:
        """Take acts, a batch a transaction.

        Raises:
            FileTrouble: a gap, a broken chain, or a reference to what is not here.
        """
        for batch in in_batches(acts):
            with transaction(self.connection):
                self.take_within(batch)
        return self.taken

    def take_within(self, acts: Iterable[list[Entry]]) -> Taken:
        """Take acts inside a transaction that the caller holds open."""
        self._now = int(self._clock().timestamp() * 1000)
        self._catch_up()
        for act in acts:
            for entry in act:
                self._take(entry)
        return self.taken

    def _catch_up(self) -> None:
        """Learn what others wrote into this file meanwhile."""
        for seq, voice, n, digest, stamp in self.connection.execute(
            "SELECT seq, voice, n, digest, stamp FROM journal WHERE seq > ? ORDER BY seq",
            (self._seq,),
        ):
            self._seq = seq
            self._have[voice] = (n, digest)
            self._known.add(stamp)
        self._condemned = self._orders()

    def forget(self) -> None:
        """A transaction failed: what stands is learnt anew from the file."""
        self._have.clear()
        self._known.clear()
        self._seq = 0

    def _take(self, entry: Entry) -> None:
        if entry.n <= self._have.get(entry.voice, (0, b""))[0]:
            refuse_a_fork(self.connection, {entry.voice: (entry.n, entry.digest)})
            self.taken.same += 1
            return
        self._check(entry)
        if entry.stamp in self._condemned and entry.patch is not None:
            entry = replace(entry, patch=None, salt=None)
        self.connection.execute(INSERT, entry.row())
        line = Line(entry.stamp, entry.kind, entry.patch, entry.base, entry.undoes)
        take_in(self.connection, line, entry.record, self.kinds)
        self._have[entry.voice] = (entry.n, entry.digest)
        self._known.add(entry.stamp)
        if entry.kind == "redaction" and entry.patch is not None:
            stamps = json.loads(entry.patch).get("stamps", ())  # none: an undo, which does nothing
            destroy(self.connection, stamps, self.kinds)
            self._condemned.update(stamps)
        self.taken.new += 1
        self.taken.records.add((entry.kind, entry.record))
        self._look_at_clock(entry)

    def _look_at_clock(self, entry: Entry) -> None:
        """Stamps follow the farthest one seen, so the time of the day tells whose clock is off."""
        try:
            at = int(datetime.fromisoformat(entry.at).timestamp() * 1000)
        except (ValueError, OverflowError):
            return
        ahead, behind = at - self._now, milliseconds_of(entry.stamp) - at
        if ahead <= OFF_MILLISECONDS:
            # a stamp from a future that nobody has reached yet says nothing of who followed it
            followed = milliseconds_of(entry.stamp) <= self._now + OFF_MILLISECONDS
            ahead = -behind if behind > OFF_MILLISECONDS and followed else 0
        if abs(ahead) > abs(self.taken.ahead.get(entry.device, 0)):
            self.taken.ahead[entry.device] = ahead

    def _check(self, entry: Entry) -> None:
        if not well_formed(entry):
            raise _refused(entry, "bentuknya tidak dikenal")
        n, previous = self._have.get(entry.voice, (0, GENESIS))
        if entry.n != n + 1:
            raise _refused(entry, "ada entri sebelumnya yang tidak ikut")
        row: dict[str, Any] = {name: getattr(entry, name) for name in COLUMNS}
        if entry.patch is not None and seal_of(entry.salt or b"", entry.patch) != entry.seal:
            raise _refused(entry, "isinya diubah di luar program")
        if digest_of(self._session, previous, row) != entry.digest:
            raise _refused(entry, "rantainya putus")
        named = {stamp for stamps in entry.bases.values() for stamp in stamps}
        if entry.undoes is not None:
            named.add(entry.undoes)
        if entry.kind == "redaction" and entry.patch is not None:
            named.update(json.loads(entry.patch).get("stamps", ()))
        if named - self._known:
            raise _refused(entry, "ia menunjuk entri yang tidak ada di sini")
        if any(self._have.get(voice, (0, b""))[0] < last for voice, last in entry.tips.items()):
            raise _refused(entry, "ia melihat entri yang tidak ada di sini")

    def _orders(self) -> set[str]:
        return {
            stamp
            for (stamp,) in self.connection.execute(
                "SELECT named.value FROM journal AS redaction,"
                " json_each(redaction.patch, '$.stamps') AS named"
                " WHERE redaction.kind = 'redaction'"
            )
        }


def _refused(entry: Entry, why: str) -> FileTrouble:
    return FileTrouble(
        "refused",
        f"Entri {entry.n} dari suara {entry.voice} ({canonical(entry.kind)}) ditolak: {why}. "
        f"Periksa berkas itu dengan `bimtek verify`.",
    )
