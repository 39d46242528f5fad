"""Values of a remark that stand side by side: what a chosen one brings along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Change, Seen
from bimtek.stages.review import deeds
from bimtek.stages.review.state import ReviewState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def settled(session: Session, stage: Stage, seen: Seen[Any], change: Change) -> Sequence[Change]:
    """The chosen value, and the tindak lanjut as it asks."""
    state = ReviewState(session, stage)
    entry = state.entry(seen.value.remark)
    if entry is None:
        return (change,)
    return deeds.settled(state, entry, change, session.now().replace(microsecond=0)).changes
