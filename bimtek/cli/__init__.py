"""The commands. Each imports what it needs only when it runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bimtek.cli.arguments import file_without_command, parser_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if said := file_without_command(given):
        print(said, file=sys.stderr)
        return 2
    try:
        chosen = parser_of().parse_args(given)
        return _run(chosen.command, chosen)
    except SystemExit as left:
        return int(left.code or 0)


def _run(command: str | None, chosen: object) -> int:
    import sqlite3
    from importlib import import_module
    from pathlib import Path

    from bimtek.clock import ClockError, join_rehearsal
    from bimtek.journal.records import Refusal
    from bimtek.journal.trouble import Exit, FileTrouble, trouble_of

    if file := getattr(chosen, "file", None):
        join_rehearsal(Path(file))
    name = (command or "home").replace("import", "import_")
    try:
        return int(import_module(f"bimtek.cli.{name}").run(chosen))
    except FileTrouble as trouble:
        print(trouble.message, file=sys.stderr)
        return trouble.status
    except sqlite3.Error as error:  # a page that nobody had read before
        found = trouble_of(Path(getattr(chosen, "file", "berkas sesi")), error)
        print(found.message, file=sys.stderr)
        return found.status
    except (Refusal, ClockError) as refusal:
        print(refusal, file=sys.stderr)
        return Exit.WRONG_INPUT
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; there is nobody to tell
        return Exit.DONE
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return Exit.INTERRUPTED


def _speak_utf8() -> None:
    """Old Windows consoles choose a code page that has no ‘–’."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
