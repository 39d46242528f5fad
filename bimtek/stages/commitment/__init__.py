"""Komitmen: its text read out point by point, and who signed it, later, by proxy, or not."""

from __future__ import annotations

from bimtek.stages.commitment.records import COMMITMENT_RECORDS
from bimtek.stages.commitment.script import CommitmentScript, parts, read
from bimtek.stages.kind import StageKind

KIND = StageKind(
    word="komitmen",
    name="commitment",
    read=read,
    plenary=True,
    parts=parts,
    records=COMMITMENT_RECORDS,
    own_text=True,
    bare=CommitmentScript(),
    paper="bimtek.stages.commitment.paper:paper",
    view="bimtek.stages.commitment.view:CommitmentView",
    minutes="bimtek.stages.commitment.minutes:part",
    progress="bimtek.stages.commitment.progress:progress",
    reached="bimtek.stages.commitment.progress:reached",
    names="bimtek.stages.commitment.names:names",
    page="bimtek.stages.commitment.page:page",
    office="bimtek.stages.commitment.page:office",
    spoken="bimtek.stages.commitment.spoken:spoken",
    missing="bimtek.stages.commitment.missing:missing",
    fits="bimtek.stages.commitment.checks:fits",
    onward="bimtek.stages.commitment.earlier:onward",
)
