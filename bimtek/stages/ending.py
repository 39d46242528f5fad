"""When the acara that run will be over, where the hall was told so; one time on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.running import all_running
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.script.model import Stage
    from bimtek.session import Session


def told_end(session: Session, stage: Stage) -> datetime | None:
    """When the hall was told that an acara ends; None: no other time than planned."""
    kind = KINDS.of(stage.kind)
    if not kind.ends:
        return None
    at: datetime | None = KINDS.ask(kind, "ends", session, stage)
    return at


def told_ends(session: Session) -> dict[str, datetime]:
    """The same of all that run now."""
    found = {one.id: told_end(session, one) for one in all_running(session.stages, session.runs)}
    return {stage: at for stage, at in found.items() if at}
