"""What the ids of a vote's records mean: options by their words, people by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.vote.state import VoteState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Options of the script and of the hall; of a vote by person also who is on the list."""
    state = VoteState(session, stage)
    found = {one.id: one.text for one in state.all_options}
    electors = state.electors
    if electors.by_person:
        found |= {who: electors.name(who) for who in electors.kept}
    return found
