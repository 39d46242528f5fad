"""Notices what any process commits to a file, for all who wait for it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bimtek.journal.file import connect, data_version, last_seq

EVERY_SECONDS = 0.04


class Watch:
    """Looks at a file a few times a second; a look costs some microseconds.

    Args:
        path: the session file.
    """

    def __init__(self, path: Path) -> None:
        self._connection = connect(path, writing=False)
        self._version = data_version(self._connection)
        self.last_seq = last_seq(self._connection)
        """Place of the last entry, as of the last change."""
        self._next = asyncio.Event()
        self._ended = False

    def next_change(self) -> asyncio.Event:
        """What is set at the next commit; take it before looking at what stands."""
        return self._next

    def look(self) -> None:
        """Look now: whoever has just written does not let the others wait for the next time."""
        if self._ended:
            return
        version = data_version(self._connection)
        if version != self._version:
            self._version = version
            self.last_seq = last_seq(self._connection)
            self._next.set()
            self._next = asyncio.Event()

    async def run(self) -> None:
        """Look until cancelled."""
        try:
            while True:
                await asyncio.sleep(EVERY_SECONDS)
                self.look()
        finally:
            self._ended = True
            self._connection.close()
