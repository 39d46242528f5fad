"""Which OPDs have spoken at a paparan: whoever held an item of its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.briefing.speakers import offices_that_spoke
from bimtek.stages.briefing.state import BriefingState

if TYPE_CHECKING:
    from bimtek.hall.talkers import Spoke
    from bimtek.script.model import Stage
    from bimtek.session import Session


def spoken(session: Session, stage: Stage) -> tuple[Spoke, ...]:
    """The office of everybody who held an item that began; of a guest nothing is counted."""
    state = BriefingState(session, stage)
    return offices_that_spoke(
        state.points_by_the_hall, state.everybody, state.attendance, state.offices, state.city
    )
