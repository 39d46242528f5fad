"""`bimtek merge INTO FROM...`: bring copies of one session together."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path

from bimtek.clock import clock_from
from bimtek.journal import trouble
from bimtek.journal.trouble import Exit
from bimtek.merging import Merging, opened


def run(chosen: argparse.Namespace) -> int:
    """Say what a merge would bring; then, without `--dry-run`, do it."""
    into, sources = Path(chosen.file), [Path(source) for source in chosen.sources]
    try:
        with opened(into, sources, clock_from()(), trial=chosen.dry_run) as merging:
            _tell_what_comes(merging)
            if chosen.dry_run:
                print("Belum ada yang digabungkan (--dry-run).", file=sys.stderr)
                return Exit.DONE
            if not _wanted():
                print("Tidak ada yang digabungkan.", file=sys.stderr)
                return Exit.DONE
            backup = merging.merge()
            left = list(merging.remaining().told)
    except sqlite3.Error as error:
        raise trouble.trouble_of(into, error) from error
    print(f"Digabungkan. Keadaan sebelumnya: {backup.parent.name}/{backup.name}.", file=sys.stderr)
    for sentence in left:
        print(sentence, file=sys.stderr)
    return Exit.REMAINS if left else Exit.DONE


def _tell_what_comes(merging: Merging) -> None:
    for one in merging.tried():
        print(one.told)
        for sentence in one.notices:
            print(f"  {sentence}")


def _wanted() -> bool:
    """A person at a terminal is asked; a script has asked already."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    try:
        return input("Gabungkan sekarang? (y/t) ").strip().lower() == "y"
    except EOFError:
        return False
