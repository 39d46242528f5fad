"""What the ids of a telaah's records mean: chapters by their titles, remarks by their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.confidence import CLOSED
from bimtek.stages.review.records import ChapterRun, Remark
from bimtek.stages.review.rules import Entry

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.review.script import ReviewScript


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Chapters of the script and of the hall, and remarks, also those taken back."""
    spec: ReviewScript = stage.spec
    found = {one.id: one.title for one in spec.chapters}
    runs = (seen.value for seen in session.everything(ChapterRun))
    found |= {one.chapter: one.title for one in runs if one.stage == stage.id and one.title}
    for one in map(Entry, session.everything(Remark)):
        if one.value.stage == stage.id and one.text:
            found[one.id] = CLOSED if one.closed else f"“{one.text}”"
    return found
