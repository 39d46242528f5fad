"""Which roll call an acara holds, and by which one it counts who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.mornings import new_day
from bimtek.hall.outlook import day_now
from bimtek.hall.presence import Room, begun_calls, current_roll_call
from bimtek.hall.presence_records import Attendance, HeldCapacity, RollCall
from bimtek.hall.records import Participant, StageRun, StageState
from bimtek.hall.roll_calls import ROLL_CALL, day_of, roll_call_at, roll_call_of
from bimtek.hall.running import run_of, stage_now

if TYPE_CHECKING:
    from datetime import time

    from bimtek.script.model import Stage
    from bimtek.session import Session

OPEN = "kehadiran"
"""What the desk's screen points at: the hall sees the roll call, whatever else the acara is."""


def roll_call_in(session: Session, stage: Stage) -> str:
    """The own one of an acara as it was planned: moved to another day, it keeps its roll call."""
    planned = (one for one in session.script.stages if one.id == stage.id)
    return roll_call_of(next(planned, stage))


def roll_call_for(session: Session, stage: Stage | None) -> str:
    """The roll call that counts who is here in an acara; None: in the one that runs, or is next.

    Only where its day has none at all, the last one that was held counts.
    """
    runs = session.runs
    stage = stage or stage_now(session.stages, runs)
    if stage is not None and stage.kind == ROLL_CALL:
        return roll_call_in(session, stage)
    calls = [seen.value for seen in session.all(RollCall)]
    rows = [seen.value for seen in session.all(Attendance)]
    begun = begun_calls(rows)
    found = roll_call_at(stage, session.stages, calls, begun, runs) if stage else ""
    return found or current_roll_call(calls, rows)


def roll_call_meant(session: Session) -> Stage | None:
    """The acara of the roll call that the desk takes now: of the day that the hall is in."""
    stages, runs, now = session.stages, session.runs, session.now()
    today = new_day(stages, runs, now) or day_now(stages, runs, now)
    running = {
        seen.record for seen in session.all(StageRun) if seen.value.state is StageState.RUNNING
    }
    calls = [seen.value for seen in session.all(RollCall)]
    rows = (seen.value for seen in session.all(Attendance))
    mine = [call for call in calls if day_of(call.id) == str(today)]
    wanted = current_roll_call(mine or calls, rows, running)
    of = {call.id: call.stage for call in calls}
    named = (one for one in stages if wanted and one.id == of.get(wanted))
    called = (one for one in stages if wanted and one.roll_call == wanted)
    return next(named, None) or next(called, None)


def room_in(session: Session, stage: Stage) -> Room:
    """Who is here by the roll call that counts for an acara; once it is over: who was."""
    call = roll_call_for(session, stage)
    return Room(
        (seen.value for seen in session.all(Participant)),
        [seen.value for seen in session.all(Attendance) if seen.value.roll_call == call],
        _ended(session, stage),
        [seen.value for seen in session.all(HeldCapacity) if seen.value.roll_call == call],
    )


def _ended(session: Session, stage: Stage) -> time | None:
    """When the acara ended: who left since then was here."""
    run = run_of(session.runs, stage.id)
    if run.state is not StageState.DONE or run.ended is None:
        return None
    return session.local(run.ended).time()
