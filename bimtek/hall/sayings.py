"""What somebody said and may want destroyed: one field of one record, as a person knows it."""

from __future__ import annotations

from typing import NamedTuple


class Saying(NamedTuple):
    """One said thing."""

    kind: str
    record: str
    field: str
    what: str
    """Whose and which: `Dishub, kalimat`, `10.12 Dinkes, pertanyaan`."""
    words: str = ""
    """As they stand; empty where they are tertutup and not to be shown again."""
