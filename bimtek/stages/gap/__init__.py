"""Kesenjangan: where the city stands and where it wants to be, pillar by pillar."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.gap.records import GAP_RECORDS, EarlierGap
from bimtek.stages.gap.script import demand, parts, read
from bimtek.stages.gap.seeds import seeds
from bimtek.stages.kind import StageKind

KIND = StageKind(
    word="kesenjangan",
    name="gap",
    read=read,
    parts=parts,
    demand=demand,
    records=GAP_RECORDS,
    seeds=seeds,
    heading=Allowed({"urutan": "teks", "target-bawaan": "teks", "indikator": "berkas"}),
    deeper=(Allowed({"pilar": "jumlah"}), Allowed({"opd": "teks"})),
    paper="bimtek.stages.gap.paper:paper",
    view="bimtek.stages.gap.view:GapView",
    minutes="bimtek.stages.gap.minutes:part",
    progress="bimtek.stages.gap.progress:progress",
    reached="bimtek.stages.gap.progress:reached",
    agreed="bimtek.stages.gap.progress:agreed",
    names="bimtek.stages.gap.names:names",
    page="bimtek.stages.gap.page:page",
    office="bimtek.stages.gap.page_office:office",
    missing="bimtek.stages.gap.missing:missing",
    topics="bimtek.stages.gap.topics:topics",
    beside="bimtek.stages.gap.beside:beside",
    earlier=EarlierGap,
    earlier_topics="bimtek.stages.gap.carried:topics",
    earlier_beside="bimtek.stages.gap.carried:beside",
    typed="bimtek.stages.gap.settling:typed",
    settled="bimtek.stages.gap.settling:settled",
    web="bimtek.stages.gap.table_page:page",
    form="bimtek.stages.gap.office_form:form",
    onward="bimtek.stages.gap.earlier:onward",
)
