"""Penutup: the end of a day, or of the session."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.closing.records import CLOSING_RECORDS
from bimtek.stages.closing.script import parts, read
from bimtek.stages.kind import StageKind

KIND = StageKind(
    word="penutup",
    name="closing",
    read=read,
    plenary=True,
    parts=parts,
    records=CLOSING_RECORDS,
    heading=Allowed(classes=frozenset({"harian"})),
    view="bimtek.stages.closing.view:ClosingView",
    minutes="bimtek.stages.closing.minutes:part",
    progress="bimtek.stages.closing.progress:progress",
    page="bimtek.stages.closing.page:page",
    spoken="bimtek.stages.closing.spoken:spoken",
    missing="bimtek.stages.closing.missing:missing",
    onward="bimtek.stages.closing.earlier:onward",
)
