"""The sample session: the script's lists, then the lines of `contoh.jsonl` as of that day."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from bimtek import bootstrap
from bimtek.clock import standing
from bimtek.founding import found
from bimtek.recording.lines import Recorder

KEY = "contoh"
"""Makes the ids that the sample's lines name."""


def build(path: Path, folder: Path) -> None:
    """Write the sample session of a folder with a script and its `contoh.jsonl`.

    Raises:
        ValueError: a line of the sample that was refused; the sample and the program disagree.
    """
    lines = (folder / "contoh.jsonl").read_text(encoding="utf-8").splitlines()
    start = standing(datetime.fromisoformat(json.loads(lines[0])["clock"]))
    found(
        path,
        folder / "naskah.md",
        name="Panitia Contoh",
        role="penyelenggara",
        clock=start,
        key=KEY,
    )
    with bootstrap.voice_of(path, "Panitia Contoh", "penyelenggara") as voice:
        recorder = Recorder(voice, path)
        for number, line in enumerate(lines, 1):
            for answer in recorder.take(number, line):
                if "error" in answer:
                    raise ValueError(f"contoh.jsonl:{number}: {answer['message']}")
        recorder.flush()
