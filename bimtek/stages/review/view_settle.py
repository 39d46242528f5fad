"""Values of a remark that stand side by side are settled by a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.locale.dates import medium_date
from bimtek.stages.review import deeds
from bimtek.stages.review.fields import verdict_words
from bimtek.stages.review.records import Verdict
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    Differing,
    Settling,
    differing,
    plain_words,
)

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.stages.review.rules import Entry
    from bimtek.stages.review.state import ReviewState
    from bimtek.stages.review.view import ReviewView

NAMES: Final = {
    "text": "catatan", "chapter": "bab", "sort": "jenis", "opd": "dari", "speaker": "disampaikan",
    "verdict": "keputusan", "owner": "diperbaiki oleh", "due": "tenggat", "said": "jam",
    "confidential": "tertutup", WITHDRAWN: TAKEN_BACK,
}  # fmt: skip


def settle(view: ReviewView, entry: Entry) -> None:
    """Ask for each value that differs, one after the other.

    Raises:
        Refusal: where there are none.
    """

    def record(change: Change) -> None:
        view.perform(deeds.settled(view.state, entry, change, view.now()))

    Settling(
        view,
        record,
        lambda one: f"{deeds.called(entry)} · {_named(one)}",
        lambda one, value: words_of(view.state, one.field, value),
    ).ask(differing([entry.seen]))


def _named(one: Differing) -> str:
    return NAMES.get(one.field, one.field)


def words_of(state: ReviewState, field: str, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, Verdict):
        return verdict_words(value)
    if field in ("opd", "owner"):
        return state.name(value) if value else ""
    if field == "speaker":
        person = state.person(value) if value else None
        return (person.name or person.post) if person else ""
    if field == "chapter":
        return state.title(value)
    if field == "due" and isinstance(value, date):
        return medium_date(value)
    return plain_words(value)
