"""`bimtek verify FILE`: is the file whole, and which sidik has it."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from bimtek import bootstrap
from bimtek.clock import clock_from
from bimtek.journal import file, trouble
from bimtek.journal.heads import rebuild
from bimtek.journal.trouble import Exit
from bimtek.journal.verify import entry_count, fingerprint, shown, verify
from bimtek.journal.views import write_views


def run(chosen: argparse.Namespace) -> int:
    """Say everything that is wrong; exit 3 if the file no longer says what was recorded."""
    path = Path(chosen.file)
    connection = bootstrap.connect(path, writing=chosen.rebuild, clock=clock_from())
    kinds = bootstrap.record_kinds()
    try:
        if chosen.rebuild:
            with file.transaction(connection):
                rebuild(connection, kinds)
                script = bootstrap.script_of(connection, path)
                write_views(connection, kinds, bootstrap.pivots_of(script))
            print("Nilai terkini, teks pencarian, dan tampilan dibuat ulang.", file=sys.stderr)
        findings = verify(connection, kinds)
        entries = entry_count(connection)
        sidik = fingerprint(connection)
    except sqlite3.Error as error:
        raise trouble.trouble_of(path, error) from error
    finally:
        connection.close()
    for finding in findings:
        print(("RUSAK: " if finding.serious else "Peringatan: ") + finding.message)
    if any(finding.serious for finding in findings):
        print(f"{path} tidak utuh. Pakai salinan cadangan; jangan cetak notulen dari berkas ini.")
        return Exit.NO_SESSION
    print(f"Utuh: {entries} entri. Sidik {shown(sidik)} ({sidik})")
    for line in _versions(path):
        print(line)
    return Exit.DONE


def _versions(path: Path) -> Iterator[str]:
    """The sidik on the paper of each version: another one than that of the file, which goes on."""
    with bootstrap.reading(path) as session:
        binding = session.agreement
        for one in session.versions:
            word = one.word if binding and one.version == binding.version else "dibuka kembali"
            sidik = session.sidik_of(one)
            yield f"Versi {one.version} ({word}): di notulennya tercetak sidik {sidik}"
