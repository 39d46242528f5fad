"""Presensi: who is in the room, in which capacity, since when."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.attendance.script import parts, read
from bimtek.stages.kind import StageKind

KIND = StageKind(
    word="presensi",
    name="attendance",
    read=read,
    plenary=True,
    parts=parts,
    heading=Allowed({"kuorum": "kuorum"}),
    view="bimtek.stages.attendance.view:AttendanceView",
    minutes="bimtek.stages.attendance.minutes:part",
    missing="bimtek.stages.attendance.missing:missing",
    page="bimtek.stages.attendance.page:page",
    progress="bimtek.stages.attendance.progress:progress",
    ends="bimtek.stages.attendance.hours:ends",
)
