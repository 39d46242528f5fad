"""Values of a programme that stand side by side are settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.stages.deed import Deed
from bimtek.stages.program.deeds import called
from bimtek.stages.program.records import QuickWinAnswer
from bimtek.stages.program.wording import NAMES, words_of
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Differing,
    Settling,
    differing,
)

if TYPE_CHECKING:
    from bimtek.stages.program.rules import Entry
    from bimtek.stages.program.state import ProgrammeState
    from bimtek.stages.program.view import ProgrammeView

FIELDS: Final = {**NAMES, WITHDRAWN: TAKEN_BACK}


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
    return FIELDS.get(one.field, one.field)
