"""Stands in for a kind whose package is not on this laptop: all is kept, and one says so."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.script.kinds import Allowed
from bimtek.script.outline import Section
from bimtek.script.reading import Reading
from bimtek.stages.kind import StageKind


@dataclass(frozen=True, slots=True)
class AbsentScript:
    """What the section of an acara says, which only its package could read."""


def _read(_: Section, __: Reading) -> AbsentScript:
    return AbsentScript()


def stand_in(word: str) -> StageKind:
    """The stand-in for the kind that scripts call by this word."""
    anything = Allowed(anything=True)
    return StageKind(
        word=word,
        name="absent",
        read=_read,
        heading=anything,
        items=anything,
        deeper=(anything, anything),
        bare=AbsentScript(),
        minutes="bimtek.stages.absent.minutes:part",
    )
