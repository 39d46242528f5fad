"""Jeda: rest, prayer, meal."""

from __future__ import annotations

from bimtek.stages.kind import StageKind
from bimtek.stages.pause.records import PAUSE_RECORDS
from bimtek.stages.pause.script import PauseScript, parts, read

KIND = StageKind(
    word="jeda",
    name="pause",
    read=read,
    parts=parts,
    records=PAUSE_RECORDS,
    bare=PauseScript(),
    view="bimtek.stages.pause.view:PauseView",
    minutes="bimtek.stages.pause.minutes:part",
    page="bimtek.stages.pause.page:page",
    ends="bimtek.stages.pause.page:ends",
)
