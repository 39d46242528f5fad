"""Values of a programme that stand side by side are settled by a person."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.stages.deed import Deed
from bimtek.stages.program.deeds import called
from bimtek.stages.program.money import show_budget, show_targets
from bimtek.stages.program.records import QuickWinAnswer
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Differing,
    Settling,
    differing,
    plain_words,
)

if TYPE_CHECKING:
    from bimtek.stages.program.rules import Entry
    from bimtek.stages.program.state import ProgrammeState
    from bimtek.stages.program.view import ProgrammeView

NAMES: Final = {
    "name": "nama", "pillar": "pilar", "answers": "menjawab", "lead": "penanggung jawab",
    "support": "pendukung", "partners": "mitra", "horizon": "jangka", "years": "tahun",
    "budget": "anggaran", "source": "sumber dana", "indicator": "indikator", "targets": "target",
    "reference": "rujukan", "quick_win": "quick win", "percent": "kemajuan",
    "evidence": "bukti kemajuan", "said": "jam", "confidential": "tertutup",
    WITHDRAWN: TAKEN_BACK,
}  # fmt: skip


def settle(view: ProgrammeView, entry: Entry) -> None:
    """Ask for each value that differs, one after the other.

    Raises:
        Refusal: where there are none.
    """
    left = differing([entry.seen, *entry.answers.values()])
    Settling(
        view,
        lambda change: view.perform(Deed((change,), TOLD)),
        lambda one: f"{called(entry)} · {_named(view.state, one)}",
        lambda one, value: words_of(view.state, one.field, value),
    ).ask(left)


def _named(state: ProgrammeState, one: Differing) -> str:
    if isinstance(one.seen.value, QuickWinAnswer) and one.field != WITHDRAWN:
        known = {condition.id: condition.text for condition in state.spec.conditions}
        return known.get(one.seen.value.condition, one.seen.value.condition)
    return NAMES.get(one.field, one.field)


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
    return plain_words(value)
