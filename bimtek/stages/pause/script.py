"""What a script says of a jeda: nothing but its time."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only


@dataclass(frozen=True, slots=True)
class PauseScript:
    """A break; its time stands in the running order."""


def read(section: Section, reading: Reading) -> PauseScript:
    """Read a section `{.jeda}`."""
    only(section, reading.mistakes)
    return PauseScript()
