"""Copies of one session brought together: what it would bring, then a backup, then all of it.

All of it is tried on a copy in memory before anything is written, so that what is refused of one
copy is known before another one is taken.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bimtek import bootstrap
from bimtek.hall.officers import Officer
from bimtek.hall.session_records import ScriptVersion
from bimtek.journal import attachments, file
from bimtek.journal.copies import back_up, renew
from bimtek.journal.exchange import Receiver, Taken, acts_beyond, compare, have, written
from bimtek.journal.heads import conflicts, seen_of
from bimtek.journal.reader import Reader
from bimtek.journal.records import Record, Seen
from bimtek.journal.trouble import FileTrouble
from bimtek.journal.views import refresh_views
from bimtek.locale.dates import clock, how_long, when
from bimtek.overview.choices import asked
from bimtek.shelf import Shelf
from bimtek.sync.own_table import KEY, ORIGINS, decode, origins_of


@dataclass(frozen=True, slots=True)
class Brought:
    """What one copy brings.

    Args:
        name: the table for which it was opened, else who wrote in it.
        new: entries that were not here.
        same: entries of the same laptop that were.
        undecided: fields in which a person has to choose, because of it.
        notices: what has to be known of clocks, and of a copy that has nothing new.
    """

    name: str
    new: int
    same: int
    undecided: int
    notices: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """As it is read aloud."""
        return f"{self.name}: {self.new} baru, {self.same} sama, {self.undecided} perlu dipilih"


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left to people once everything is here.

    Args:
        undecided: fields in which values stand side by side.
        scripts: whether several versions of the script were taken over apart.
        late: records that came after the agreement, from whoever did not know of it.
        files: attachments whose bytes are in another copy.
    """

    undecided: int
    scripts: bool
    late: int
    files: int = 0

    @property
    def told(self) -> Iterator[str]:
        """What is to be done, and where."""
        if self.undecided:
            yield (
                f"{self.undecided} isian perlu dipilih: di ruang kerja, Ctrl+P, ‘Pilihan yang "
                "tertunda’ (atau F9, lalu p). Sampai dipilih, notulen menyebut semua nilainya."
            )
        if self.scripts:
            yield "Naskah sesi berbeda: di ruang kerja, Ctrl+P, ‘Naskah: pilih versi yang benar’."
        if self.late:
            yield (
                f"{self.late} susulan sesudah kesepakatan: tidak mengubah yang disepakati. "
                "Di acara Penutup c menyebutnya satu per satu, dan r di sana menimbangnya."
            )
        if self.files:
            yield (
                f"{self.files} lampiran belum ada di sini: berkasnya di laptop yang melampirkan. "
                "Gabungkan salinan dari laptop itu."
            )


class Merging:
    """Copies, opened to be brought into a file.

    Args:
        into: the file.
        connection: to it; for a trial it may be read only.
        sources: path → connection, in the order in which they are taken.
        now: by this laptop's clock.
    """

    def __init__(
        self,
        into: Path,
        connection: sqlite3.Connection,
        sources: dict[Path, sqlite3.Connection],
        now: datetime,
    ) -> None:
        self._into = into
        self._connection = connection
        self._sources = sources
        self._now = now
        self._kinds = bootstrap.record_kinds()
        for path, source in sources.items():
            with _of(path):
                compare(connection, source)

    def tried(self) -> list[Brought]:
        """What each copy would bring; nothing is written.

        Raises:
            FileTrouble: what would be refused.
        """
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as scratch:
            self._connection.backup(scratch)
            return _told_apart(
                [self._take(scratch, path, source) for path, source in self._sources.items()],
                list(self._sources),
            )

    def merge(self) -> Path:
        """A backup, then all copies.

        Returns:
            The backup.

        Raises:
            FileTrouble: it cannot be written; what a copy brought before stays.
        """
        backup = back_up(self._into, self._connection, "gabung", self._now)
        for path, source in self._sources.items():
            self._take(self._connection, path, source)
        # A program that knows other kinds than this one finds the file marked as such.
        forms = bootstrap.pivots_of(bootstrap.script_of(self._connection, self._into))
        refresh_views(self._connection, self._kinds, forms)
        file.truncate_wal(self._connection)
        return backup

    def remaining(self) -> Remaining:
        """What people have to settle now."""
        return remaining(self._connection)

    def _take(self, target: sqlite3.Connection, path: Path, source: sqlite3.Connection) -> Brought:
        known = have(target)
        who = written(source, known)
        receiver = Receiver(target, self._kinds, lambda: self._now)
        with _of(path):
            taken = receiver.take(acts_beyond(source, known))
        table = decode(file.meta(source, KEY)).name
        on_disk = target is self._connection
        if table and taken.new:
            _remember(target, dict.fromkeys(who.devices, table))
        if on_disk and any(kind == "redaction" for kind, _ in taken.records):
            file.truncate_wal(target)
            renew(self._into, target, self._now)
        touched = [
            seen
            for seen in conflicts(target, self._kinds)
            if (seen.cls.kind, seen.record) in taken.records
        ]
        name = table or _names(target, who.actors) or path.stem
        notices = [*_clocks(taken), *(() if taken.new else _nothing_new(target, source))]
        if files := attachments.bring(target, source):
            notices.append(f"{files} lampiran ikut.")
        return Brought(name, taken.new, who.same, _fields(touched), tuple(notices))


def remaining(connection: sqlite3.Connection) -> Remaining:
    """What people have to settle in a file."""
    kinds = bootstrap.record_kinds()
    left = conflicts(connection, kinds)
    shelf = Shelf(Reader(connection), kinds, UTC, "")
    scripts = any(seen.cls is ScriptVersion for seen in left)
    lacking = len(attachments.missing(connection))
    return Remaining(_fields(left), scripts, len(shelf.late_records()), lacking)


@contextmanager
def opened(into: Path, sources: Sequence[Path], now: datetime, *, trial: bool) -> Iterator[Merging]:
    """A file and the copies that come into it.

    Args:
        trial: nothing will be written.

    Raises:
        FileTrouble: one of them cannot be used, or is a copy of something else.
    """
    connection = bootstrap.connect(into, writing=not trial, clock=lambda: now)
    found: dict[Path, sqlite3.Connection] = {}
    try:
        for path in sources:
            if path not in found:
                found[path] = bootstrap.connect(path, writing=False, clock=lambda: now)
        yield Merging(into, connection, found, now)
    finally:
        for one in (connection, *found.values()):
            one.close()


@contextmanager
def _of(path: Path) -> Iterator[None]:
    """What is wrong with one of several copies says which one it is."""
    try:
        yield
    except FileTrouble as trouble:
        message = f"{path}: {trouble.message}"
        raise FileTrouble(trouble.code, message, trouble.status) from trouble


def _nothing_new(target: sqlite3.Connection, source: sqlite3.Connection) -> Iterator[str]:
    """How far an older copy goes, and how far this file does."""
    try:
        there, here = (datetime.fromisoformat(Reader(one).last_at()) for one in (source, target))
    except ValueError:
        return  # a time that another program wrote
    if there < here:
        yield f"salinan ini berakhir {when(there, here)}; sesi ini sudah sampai {clock(here)}."


def _fields(found: Sequence[Seen[Record]]) -> int:
    return sum(len(asked(seen)) for seen in found)


def _names(connection: sqlite3.Connection, actors: Sequence[str]) -> str:
    people = (seen_of(connection, Officer, actor) for actor in actors)
    return ", ".join(seen.value.name for seen in people if seen.heads and seen.value.name)


def _told_apart(found: list[Brought], paths: Sequence[Path]) -> list[Brought]:
    """Two copies with one name say in which file they lie."""
    count = Counter(one.name for one in found)
    return [
        one if count[one.name] < 2 else replace(one, name=f"{one.name} ({path})")
        for one, path in zip(found, paths, strict=True)
    ]


def _remember(connection: sqlite3.Connection, tables: dict[str, str]) -> None:
    """For which table a laptop wrote, so that a choice can say where a value is from."""
    known = origins_of(file.meta(connection, ORIGINS))
    file.put_meta(connection, ORIGINS, json.dumps(known | tables, ensure_ascii=False))


def _clocks(taken: Taken) -> Iterator[str]:
    for device, off in sorted(taken.ahead.items()):
        way = "lebih cepat daripada laptop ini" if off > 0 else "tertinggal dari laptop lain"
        yield f"jam laptop {device[:4]} {how_long(off / 1000)} {way}; isinya tetap diterima."
