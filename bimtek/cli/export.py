"""`bimtek export FILE -f md|csv|json`: documents and data of a session."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bimtek import bootstrap
from bimtek.journal import trouble
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.minutes.output import write_document, write_folder
from bimtek.session import Session

STDOUT = "-"


def run(chosen: argparse.Namespace) -> int:
    """Write one document, or one folder of tables."""
    return export(Path(chosen.file), chosen.format, chosen.output)


def export(path: Path, form: str, out: str | None = None) -> int:
    """Write a session as a document or as data, whole or not at all.

    Args:
        path: the session file; it is only read.
        form: `md`, `csv` or `json`.
        out: where to; None: beside the session, named after it; `-`: standard output.

    Raises:
        FileTrouble: if the session cannot be read or the result cannot be written.
    """
    if form == "csv" and out == STDOUT:
        print("csv terdiri atas beberapa berkas: sebut folder dengan -o FOLDER.", file=sys.stderr)
        return Exit.USAGE
    files = _read(path, form)
    if out == STDOUT:
        _say(files[""])
        return Exit.DONE
    place = Path(out) if out else _beside(path, form)
    if form == "csv":
        write_folder(place, files)
    else:
        write_document(place, files[""])
    print(f"Tertulis: {place}", file=sys.stderr)
    return Exit.DONE


def _beside(path: Path, form: str) -> Path:
    return path.with_name(f"{path.stem}-csv") if form == "csv" else path.with_suffix(f".{form}")


def _read(path: Path, form: str) -> dict[str, bytes]:
    """File name → content; a single document has no name of its own."""
    with bootstrap.reading(path) as session:
        return _contents(session, form)


def _contents(session: Session, form: str) -> dict[str, bytes]:
    if form == "csv":
        from bimtek.minutes.tables_csv import tables

        return tables(session)
    if form == "json":
        from bimtek.minutes.dump_json import dump

        return {"": dump(session).encode()}
    from bimtek.agreed import minutes_of

    return {"": minutes_of(session).encode()}


def _say(content: bytes) -> None:
    """Write bytes to standard output, as they are on every system."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What could not be written would be tried again, and fail again, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise FileTrouble(
            "cannot-export",
            f"Keluaran tidak dapat ditulis: {trouble.in_words(error)}.",
            Exit.CANNOT_WRITE,
        ) from error
