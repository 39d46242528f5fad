"""Lines as other programs send them to `bimtek record`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bimtek import bootstrap
from bimtek.recording.lines import Recorder


def note(text: str) -> dict[str, object]:
    """The line of a new note."""
    return {"kind": "note", "set": {"text": text}}


def recorded(path: Path, *lines: dict[str, Any]) -> list[dict[str, Any]]:
    """What `bimtek record` answers to these lines of the note-taker N3."""
    with bootstrap.voice_of(path, "N3", "notulis") as voice:
        recorder = Recorder(voice, path)
        answers = [
            answer
            for number, line in enumerate(lines, 1)
            for answer in recorder.take(number, json.dumps(line))
        ]
        return [*answers, *recorder.flush()]
