"""A programme on paper: who, when, with which money; and the conditions of a quick win."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, blanks, wrapped
from bimtek.stages.program.records import Horizon, Source

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office
    from bimtek.stages.program.script import ProgrammeScript

FORMS = 2
"""Programmes on one sheet."""
FIELDS = (
    ("Nama program", 0), ("Menjawab sub-dimensi atau indikator", MIDDLE), ("Masalah", 0),
    ("OPD penanggung jawab", MIDDLE), ("OPD pendukung", MIDDLE), ("Mitra", 0),
    ("Tahun mulai", SHORT), ("selesai", SHORT), ("Anggaran (Rp)", MIDDLE),
    ("Indikator", 0), ("Target per tahun", 0), ("Selesai (%)", SHORT), ("Saran narasumber", 0),
)  # fmt: skip


def paper(stage: Stage, office: Office) -> list[str]:
    """The form of an acara: two programmes, each with the conditions of a quick win."""
    del office
    spec: ProgrammeScript = stage.spec
    lines: list[str] = []
    for number in range(1, FORMS + 1):
        lines += ["", f"Program {number}", *blanks(FIELDS, "  ")]
        lines += wrapped("Horizon: " + " · ".join(f"( ) {one.value}" for one in Horizon), "  ")
        lines += wrapped("Sumber dana: " + " · ".join(f"( ) {one.value}" for one in Source), "  ")
        if spec.conditions:
            lines.append("  Quick win bila:")
        for condition in spec.conditions:
            lines += wrapped(condition.text, "    ( ) ya ( ) tidak  ", " " * 6)
    return lines
