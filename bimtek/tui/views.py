"""Which screen an acara has: that of its kind, loaded when first shown, else guide and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages import KINDS
from bimtek.stages.absent import AbsentScript
from bimtek.stages.kind import named
from bimtek.stages.view import NotesList, StageView

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

ROLL_CALL = "presensi"
"""The kind whose screen takes a roll call, whatever acara the call belongs to."""


def view_of(session: Session, stage: Stage, kind: str = "") -> StageView:
    """The screen of an acara, not yet shown.

    Args:
        kind: word of another kind whose screen is wanted.
    """
    found = KINDS.of(kind or stage.kind)
    if not found.view or (found.package and isinstance(stage.spec, AbsentScript)):
        return _guide_view(session, stage)
    try:
        view: StageView = named(found.view)(session, stage)
    except Exception as error:
        if not found.package:
            raise
        KINDS.failed(found, error)
        return _guide_view(session, stage)
    view.lends_notes = notes_of
    return view


def _guide_view(session: Session, stage: Stage) -> StageView:
    from bimtek.tui.guide_view import GuideView

    return GuideView(session, stage)


def notes_of(session: Session, stage: Stage, *, questions_first: bool = False) -> NotesList:
    """The list of an acara's notes, for a screen that has a place for it."""
    from bimtek.tui.notes_part import NotesPart

    return NotesPart(session, stage, questions_first=questions_first)
