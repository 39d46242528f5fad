"""Who stands at which row: told to all who work on the session, and never recorded.

Each window, and each laptop that is connected, has a small file in this installation's folder;
a cursor that moves is no entry, and shall not cost the session file a write.
"""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bimtek import device

AGAIN_SECONDS = 5.0
"""Whoever stays at a row says so once more."""
STALE_SECONDS = 15.0
"""Whoever has said nothing for so long is gone."""
LEFT_SECONDS = 3600.0
READ_SECONDS = 0.4
"""What was read is good for so long, whoever asks."""
MOST = 200
"""Rows in one message, and in what is read of one file."""


class At(NamedTuple):
    """Somebody's cursor."""

    actor: str
    initials: str
    kind: str
    record: str


class Rows:
    """The board of one session file on this laptop.

    Args:
        path: the session file.
    """

    def __init__(self, path: Path) -> None:
        name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
        self._folder = device.folder() / "jaringan" / f"baris-{name}"
        self._read: dict[str, tuple[At, ...]] = {}
        self._read_at = 0.0
        self._said: dict[str, tuple[tuple[At, ...], float]] = {}

    def say(self, who: str, rows: tuple[At, ...]) -> None:
        """These cursors are known of a window or of a connected laptop.

        The same again is written at times only, so that whoever reads knows that it is so still.
        """
        before, at = self._said.get(who, ((), 0.0))
        if rows == before and (not rows or time.monotonic() - at < AGAIN_SECONDS):
            return
        self._said[who] = rows[:MOST], time.monotonic()
        part = self._folder / f"{who}.bagian"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(rows[:MOST]), encoding="utf-8")
            part.replace(part.with_suffix(".json"))

    def leave(self, who: str) -> None:
        """That window or laptop is gone."""
        self._said.pop(who, None)
        with suppress(OSError):
            (self._folder / f"{who}.json").unlink(missing_ok=True)

    @property
    def is_fresh(self) -> bool:
        """Whether `others` answers from what was read just now, without the disk."""
        return time.monotonic() - self._read_at <= READ_SECONDS

    def others(self, who: str) -> tuple[At, ...]:
        """The cursors of everybody else."""
        if not self.is_fresh:
            self._read, self._read_at = self._fresh(), time.monotonic()
        found = (one for other, rows in self._read.items() if other != who for one in rows)
        return tuple(sorted(set(found)))[:MOST]

    def _fresh(self) -> dict[str, tuple[At, ...]]:
        found = {}
        now = time.time()
        for file in sorted(self._folder.glob("*.json")):
            with suppress(OSError, ValueError, TypeError):
                age = abs(now - file.stat().st_mtime)
                if age > LEFT_SECONDS:
                    file.unlink()  # of a process that was killed
                elif age < STALE_SECONDS:
                    said = json.loads(file.read_text(encoding="utf-8"))[:MOST]
                    found[file.stem] = tuple(At(*map(str, one)) for one in said)
        return found
