"""A mistake of the program itself: told in a sentence, its details kept in a file."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from rich.text import Text


def report() -> Text:
    """Write the traceback of the running exception to a file; the sentence for the person."""
    details = traceback.format_exc()
    sentence = "Program berhenti karena kesalahan di dalamnya. Yang sudah tersimpan tetap utuh. "
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
