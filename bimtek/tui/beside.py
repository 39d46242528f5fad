"""Screens that stand beside the acara: they look across the session and lead back into it."""

from __future__ import annotations

from typing import ClassVar

from bimtek.hall.notes import NoteContext
from bimtek.script.model import Stage
from bimtek.stages.view import StageView
from bimtek.ui.bars import Bar


class Beside(StageView):
    """One of them; `stage` is the acara from which it was opened last."""

    DEFAULT_CSS = """
    Beside .beside--whole { height: auto; max-height: 4; padding: 0 3; color: $text-muted; }
    Beside Bar.beside--more { color: $text-muted; }
    """

    wants_all_columns: ClassVar[bool] = False
    """The running order gives it the room at the left."""

    def show_stage(self, stage: Stage) -> bool:  # noqa: ARG002 - for screens of one acara
        """Show the same of another acara; False: this screen is of all of them."""
        return False

    def come_from(self, stage: Stage) -> None:
        """It was opened from this acara: a note typed now belongs there."""
        self.stage = stage

    def note_context(self) -> NoteContext:
        """A note belongs to the acara, not to what is looked up."""
        return NoteContext()

    def bar(self, name: str) -> Bar:
        """One of its lines of words."""
        return self.query_one(f"#{name}", Bar)
