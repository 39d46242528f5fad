"""Undian: in which order the OPDs present, drawn before the eyes of the hall."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek_undian.records import Lot
from bimtek_undian.script import parts, read

KIND = StageKind(
    word="undian",
    name="bimtek_undian",
    read=read,
    parts=parts,
    records=(Lot,),
    heading=Allowed({"opd": "teks"}),
    view="bimtek_undian.view:LotsView",
    page="bimtek_undian.page:page",
    minutes="bimtek_undian.minutes:part",
    progress="bimtek_undian.answers:progress",
    reached="bimtek_undian.answers:reached",
    missing="bimtek_undian.answers:missing",
    fits="bimtek_undian.answers:fits",
)
