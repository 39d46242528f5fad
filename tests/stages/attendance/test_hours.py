"""Until when a roll call goes on."""

from __future__ import annotations

from datetime import time

from bimtek.hall.records import StageRun, StageState
from bimtek.session import Session
from bimtek.stages.attendance.hours import ends

from .hall import Clock


def test_it_ends_as_invited_however_early_the_first_one_came(
    session: Session, clock: Clock
) -> None:
    stage = session.script.stage("registrasi")._replace(starts=time(7, 30), minutes=60)
    assert ends(session, stage) is None
    for begun, told in (("07.38", "08.30"), ("07.05", "08.30"), ("08.45", "")):
        clock.set(begun)
        run = StageRun.new(id="registrasi", state=StageState.RUNNING, started=clock.now)
        seen = session.get(StageRun, "registrasi")
        session.record(seen.change(started=clock.now) if seen else run).result()
        session.poll()
        until = ends(session, stage)
        assert (until.astimezone(session.zone).strftime("%H.%M") if until else "") == told
