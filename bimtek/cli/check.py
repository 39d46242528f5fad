"""`bimtek check NASKAH|SESI`: every mistake of a script, and of the templates, at its line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bimtek.journal.trouble import Exit
from bimtek.lists.beside import ScriptLists
from bimtek.locale.cleaning import printable
from bimtek.script.library import find_script
from bimtek.script.load import load
from bimtek.script.mistakes import Mistake
from bimtek.stages import KINDS

SESSION = ".bimtek"


def run(chosen: argparse.Namespace) -> int:
    """Check what the command line names."""
    return check(chosen.script)


def check(name: str) -> int:
    """Check a script by its path, or a shipped one by its name; of a session its templates.

    Mistakes go to stdout as `path:line: what; what was expected`, warnings to stderr.
    """
    from bimtek.cli.template_check import check_beside, check_session

    if name.endswith(SESSION):
        return check_session(Path(name))
    try:
        path = find_script(name)
    except FileNotFoundError:
        path = Path(name)
    if not _may_read(path):
        print(f"{printable(name)}: berkas tidak boleh dibaca; mintalah izin baca", file=sys.stderr)
        return Exit.CANNOT_WRITE
    loaded, mistakes = load(path, KINDS, ScriptLists())
    for mistake in mistakes.warnings:
        print(_shown(mistake, path), file=sys.stderr)
    for mistake in mistakes.errors:
        print(_shown(mistake, path))
    if mistakes or loaded is None or loaded.script is None:
        print(f"{len(mistakes.errors)} kekeliruan.", file=sys.stderr)
        return Exit.WRONG_INPUT
    print(f"Tidak ada kekeliruan: {len(loaded.script.stages)} acara.", file=sys.stderr)
    return check_beside(path)


def _may_read(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except PermissionError:
        # Opening a folder is refused in the same way on Windows; that has its own sentence.
        return path.is_dir()
    except (OSError, ValueError):
        return True


def _shown(mistake: Mistake, path: Path) -> str:
    """On one line, whatever the script holds; a file beside it with its folder."""
    file = str(path.parent / mistake.file) if mistake.file else ""
    return printable(mistake._replace(file=file).shown(str(path))).replace("\n", " ")
