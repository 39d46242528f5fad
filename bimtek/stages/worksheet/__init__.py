"""Kertas kerja: a form of rows and columns."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek.stages.worksheet.script import read

KIND = StageKind(
    word="kertas-kerja",
    name="worksheet",
    read=read,
    heading=Allowed({"dijawab": "pleno|kelompok|opd"}),
    items=Allowed({"opd": "teks", "satuan": "teks"}),
    deeper=(Allowed(),),
)
