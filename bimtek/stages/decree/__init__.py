"""SK: the decree read out clause by clause, and what every OPD says of its role."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.decree.records import DECREE_RECORDS
from bimtek.stages.decree.script import demand, parts, read
from bimtek.stages.kind import StageKind

KIND = StageKind(
    word="sk",
    name="decree",
    read=read,
    plenary=True,
    parts=parts,
    demand=demand,
    records=DECREE_RECORDS,
    heading=Allowed({"tanggal": "tanggal"}),
    items=Allowed({"durasi": "menit", "oleh": "teks"}),
    deeper=(Allowed({"durasi": "menit", "oleh": "teks"}),),
    own_text=True,
    paper="bimtek.stages.decree.paper:paper",
    view="bimtek.stages.decree.view:DecreeView",
    minutes="bimtek.stages.decree.minutes:part",
    progress="bimtek.stages.decree.progress:agreed",
    reached="bimtek.stages.decree.progress:reached",
    spoken="bimtek.stages.decree.spoken:spoken",
    missing="bimtek.stages.decree.missing:missing",
    typed="bimtek.stages.decree.settling:typed",
    page="bimtek.stages.decree.page:page",
    office="bimtek.stages.decree.page:office",
    agreed="bimtek.stages.decree.progress:agreed",
    topics="bimtek.stages.decree.topics:topics",
    names="bimtek.stages.decree.names:names",
)
