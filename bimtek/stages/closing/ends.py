"""When the ends of a session were: one truth for everything that tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import StageState
from bimtek.hall.running import run_of
from bimtek.stages.closing.records import Closing
from bimtek.stages.closing.state import OWN

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


class End(NamedTuple):
    """An end of a day or of the session that is over."""

    stage: Stage
    at: datetime
    is_last: bool
    """Nothing of the running order comes on a later day."""
    unsettled: bool = False
    """Two people closed it at different times, and nobody chose."""


def ends(session: Session) -> Iterator[End]:
    """The ends that are over, in the order of the hall.

    A day that somebody closed was over then, whatever the running order says of its acara.
    """
    mine = [one for one in session.stages if one.kind == OWN]
    last_day = max((one.day for one in session.stages), default=0)
    for stage in mine:
        seen = session.get(Closing, stage.id)
        closed = seen.value.closed if seen and seen.withdrawn is None else None
        run = run_of(session.runs, stage.id)
        at = closed.at if closed else run.ended if run.state is StageState.DONE else None
        if at is not None:
            unsettled = closed is not None and seen is not None and "closed" in seen.conflicts
            yield End(stage, at, stage is mine[-1] and stage.day == last_day, unsettled)
