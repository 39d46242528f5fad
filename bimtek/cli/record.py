"""`bimtek record FILE`: JSON lines from standard input, one answer a line after its commit."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bimtek import bootstrap, device
from bimtek.journal.trouble import Exit
from bimtek.locale.cleaning import escaped
from bimtek.recording.lines import Recorder


def run(chosen: argparse.Namespace) -> int:
    """Read lines until the end of the input; exit 1 if one was refused."""
    with bootstrap.voice_of(chosen.file, chosen.name, chosen.role) as voice:
        recorder = Recorder(voice, Path(chosen.file), chosen.name or device.load().name)
        for number, text in enumerate(sys.stdin, 1):
            for answer in recorder.take(number, text):
                _say(answer)
        for answer in recorder.flush():
            _say(answer)
    return Exit.WRONG_INPUT if recorder.refused else Exit.DONE


def _say(answer: dict[str, Any]) -> None:
    print(escaped(json.dumps(answer, ensure_ascii=False)), flush=True)
