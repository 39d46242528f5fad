"""`bimtek archive FILE`: everything of a session in one zip, with checksums and a note."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bimtek import bootstrap
from bimtek.cli.evening import report
from bimtek.journal.trouble import Exit
from bimtek.minutes.output import write_document


def run(chosen: argparse.Namespace) -> int:
    """Write the zip, whole or not at all.

    Raises:
        FileTrouble: if it cannot be written, or for a mistake in a template; an older one stays
            whole.
    """
    from bimtek.minutes.own_templates import printer_of
    from bimtek.papers.archive import archive, archive_of
    from bimtek.papers.evening import silent

    path = Path(chosen.file)
    with bootstrap.reading(path) as session:
        place = Path(chosen.output) if chosen.output else archive_of(path, session)
        progress = report if chosen.progress else silent
        content = archive(session, path.name, progress, printer_of(path))
    write_document(place, content)
    if chosen.progress:
        print(json.dumps({"folder": str(place)}, ensure_ascii=False), flush=True)
    else:
        size = f"{len(content) / 1e6:.1f}".replace(".", ",")
        print(f"Tertulis: {place} ({size} MB)", file=sys.stderr)
    return Exit.DONE
