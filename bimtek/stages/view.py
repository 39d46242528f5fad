"""The base of every stage's screen: what the workspace asks of it and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from textual.message import Message
from textual.widget import Widget

from bimtek.hall.notes import NoteContext
from bimtek.hall.sayings import Saying

if TYPE_CHECKING:
    from datetime import datetime

    from textual.timer import Timer

    from bimtek.journal.records import Change
    from bimtek.script.model import Stage
    from bimtek.session import Session

__all__ = ["NoteContext", "NotesList", "Severity", "StageView"]

Severity = Literal["information", "warning", "error"]

OWN_TABLE_ONLY = "Jendela ini hanya untuk {}. Ctrl+P, ‘Satu meja saja’ mengubahnya."
"""To whoever asks for a neighbouring table in a window that was opened for one."""
NAMING_SECONDS = 0.1
"""After the cursor stands still: naming the row before the note line lays the screen out anew."""


class NotesList(Widget):
    """The notes of one acara with all that can be done to them, as a part of a screen."""

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here."""

    def stand_on(self, note: str) -> bool:  # noqa: ARG002 - for lists with rows
        """Put the cursor on a note; False if it does not stand here."""
        return False

    def await_note(self, note: str) -> None:
        """A note that is on its way gets the cursor, unless a hand moves it meanwhile."""

    def take_cursor(self) -> None:
        """The next key means a note."""

    def answer(self, question: str) -> None:
        """Ask for the answer to a question; the keys stay where they were."""

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """(kind, record) of the note under the cursor."""
        return ()


class LendsNotes(Protocol):
    """Makes such a list; whoever shows a stage's screen lends it."""

    def __call__(
        self, session: Session, stage: Stage, *, questions_first: bool = False
    ) -> NotesList: ...


class StageView(Widget):
    """The screen of one acara.

    Args:
        session: what it reads and records through.
        stage: the acara of the script.
    """

    help: ClassVar[str] = ""
    """What F1 says here, in plain Indonesian."""

    presenting: ClassVar[frozenset[str]] = frozenset()
    """Keys of this screen that go on working while the hall sees the projector's page (F8)."""

    lends_notes: LendsNotes | None = None
    """Set before the screen is shown; a screen that stands alone has no notes."""

    DEFAULT_CSS = """
    StageView { layout: vertical; width: 1fr; height: 1fr; }
    """

    class Tell(Message):
        """A sentence for the person."""

        def __init__(self, text: str, severity: Severity = "information") -> None:
            super().__init__()
            self.text = text
            self.severity = severity

    class Open(Message):
        """Jump to a record, whichever stage declares its kind."""

        def __init__(self, kind: str, record: str) -> None:
            super().__init__()
            self.kind = kind
            self.record = record

    class Noting(Message):
        """What a note typed now belongs to has changed."""

    class Pointed(Message):
        """The facilitator points at something else: the projector may follow."""

    class Present(Message):
        """Show in this window what the hall sees."""

    class Package(Message):
        """Write the folder of this evening."""

    class Forms(Message):
        """Forms that the offices fill by themselves are to go out, or have come back."""

    class Begin(Message):
        """A key of the screen begins its acara; the person is asked about what still runs.

        Args:
            stage: what begins.
            go_on: called with the changes by which it begins, or with None: it does not.
        """

        def __init__(self, stage: Stage, go_on: Callable[[Sequence[Change] | None], None]) -> None:
            super().__init__()
            self.stage = stage
            self.go_on = go_on

    class CountMissing(Message):
        """How much is missing in the whole session is asked for.

        Args:
            then: called with it as the header says it: `■3 ▲14`; empty: nothing is.
        """

        def __init__(self, then: Callable[[str], object]) -> None:
            super().__init__()
            self.then = then

    class ReadMinutes(Message):
        """The minutes as they would be printed now are asked for; they take a moment.

        Args:
            then: called with the document, in Markdown.
        """

        def __init__(self, then: Callable[[str], object]) -> None:
            super().__init__()
            self.then = then

    class BeginNote(Message):
        """Put the cursor into the note line, with this text already typed."""

        def __init__(self, text: str = "") -> None:
            super().__init__()
            self.text = text

    class Destroy(Message):
        """Somebody wants words destroyed: the person chooses which one, then why.

        Args:
            said: what there is under the cursor; nothing is a choice too.
        """

        def __init__(self, said: Sequence[Saying]) -> None:
            super().__init__()
            self.said = tuple(said)

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__()
        self.session = session
        self.stage = stage
        self._naming: Timer | None = None

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here; cursor, scroll and typing stay as they are.

        Here: the notes. A view that shows more shows it as well.
        """
        for notes in self.query(NotesList):
            notes.records_changed(changed)

    def own_table_changed(self) -> None:
        """This window is opened for another table now, or for the whole hall."""

    def undone(self) -> None:
        """An act of this window was undone or done again: what was said of it holds no more."""

    def note_context(self) -> NoteContext:
        """What a note typed now belongs to."""
        return NoteContext()

    def note_soon(self) -> None:
        """Say what a note typed now belongs to, once the cursor stands still."""
        if self._naming is not None:
            self._naming.stop()
        self._naming = self.set_timer(NAMING_SECONDS, lambda: self.post_message(self.Noting()))

    def pointed(self) -> str:
        """What this screen points at, for the projector: a clause, a sub-dimension, an item."""
        return ""

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """(kind, record) of what the cursor stands on, for its history; here: a note's."""
        return next((notes.records_here() for notes in self.query(NotesList)), ())

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

    def continue_draft(self, place: str, body: str) -> bool:  # noqa: ARG002 - for views with fields
        """Take up half-typed text in its field; False if this view has no such field.

        Places of a stage's fields begin with the stage's id and a slash.
        """
        return False

    def go_to(self, kind: str, record: str) -> bool:  # noqa: ARG002 - for views with rows
        """Put the cursor on a record; False if it does not stand here."""
        return False

    begins = False
    """Its acara is about to begin, and the same key pressed again must not begin it twice."""

    def begin_acara(self, go_on: Callable[[Sequence[Change]], None]) -> None:
        """Ask for the changes by which the acara begins; nothing follows where it does not."""

        def answered(begun: Sequence[Change] | None) -> None:
            self.begins = False
            if begun is not None:
                go_on(begun)

        if not self.begins:
            self.begins = True
            self.post_message(self.Begin(self.stage, answered))

    def now(self) -> datetime:
        """The time in the hall, to the second."""
        return self.session.now().replace(microsecond=0)

    def tell(self, text: str, severity: Severity = "information") -> None:
        """Say a sentence to the person."""
        self.post_message(self.Tell(text, severity))
