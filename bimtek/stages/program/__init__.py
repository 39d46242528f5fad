"""Program: what the city will do about its gaps, by pillar and year, and its quick wins."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek.stages.program.records import PROGRAMME_RECORDS
from bimtek.stages.program.script import QUICK_WINS, ProgrammeScript, parts, read

KIND = StageKind(
    word="program",
    name="program",
    read=read,
    parts=parts,
    records=PROGRAMME_RECORDS,
    heading=Allowed({QUICK_WINS: "jumlah"}),
    deeper=(Allowed({"pilar": "jumlah"}),),
    bare=ProgrammeScript(),
    paper="bimtek.stages.program.paper:paper",
    view="bimtek.stages.program.view:ProgrammeView",
    minutes="bimtek.stages.program.minutes:part",
    progress="bimtek.stages.program.progress:progress",
    reached="bimtek.stages.program.progress:reached",
    names="bimtek.stages.program.names:names",
    topics="bimtek.stages.program.topics:topics",
    page="bimtek.stages.program.page:page",
    office="bimtek.stages.program.page:office",
    offered="bimtek.stages.program.offered:offered",
    missing="bimtek.stages.program.missing:missing",
    typed="bimtek.stages.program.settling:typed",
    web="bimtek.stages.program.table_page:page",
    fits="bimtek.stages.program.checks:fits",
    onward="bimtek.stages.program.earlier:onward",
    answers_rows=True,
)
