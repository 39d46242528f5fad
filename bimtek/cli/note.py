"""`bimtek note FILE TEXT`: one note, with the marks of the note line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bimtek import bootstrap
from bimtek.hall.notes import NoteContext
from bimtek.hall.running import stage_now
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.locale.cleaning import printable
from bimtek.session import Session
from bimtek.tui.belonging import Belonging
from bimtek.tui.noting import Noting

PATIENCE = 30.0
"""Seconds for one line to reach the disk."""


def run(chosen: argparse.Namespace) -> int:
    """Record one note in the acara that is running; say how it was understood."""
    session = bootstrap.open_session(Path(chosen.file), chosen.name or "", chosen.role or "")
    try:
        noting, context = Noting(session), NoteContext()
        shown = noting.understood(chosen.text, context).shown
        change = noting.note(chosen.text, Belonging(_running(session), context))
        session.record(change).result(PATIENCE)
    except TimeoutError as error:
        raise FileTrouble(
            "cannot-write",
            f"Catatan TIDAK tersimpan: {session.saves.trouble}. Coba lagi.",
            Exit.CANNOT_WRITE,
        ) from error
    finally:
        session.close()
    print(printable(f"Tersimpan. {shown}").strip(), file=sys.stderr)
    return Exit.DONE


def _running(session: Session) -> str:
    runs = session.runs
    stage = stage_now(session.stages, runs)
    return stage.id if stage else ""
