"""What one wish of a person comes to, before anything is recorded."""

from __future__ import annotations

from typing import NamedTuple

from bimtek.journal.records import Change


class Deed(NamedTuple):
    """Changes that are recorded together and undone together."""

    changes: tuple[Change, ...]
    told: str = ""
