"""Kertas kerja: a form of rows and columns."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek.stages.worksheet.records import WORKSHEET_RECORDS
from bimtek.stages.worksheet.script import demand, parts, read

KIND = StageKind(
    word="kertas-kerja",
    name="worksheet",
    read=read,
    parts=parts,
    demand=demand,
    records=WORKSHEET_RECORDS,
    heading=Allowed({"dijawab": "pleno|kelompok|opd"}),
    items=Allowed({"opd": "teks", "satuan": "teks"}),
    deeper=(Allowed(),),
    paper="bimtek.stages.worksheet.paper:paper",
    view="bimtek.stages.worksheet.view:WorksheetView",
    minutes="bimtek.stages.worksheet.minutes:part",
    progress="bimtek.stages.worksheet.progress:progress",
    reached="bimtek.stages.worksheet.progress:reached",
    page="bimtek.stages.worksheet.page:page",
    missing="bimtek.stages.worksheet.missing:missing",
    pivot="bimtek.stages.worksheet.pivot:pivot",
    fits="bimtek.stages.worksheet.checks:fits",
    topics="bimtek.stages.worksheet.topics:topics",
    names="bimtek.stages.worksheet.names:names",
    says="bimtek.stages.worksheet.names:says",
    typed="bimtek.stages.worksheet.settling:typed",
    web="bimtek.stages.worksheet.table_page:page",
    form="bimtek.stages.worksheet.office_form:form",
)
