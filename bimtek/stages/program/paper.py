"""A programme on paper: who, when, with which money; and the conditions of a quick win."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, Field, Grid, Head, Said
from bimtek.stages.program.records import Horizon, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office, Piece
    from bimtek.stages.program.script import ProgrammeScript


FORMS = 2
"""Programmes on one sheet."""
WHAT = (Field("Nama program"), Field("Menjawab sub-dimensi atau indikator", MIDDLE))
WHO = (Field("OPD penanggung jawab", MIDDLE), Field("OPD pendukung", MIDDLE), Field("Mitra"))
WHEN = (Field("Tahun mulai", SHORT), Field("selesai", SHORT), Field("Anggaran (Rp)", MIDDLE))
AIM = (Field("Indikator"), Field("Target per tahun"))
REACHED = (Field("Selesai (%)", SHORT), Field("Saran narasumber"))


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The form of an acara: two programmes, each with the conditions of a quick win."""
    del office
    spec: ProgrammeScript = stage.spec
    for number in range(1, FORMS + 1):
        yield Head(f"Program {number}")
        for fields in (WHAT, (Field("Masalah"),), WHO, WHEN, AIM, REACHED):
            yield Grid(fields)
        yield Said(" · ".join(f"( ) {one.value}" for one in Horizon), "Horizon:", depth=1)
        yield Said(" · ".join(f"( ) {one.value}" for one in Source), "Sumber dana:", depth=1)
        if spec.conditions:
            yield Said("Quick win bila:", depth=1)
        for condition in spec.conditions:
            yield Said(condition.text, "( ) ya ( ) tidak ", depth=1)
