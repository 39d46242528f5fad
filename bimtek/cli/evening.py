"""`bimtek export FILE -f paket|pesan`: the folder of an evening, the messages to the offices."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek import bootstrap
from bimtek.journal.trouble import Exit
from bimtek.minutes.output import refuse_open, write_document, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ONE_FILE = ".txt"


def export_package(
    path: Path, out: str | None, *, for_programs: bool, own_templates: bool = True
) -> int:
    """Write the dated folder beside the session, whole or not at all.

    Args:
        path: the session file; it is only read.
        out: which folder; None: a dated one beside the session.
        for_programs: tell how far it is as JSON lines on standard output.
        own_templates: by the templates of the office, where it has any.

    Raises:
        FileTrouble: if it cannot be written, or for a mistake in a template; an older folder stays
            whole.
    """
    from bimtek.minutes.own_templates import printer_of
    from bimtek.minutes.printing import SHIPPED
    from bimtek.papers.evening import evening, folder_of, of_a_package, silent

    with bootstrap.reading(path) as session:
        folder = Path(out) if out else folder_of(path, session)
        refuse_open(folder)  # said before the work, not after it
        printer = printer_of(path) if own_templates else SHIPPED
        files = evening(session, report if for_programs else silent, printer)
    write_folder(folder, files, of_a_package(files))
    if for_programs:
        print(json.dumps({"folder": str(folder)}, ensure_ascii=False), flush=True)
    else:
        print(f"Tertulis: {folder} ({len(files)} berkas)", file=sys.stderr)
    return Exit.DONE


def report(done: int, of: int, name: str) -> None:
    """For programs: how far it is, as a JSON line."""
    print(json.dumps({"done": done, "of": of, "name": name}, ensure_ascii=False), flush=True)


def export_messages(path: Path, out: str | None, say: Callable[[bytes], None]) -> int:
    """Write one message an office: a folder of files, or all in one.

    Args:
        path: the session file; it is only read.
        out: a folder; a name that ends with `.txt`, or `-` for standard output: one file; None: a
            folder beside the session.
        say: writes to standard output.

    Raises:
        FileTrouble: if it cannot be written.
    """
    from bimtek.papers.holds import what_holds
    from bimtek.papers.messages import in_one_file, message_files, messages

    with bootstrap.reading(path) as session, what_holds(session) as holds:
        found = tuple(messages(holds))
    if not found:
        print("Tidak ada OPD yang masih punya tugas: tidak ada pesan.", file=sys.stderr)
        return Exit.DONE
    if out == "-":
        say(in_one_file(found))
        return Exit.DONE
    place = Path(out) if out else path.with_name(f"{path.stem}-pesan")
    if place.suffix == ONE_FILE:
        write_document(place, in_one_file(found))
    else:
        write_folder(place, message_files(found))
    print(f"Tertulis: {place} ({len(found)} pesan)", file=sys.stderr)
    return Exit.DONE
