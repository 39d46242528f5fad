"""What stands on the projector: chosen at the front, local to this file, never exchanged."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Final, NamedTuple

KEY: Final = "layar"
"""Under which key of `meta` it is kept."""


class Subject(StrEnum):
    """Which page."""

    STAGE = "acara"
    """The acara in sight at the front; the page follows it."""
    PRESENCE = "kehadiran"
    QUEUE = "antrean"
    TIMER = "waktu"
    BLANK = "kosong"
    OFFICE = "opd"
    """What is recorded of one OPD: for an office that wants to see it."""
    SEATS = "meja"
    """Who sits in which group, of the acara in sight or of the next one at tables."""


class Showing(NamedTuple):
    """A page, and what of it."""

    subject: Subject = Subject.STAGE
    stage: str = ""
    """Id of the acara in sight at the front."""
    pointed: str = ""
    """What its screen points at: a clause, a sub-dimension, an item."""
    opd: str = ""
    """Of which OPD, where the page is one OPD's."""


def encode(showing: Showing) -> str:
    """As it is kept in the file."""
    return json.dumps(showing._asdict(), ensure_ascii=False, sort_keys=True)


def decode(text: str | None) -> Showing:
    """What was kept; what cannot be read is blank, never an error before 80 people."""
    if text is None:
        return Showing()
    try:
        found = json.loads(text)
        places = (str(found["stage"]), str(found["pointed"]), str(found.get("opd", "")))
        return Showing(Subject(found["subject"]), *places)
    except (ValueError, TypeError, LookupError):
        return Showing(Subject.BLANK)
