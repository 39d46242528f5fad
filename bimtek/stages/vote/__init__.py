"""Pemungutan suara: the hall chooses among options."""

from __future__ import annotations

from bimtek.script.kinds import Allowed
from bimtek.stages.kind import StageKind
from bimtek.stages.vote.records import VOTE_RECORDS
from bimtek.stages.vote.script import BARE, parts, read

KIND = StageKind(
    word="pemungutan",
    name="vote",
    read=read,
    plenary=True,
    parts=parts,
    bare=BARE,
    records=VOTE_RECORDS,
    heading=Allowed(
        {
            "cara": "titik|dampak|ya-tidak",
            "titik": "jumlah",
            "menumpuk": "boleh|tidak",
            "suara": "opd|orang",
            "pilih": "jumlah",
        },
        frozenset({"rahasia", "rinci"}),
    ),
    paper="bimtek.stages.vote.paper:paper",
    view="bimtek.stages.vote.view:VoteView",
    minutes="bimtek.stages.vote.minutes:part",
    progress="bimtek.stages.vote.progress:progress",
    reached="bimtek.stages.vote.progress:reached",
    topics="bimtek.stages.vote.topics:topics",
    names="bimtek.stages.vote.names:names",
    page="bimtek.stages.vote.page:page",
    missing="bimtek.stages.vote.missing:missing",
    typed="bimtek.stages.vote.settling:typed",
    fits="bimtek.stages.vote.checks:fits",
)
