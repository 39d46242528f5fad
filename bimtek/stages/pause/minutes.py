"""A break in the minutes: its times, and one line where it was longer than planned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.records import StageRun, StageState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    seen = session.get(StageRun, stage.id)
    told = line(seen.value if seen else StageRun(stage.id), stage.minutes)
    ended = seen is not None and seen.value.state is StageState.DONE
    return {"line": told, "recorded": ended, "complete": True}


def line(run: StageRun, planned: int | None) -> str:
    """How much longer than planned it took; nothing where its hours say enough."""
    if run.state is not StageState.DONE or run.started is None or run.ended is None:
        return ""
    took = max(0, int((run.ended - run.started).total_seconds() // 60))
    if not planned or took <= planned:
        return ""
    return f"Jeda {took} menit, melebihi rencana {took - planned} menit."
