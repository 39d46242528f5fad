"""`bimtek new FILE --script NAME`: start a session file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bimtek.cli.arguments import aliases_of
from bimtek.founding import Founded, Wishes, foresee, found
from bimtek.journal.file import synchronised_folder
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit
from bimtek.locale.cleaning import printable
from bimtek.locale.dates import DateError, parse_days
from bimtek.onward.table import table
from bimtek.script.library import find_script
from bimtek.script.reading import typed_quorum


def run(chosen: argparse.Namespace) -> int:
    """Write the file and say what it holds."""
    path = Path(chosen.file)
    try:
        script = find_script(chosen.script)
        days = parse_days(chosen.date) if chosen.date else None
    except (FileNotFoundError, DateError) as error:
        raise Refusal("no-script", str(error)) from error
    try:
        quorum = typed_quorum(chosen.quorum) if chosen.quorum else None
    except ValueError as error:
        raise Refusal("quorum", f"Kuorum: {error}.") from error
    wishes = Wishes(
        city=chosen.city or "",
        place=chosen.place or "",
        days=days,
        quorum=quorum,
        opds=Path(chosen.opd) if chosen.opd else None,
        participants=Path(chosen.participants) if chosen.participants else None,
        aliases=aliases_of(chosen.alias),
        previous=Path(chosen.previous) if chosen.previous else None,
    )
    if chosen.dry_run:
        return _foretell(path, script, wishes)
    founded = found(path, script, wishes, name=chosen.name or "", role=chosen.role or "")
    for warning in founded.warnings:
        print(warning, file=sys.stderr)
    if risk := synchronised_folder(path):
        print(f"Peringatan: {path} terletak di {risk}; pakai folder biasa.", file=sys.stderr)
    _print_table(founded)
    print(
        f"{founded.path}: {founded.contents}. Buka dengan `bimtek open {founded.path}`.",
        file=sys.stderr,
    )
    return Exit.DONE


def _foretell(path: Path, script: Path, wishes: Wishes) -> int:
    """Say what the file would hold, and write nothing."""
    found = foresee(path, script, wishes)
    if found.founded is None:
        raise Refusal("unsound", "\n".join(found.errors))
    asked = [one.question for one in found.unknown]
    for line in (*found.founded.warnings, *asked):
        print(printable(line), file=sys.stderr)
    _print_table(found.founded, whole=True)
    told = found.founded
    print(
        f"Akan berisi {told.contents}. Belum ada yang ditulis (--dry-run).",
        file=sys.stderr,
    )
    return Exit.WRONG_INPUT if asked else Exit.DONE


def _print_table(founded: Founded, *, whole: bool = False) -> None:
    """What came along from the session before, if there is one."""
    if founded.onward is not None:
        print(printable("\n".join(table(founded.onward, whole=whole))))
