"""The fields of a programme and their values, as a person reads them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bimtek.stages.program.money import show_budget, show_targets

if TYPE_CHECKING:
    from bimtek.stages.program.state import ProgrammeState

NAMES: Final = {
    "name": "nama", "pillar": "pilar", "answers": "menjawab", "lead": "penanggung jawab",
    "support": "pendukung", "partners": "mitra", "horizon": "jangka", "years": "tahun",
    "budget": "anggaran", "source": "sumber dana", "indicator": "indikator", "targets": "target",
    "reference": "rujukan", "quick_win": "quick win", "percent": "kemajuan",
    "evidence": "bukti kemajuan", "said": "jam", "confidential": "tertutup",
}  # fmt: skip


def words_of(state: ProgrammeState, field: str, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, Decimal):
        return show_budget(value)
    if field == "targets":
        return show_targets(value)
    if field == "support":
        return state.names(value)
    if field == "lead":
        return state.name(value)
    if field == "pillar":
        return state.pillar(value).title
    if field == "answers":
        return state.row_name(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)
