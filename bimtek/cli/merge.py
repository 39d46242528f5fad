"""`bimtek merge INTO FROM...`: bring copies of one session together."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bimtek import bootstrap
from bimtek.clock import clock_from
from bimtek.journal import file, trouble
from bimtek.journal.copies import back_up, renew
from bimtek.journal.exchange import Receiver, Taken, acts_beyond, compare, have
from bimtek.journal.heads import Kinds, conflicts
from bimtek.journal.reader import Reader
from bimtek.journal.trouble import Exit
from bimtek.journal.views import refresh_views
from bimtek.shelf import Shelf

HOUR = 3_600_000


def run(chosen: argparse.Namespace) -> int:
    """Merge, or say what a merge would bring."""
    clock, kinds = clock_from(), bootstrap.record_kinds()
    into = Path(chosen.file)
    connection = bootstrap.connect(into, writing=True, clock=clock)
    try:
        with _opened([Path(source) for source in chosen.sources]) as sources:
            for _, source in sources:
                compare(connection, source)
            if chosen.dry_run:
                _try(connection, kinds, sources, clock())
                return Exit.DONE
            back_up(into, connection, "gabung", clock())
            for name, source in sources:
                _tell(name, *_take(connection, kinds, source, clock()))
            # A program that knows other kinds than this one finds the file marked as such.
            forms = bootstrap.pivots_of(bootstrap.script_of(connection, into))
            refresh_views(connection, kinds, forms)
            file.truncate_wal(connection)
        left = conflicts(connection, kinds)
        late = _late(connection, kinds)
    except sqlite3.Error as error:
        raise trouble.trouble_of(into, error) from error
    finally:
        connection.close()
    if left:
        print(f"{len(left)} isian perlu dipilih orang; buka di ruang kerja.", file=sys.stderr)
    if late:
        print(
            f"{late} susulan sesudah kesepakatan: tidak mengubah yang disepakati. "
            "`bimtek diff` menyebutnya; ralat di acara Penutup memuatnya.",
            file=sys.stderr,
        )
    return Exit.REMAINS if left or late else Exit.DONE


def _late(connection: sqlite3.Connection, kinds: Kinds) -> int:
    """Records that came after the agreement, from whoever did not know of it."""
    shelf = Shelf(Reader(connection), kinds, UTC, "")
    return len(shelf.late_records())


@contextmanager
def _opened(paths: list[Path]) -> Iterator[list[tuple[str, sqlite3.Connection]]]:
    opened: list[tuple[str, sqlite3.Connection]] = []
    try:
        opened.extend((path.stem, file.connect(path, writing=False)) for path in paths)
        yield opened
    finally:
        for _, connection in opened:
            connection.close()


def _take(
    connection: sqlite3.Connection, kinds: Kinds, source: sqlite3.Connection, now: datetime
) -> tuple[Taken, int]:
    same = compare(connection, source)
    receiver = Receiver(connection, kinds, lambda: now)
    taken = receiver.take(acts_beyond(source, have(connection)))
    taken.same = same
    if any(kind == "redaction" for kind, _ in taken.records):
        file.truncate_wal(connection)
        renew(_path_of(connection), connection, now)
    return taken, _undecided(connection, kinds, taken)


def _path_of(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def _try(
    connection: sqlite3.Connection,
    kinds: Kinds,
    sources: list[tuple[str, sqlite3.Connection]],
    now: datetime,
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name, source in sources:
            same = compare(connection, source)
            receiver = Receiver(connection, kinds, lambda: now)
            taken = receiver.take_within(acts_beyond(source, have(connection)))
            taken.same = same
            _tell(name, taken, _undecided(connection, kinds, taken))
    finally:
        connection.execute("ROLLBACK")
    print("Belum ada yang digabungkan (--dry-run).", file=sys.stderr)


def _undecided(connection: sqlite3.Connection, kinds: Kinds, taken: Taken) -> int:
    left = {(seen.cls.kind, seen.record) for seen in conflicts(connection, kinds)}
    return len(left & taken.records)


def _tell(name: str, taken: Taken, undecided: int) -> None:
    print(f"{name}: {taken.new} baru, {taken.same} sama, {undecided} perlu dipilih")
    for device, ahead in sorted(taken.ahead.items()):
        days, hours = ahead // (24 * HOUR), ahead // HOUR
        lead = f"{days} hari" if days else f"{hours} jam"
        print(f"  jam laptop {device[:4]} {lead} lebih cepat; isinya tetap diterima.")
