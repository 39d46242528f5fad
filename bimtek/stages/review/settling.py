"""Values of a remark that stand side by side: what a chosen one brings along, and a third one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Change, Seen
from bimtek.stages.review import deeds
from bimtek.stages.review.fields import FIELDS
from bimtek.stages.review.records import Remark
from bimtek.stages.review.state import ReviewState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def settled(session: Session, stage: Stage, seen: Seen[Any], change: Change) -> Sequence[Change]:
    """The chosen value, and the tindak lanjut as it asks."""
    state = ReviewState(session, stage)
    entry = state.entry(seen.value.remark)
    if entry is None:
        return (change,)
    return deeds.settled(state, entry, change, session.now().replace(microsecond=0)).changes


def typed(
    session: Session, stage: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for a remark; whoever said it is an office or one of its people.

    Raises:
        Refusal: it is no value of that field.
    """
    name = "opd" if field == "speaker" else field
    one = next((one for one in FIELDS if one.name == name), None)
    if seen.cls is not Remark or one is None:
        return None
    return dict(one.read(ReviewState(session, stage), text))
