"""SWOT: strengths, weaknesses, opportunities and threats by component; keywords for the vision."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek.stages.swot.records import SWOT_RECORDS
from bimtek.stages.swot.script import KEYWORDS, demand, parts, read

KIND = StageKind(
    word="swot",
    name="swot",
    read=read,
    parts=parts,
    demand=demand,
    records=SWOT_RECORDS,
    heading=Allowed({KEYWORDS: "teks"}),
    items=Allowed({"opd": "teks"}),
    paper="bimtek.stages.swot.paper:paper",
    view="bimtek.stages.swot.view:SwotView",
    minutes="bimtek.stages.swot.minutes:part",
    progress="bimtek.stages.swot.progress:progress",
    reached="bimtek.stages.swot.progress:reached",
    topics="bimtek.stages.swot.topics:topics",
    names="bimtek.stages.swot.names:names",
    page="bimtek.stages.swot.page:page",
    spoken="bimtek.stages.swot.spoken:spoken",
    missing="bimtek.stages.swot.missing:missing",
    typed="bimtek.stages.swot.settling:typed",
    fits="bimtek.stages.swot.checks:fits",
    web="bimtek.stages.swot.table_page:page",
)
