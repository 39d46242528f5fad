"""What a script says of a jeda: nothing but its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.script.kinds import Part
from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only


@dataclass(frozen=True, slots=True)
class PauseScript:
    """A break; its time stands in the running order."""


def parts(_: PauseScript) -> Iterator[Part]:
    """A break says nothing but its time."""
    yield from ()


def read(section: Section, reading: Reading) -> PauseScript:
    """Read a section `{.jeda}`."""
    only(section, reading.mistakes)
    return PauseScript()
