"""A line as it was typed in the hall, as a sentence. Pure."""

from __future__ import annotations

import re
from typing import Final

from bimtek.journal.records import DESTROYED

STOPS: Final = tuple(".!?…:;,。؟۔")
ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
"""A remark in brackets after a sentence that has ended: `Berapa? (contoh)`."""

CLOSERS: Final = "\"'”’»)]}"


def sentence(text: str, stop: str = ".") -> str:
    """A line as it was said, with a capital letter and a stop; plain text, not yet escaped."""
    said = text.strip()
    if not said or said == DESTROYED:
        return said
    capital = said[0].upper()
    said = capital + said[1:] if len(capital) == 1 else said
    ends = (said, ASIDE.sub("", said))
    return said if any(end.rstrip(CLOSERS).endswith(STOPS) for end in ends) else said + stop
