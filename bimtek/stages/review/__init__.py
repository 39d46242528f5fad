"""Telaah: the books of the master plan chapter by chapter, with remarks and their fate."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek.stages.review.records import REVIEW_RECORDS
from bimtek.stages.review.script import ReviewScript, demand, parts, read

KIND = StageKind(
    word="telaah",
    name="review",
    read=read,
    plenary=True,
    parts=parts,
    demand=demand,
    records=REVIEW_RECORDS,
    items=Allowed({"durasi": "menit", "halaman": "teks", "opd": "teks", "oleh": "teks"}),
    deeper=(Allowed({"opd": "teks", "oleh": "teks"}),),
    bare=ReviewScript(),
    paper="bimtek.stages.review.paper:paper",
    view="bimtek.stages.review.view:ReviewView",
    minutes="bimtek.stages.review.minutes:part",
    progress="bimtek.stages.review.progress:progress",
    reached="bimtek.stages.review.progress:reached",
    topics="bimtek.stages.review.topics:topics",
    names="bimtek.stages.review.names:names",
    page="bimtek.stages.review.page:page",
    office="bimtek.stages.review.page:office",
    spoken="bimtek.stages.review.spoken:spoken",
    settled="bimtek.stages.review.settling:settled",
    missing="bimtek.stages.review.missing:missing",
    typed="bimtek.stages.review.settling:typed",
    fits="bimtek.stages.review.checks:fits",
    onward="bimtek.stages.review.earlier:onward",
)
