"""A break in the minutes: one line."""

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
    return {"line": told, "recorded": bool(told)}


def line(run: StageRun, planned: int | None) -> str:
    """How long it took; nothing of a break that was not held or still goes on."""
    if run.state is not StageState.DONE or run.started is None or run.ended is None:
        return ""
    took = max(0, int((run.ended - run.started).total_seconds() // 60))
    late = f", melebihi rencana {took - planned} menit" if planned and took > planned else ""
    return f"Jeda {took} menit{late}."
