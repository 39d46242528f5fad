"""`bimtek backup FILE DEST`: a whole copy, checked, also while the file is in use."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bimtek import bootstrap
from bimtek.clock import clock_from
from bimtek.hall.session_records import FileCopy
from bimtek.journal import file
from bimtek.journal.copies import copy_to
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.journal.verify import entry_count, fingerprint, shown, verify
from bimtek.locale.dates import ZONES, clock

STEP = 0.02
"""How much more must be copied until it is told again."""


class Report:
    """Says how far a copy is: for people on stderr, for programs as JSON lines on stdout."""

    def __init__(self, *, for_programs: bool) -> None:
        self._json = for_programs
        self._told = -1.0

    def copied(self, share: float) -> None:
        """This much is copied, from 0 to 1."""
        if self._json and (share >= 1 or share - self._told >= STEP):
            self._told = share
            self._line(copied=str(round(share, 2)))

    def checking(self) -> None:
        """All is copied and is being checked."""
        if self._json:
            self._line(checking=True)

    def done(self, made: FileCopy) -> None:
        """It is whole."""
        if self._json:
            at = str(made.at)
            told = {"entries": made.entries, "sidik": made.sidik, "at": at}
            self._line(copy=made.path, **told, same_disk=made.same_disk)
        else:
            time = clock(made.at) if made.at else ""
            print(f"Salinan utuh: {made.path} (sidik {made.sidik}, {time})", file=sys.stderr)

    def _line(self, **values: object) -> None:
        print(json.dumps(values, ensure_ascii=False), flush=True)


def run(chosen: argparse.Namespace) -> int:
    """Copy into a file, or into a folder under the same name."""
    source, target = Path(chosen.file), Path(chosen.dest)
    if target.is_dir():
        target = target / source.name
    report = Report(for_programs=chosen.json)
    made = copy(source, target, chosen.place, report)
    report.done(made)
    if chosen.remember:
        change = FileCopy.new(
            place=made.place,
            path=made.path,
            at=made.at,
            sidik=made.sidik,
            entries=made.entries,
            same_disk=made.same_disk,
        )
        session = bootstrap.open_session(source, chosen.name or "", chosen.role or "")
        try:
            session.record(change).result()
        finally:
            session.close()
    return Exit.DONE


def copy(source: Path, target: Path, place: str, report: Report) -> FileCopy:
    """Make the copy and look whether it says what the file says.

    Raises:
        FileTrouble: if it cannot be written, or is not whole; then there is no copy.
    """
    kinds = bootstrap.record_kinds()
    facts: list[tuple[int, str]] = []

    def check(part: Path) -> None:
        report.checking()
        written = file.connect(part, writing=False)
        try:
            wrong = [found.message for found in verify(written, kinds) if found.serious]
            facts.append((entry_count(written), shown(fingerprint(written))))
        finally:
            written.close()
        if wrong:
            raise FileTrouble(
                "not-whole",
                f"Salinan ke {target} tidak utuh ({wrong[0]}) dan dihapus lagi. Pakai tempat "
                f"lain; periksa aslinya dengan `bimtek verify {source}`.",
                Exit.CANNOT_WRITE,
            )

    connection = file.connect(source, writing=False)
    try:
        zone = ZONES[bootstrap.script_of(connection, source).zone]
        copy_to(connection, target, progress=report.copied, check=check)
    finally:
        connection.close()
    entries, sidik = facts[0]
    at = clock_from()().astimezone(zone).replace(microsecond=0)
    where = place or str(target.parent)
    return FileCopy("", where, str(target), at, sidik, entries, _on_one_disk(source, target))


def _on_one_disk(source: Path, target: Path) -> bool:
    return source.stat().st_dev == target.stat().st_dev
