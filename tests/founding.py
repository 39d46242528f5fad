"""Sessions as people start them: from a script."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bimtek.founding import found
from tests.conftest import MORNING


def founded(folder: Path, text: str) -> Path:
    """A new session file in this folder, from the text of a script; the script lies beside it."""
    script, path = folder / "naskah.md", folder / "sesi.bimtek"
    script.write_text(text, encoding="utf-8")
    path.write_bytes(_session_of(text))
    return path


@cache
def _session_of(text: str) -> bytes:
    """Founded once for all tests with the same script."""
    with TemporaryDirectory() as folder:
        script, path = Path(folder) / "naskah.md", Path(folder) / "sesi.bimtek"
        script.write_text(text, encoding="utf-8")
        found(path, script, name="Panitia", role="penyelenggara", clock=lambda: MORNING)
        return path.read_bytes()
