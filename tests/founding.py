"""Sessions as people start them: from a script."""

from __future__ import annotations

from pathlib import Path

from bimtek.founding import found
from tests.conftest import MORNING


def founded(folder: Path, text: str) -> Path:
    """A new session file in this folder, from the text of a script."""
    script, path = folder / "naskah.md", folder / "sesi.bimtek"
    script.write_text(text, encoding="utf-8")
    found(path, script, name="Panitia", role="penyelenggara", clock=lambda: MORNING)
    return path
