"""One page of the projector: plain values, so that a terminal and a browser show the same."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

TIME: Final = re.compile(r"\+?\d{1,2}([:.]\d\d){1,2}")


class PageLine(NamedTuple):
    """One line or paragraph; whoever draws it breaks it at the width there is."""

    text: str = ""
    mark: str = ""
    """Stands before it, such as `▶`, `✓`, `2`; what is broken goes on under the text."""
    right: str = ""
    """A word at the right edge, such as `KINI`."""
    strong: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a time that is drawn huge, where the page is centered."""
        return self.strong and TIME.fullmatch(self.text) is not None


class Page(NamedTuple):
    """What 80 people see. Nothing private may stand on it: no NIP, no notes, nothing tertutup."""

    title: str = ""
    corner: str = ""
    """At the right of the title: time left, a place in a row. The hall's clock is always added."""
    lines: tuple[PageLine, ...] = ()
    foot: str = ""
    done: tuple[int, int] | None = None
    """So many of so many, drawn as a bar."""
    centered: bool = False
    """Few words in the middle, such as a countdown."""
    columns: int = 1
    """In how many columns the lines flow where there is room."""
    again: str = ""
    """Stands above the lines of every part but the first, where the page turns."""
    counts: str = ""
    """What `done` counts, such as `baris terjawab`; stands behind its numbers."""


WAITING: Final = "Menunggu berkas sesi. Isi terakhir tetap tampil."
"""Stands at the foot of the last page while the file cannot be read."""
NOTHING_YET: Final = Page(lines=(PageLine("Sebentar …", strong=True),), centered=True)
"""Before the file could be read for the first time."""
