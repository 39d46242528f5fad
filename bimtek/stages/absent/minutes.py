"""Such an acara in the minutes: that something is kept which could not be printed here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.absent.words import kept, needed

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    return {"lines": [needed(session, stage), *filter(None, (kept(session, stage),))]}
