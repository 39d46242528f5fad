"""A mistake of the program itself: told in a sentence, its details kept in a file."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

from rich.text import Text

from bimtek.stages import KINDS


def report() -> Text:
    """Write the traceback of the running exception to a file; the sentence for the person."""
    details = traceback.format_exc()
    sentence = f"{_whose()} Yang sudah tersimpan tetap utuh. "
    try:
        handle, name = tempfile.mkstemp(prefix="bimtek-kesalahan-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(details)
    except OSError:
        return Text(sentence + "Buka lagi dengan perintah yang sama.\n" + details)
    return Text(
        f"{sentence}Buka lagi dengan perintah yang sama; rincian untuk pembuat program ada di "
        f"{Path(name)}."
    )


def _whose() -> str:
    """Of a package that brought a kind of acara one says which: the session opens without it."""
    _, _, tail = sys.exc_info()
    modules = {str(frame.f_globals.get("__name__", "")) for frame, _ in traceback.walk_tb(tail)}
    roots = {module.partition(".")[0] for module in modules}
    for kind in KINDS.met():
        if kind.view.partition(".")[0] in roots:
            return (
                f"Program berhenti karena kesalahan di dalam paket {kind.package}. "
                "Bila terulang, copot paket itu: sesi dibuka tanpa paket itu."
            )
    return "Program berhenti karena kesalahan di dalamnya."
