"""Until when a roll call goes on: as invited, however early or late the first one came."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bimtek.hall.running import run_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def ends(session: Session, stage: Stage) -> datetime | None:
    """The end that the plan says, where it began before that; None: as long as planned."""
    started = run_of(session.runs, stage.id).started
    if started is None or stage.starts is None or stage.minutes is None:
        return None
    planned = started.astimezone(session.zone).replace(
        hour=stage.starts.hour, minute=stage.starts.minute, second=0, microsecond=0
    ) + timedelta(minutes=stage.minutes)
    return planned if started < planned else None
