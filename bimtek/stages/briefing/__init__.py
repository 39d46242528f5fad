"""Paparan: an agenda of speakers and items."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.briefing.records import BRIEFING_RECORDS
from bimtek.stages.briefing.script import MARKS, BriefingScript, parts, read
from bimtek.stages.kind import StageKind

KIND = StageKind(
    word="paparan",
    name="briefing",
    read=read,
    parts=parts,
    records=BRIEFING_RECORDS,
    items=Allowed({"durasi": "menit", "oleh": "teks"}, MARKS),
    bare=BriefingScript(()),
    paper="bimtek.stages.briefing.paper:paper",
    view="bimtek.stages.briefing.view:BriefingView",
    minutes="bimtek.stages.briefing.minutes:part",
    progress="bimtek.stages.briefing.progress:progress",
    page="bimtek.stages.briefing.page:page",
    spoken="bimtek.stages.briefing.spoken:spoken",
    missing="bimtek.stages.briefing.missing:missing",
    names="bimtek.stages.briefing.names:names",
)
