"""What the ids of an agenda's records mean: its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.briefing.state import BriefingState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Items by their titles, those of the script and those that the hall added."""
    return {point.id: point.title for point in BriefingState(session, stage).points}
