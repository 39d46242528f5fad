"""Screens of rows: a list whose keys ask for deeds, and the notes of the acara below it."""

from __future__ import annotations

from abc import abstractmethod

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from bimtek.stages.view import NotesList
from bimtek.stages.view_deeds import DeedView
from bimtek.ui.bars import Rule
from bimtek.ui.lines import LineList

TALL = 30
"""Lines from which the guide and the notes stand here too."""
LOW = 16
"""Lines below which what stands below the list takes fewer of them."""


class ActList(LineList):
    """Rows on which keys ask for something: bindings to `act('…')`."""

    class Act(Message):
        """A key asks for something on the rows."""

        def __init__(self, verb: str) -> None:
            super().__init__()
            self.verb = verb

    def action_act(self, verb: str) -> None:
        """Ask the view for what a key means."""
        self.post_message(self.Act(verb))


class RowsView(DeedView):
    """A list of rows; a letter without a meaning there begins a note."""

    DEFAULT_CSS = """
    RowsView > #notes { height: auto; display: none; }
    RowsView > #notes > NotesList { height: 8; }
    RowsView > #notes > NotesList.-empty { height: 1; }
    RowsView > #notes > NotesList.-empty LineList { display: none; }
    RowsView.-tall > #notes { display: block; }
    RowsView Guide { display: none; }
    RowsView.-tall Guide { display: block; max-height: 4; }
    """

    @property
    @abstractmethod
    def lines(self) -> LineList:
        """The rows."""

    @abstractmethod
    def act(self, verb: str) -> None:
        """Do what a key of the list asks for.

        Raises:
            Refusal: if it may not be done.
        """

    def notes_below(self) -> ComposeResult:
        """The notes of the acara, where there is room for them."""
        if self.lends_notes is not None:
            with Vertical(id="notes"):
                yield Rule()
                yield self.lends_notes(self.session, self.stage)

    def on_resize(self) -> None:
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.size.height >= TALL, "-tall")

    @property
    def in_notes(self) -> bool:
        """Whether the cursor is in the notes: keys and histories mean those."""
        return any(notes.has_focus_within for notes in self.query(NotesList))

    def to_note(self, record: str) -> bool:
        """Put the cursor on a note; False if it does not stand here."""
        notes = next(iter(self.query(NotesList)), None)
        if notes is None or not self.has_class("-tall") or not notes.stand_on(record):
            return False
        notes.take_cursor()
        return True

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        """A letter without a meaning here is the beginning of a note."""
        if event.lines is self.lines:
            event.stop()
            self.post_message(self.BeginNote(event.key))

    def on_act_list_act(self, event: ActList.Act) -> None:
        event.stop()
        self.attempt(lambda: self.act(event.verb))
