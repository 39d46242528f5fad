"""Values of an item that stand side by side are settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.stages.deed import Deed
from bimtek.stages.swot.deeds import called
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Differing,
    Settling,
    differing,
    plain_words,
)

if TYPE_CHECKING:
    from bimtek.stages.swot.rules import Entry
    from bimtek.stages.swot.view import SwotView

NAMES: Final = {
    "text": "kalimat",
    "component": "komponen",
    "quadrant": "kuadran",
    "said": "jam",
    "confidential": "tertutup",
    WITHDRAWN: TAKEN_BACK,
}


def settle(view: SwotView, entry: Entry) -> None:
    """Ask for each field in which values stand side by side, one after the other.

    Raises:
        Refusal: where there are none.
    """
    left = differing([entry.seen])
    Settling(
        view,
        lambda change: view.perform(Deed((change,), TOLD)),
        lambda one: f"{called(entry)} · {NAMES.get(one.field, one.field)}",
        lambda one, value: _words(view, one, value),
    ).ask(left)


def _words(view: SwotView, one: Differing, value: object) -> str:
    """A value as a person reads it."""
    return (
        view.state.component(str(value)).title if one.field == "component" else plain_words(value)
    )
