"""What a script says of a penutup: whether it closes a day or the session."""

from __future__ import annotations

from typing import NamedTuple

from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only


class ClosingScript(NamedTuple):
    """A closing."""

    daily: bool
    """`harian`: of a day; else of the session."""


def read(section: Section, reading: Reading) -> ClosingScript:
    """Read a section `{.penutup}`."""
    only(section, reading.mistakes)
    return ClosingScript("harian" in section.attrs.words)
