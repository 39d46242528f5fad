"""`bimtek restore FILE JSON`: a session file made anew from what `export -f json` wrote."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bimtek.clock import clock_from
from bimtek.journal import trouble
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.restoring import restore


def run(chosen: argparse.Namespace) -> int:
    """Make the file, whole or not at all."""
    path, source = Path(chosen.file), Path(chosen.source)
    try:
        text = source.read_bytes()
    except OSError as error:
        told = f"{source} tidak dapat dibaca: {trouble.in_words(error)}."
        raise FileTrouble("no-dump", told, Exit.WRONG_INPUT) from error
    entries = restore(path, text, clock_from())
    print(
        f"{path}: {entries} entri, sidik sesuai. Buka dengan `bimtek open {path}`.", file=sys.stderr
    )
    return Exit.DONE
