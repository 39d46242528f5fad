"""Editing words that are recorded: half-typed they are kept, and wiped only on the second Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.events import Event
from textual.message import Message
from textual.widgets import Static

from bimtek.hall.records import Note
from bimtek.stages.meanwhile import Meanwhile, changed_by
from bimtek.tui.drafts import DELAY, Drafts
from bimtek.ui.ask import Ask
from bimtek.ui.columns import safe
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session

WARNED = "Belum tersimpan. Esc sekali lagi membuang suntingan ini untuk selamanya."


class Edit(Ask):
    """One line that stands already, with the care that the note line has.

    Args:
        session: in whose file the draft is kept.
        question: what is edited.
        place: of the draft.
        value: what stands.
        typed: half-typed words of before.
        check: gives the sentence that says what is wrong, or an empty one.
        meanwhile: gives a sentence when something was recorded elsewhere, or an empty one; it is
            told whether anything is typed here.
    """

    def __init__(
        self,
        session: Session,
        question: str,
        place: str,
        value: str,
        *,
        typed: str = "",
        check: Callable[[str], str] = lambda _: "",
        meanwhile: Callable[[bool], str] = lambda _: "",
    ) -> None:
        super().__init__(question, value, check=check)
        self._drafts = Drafts(session)
        self._place = place
        self._typed = typed
        self._meanwhile = meanwhile

    def on_mount(self) -> None:
        field = self.query_one(TypedInput)
        field.place = self._place
        if self._typed:
            field.value = self._typed
            field.cursor_position = len(self._typed)

    def on_unmount(self) -> None:
        self._drafts.flush()

    def on_input_changed(self, event: Event) -> None:
        event.stop()
        self._say("")
        if self._drafts.typed(self.query_one(TypedInput)):
            self.set_timer(DELAY, self._drafts.flush)

    def records_changed(self, _: frozenset[tuple[str, str]]) -> None:
        """Something was recorded, here or elsewhere; what is typed stays."""
        if words := self._meanwhile(self.query_one(TypedInput).unsent):
            self._say(words)

    def on_typed_input_warned(self, event: Message) -> None:
        event.stop()
        event.prevent_default()  # a plain question closes on the first Esc
        self._say(WARNED)

    def on_typed_input_wiped(self) -> None:
        self._drafts.wipe(self._place)
        self.dismiss(None)

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """What was sent leaves no draft behind: it goes with what is recorded."""
        if result is not None:
            self._drafts.sent(self._place)
        return super().dismiss(result)

    def _say(self, text: str) -> None:
        self.query_one(".dialog--wrong", Static).update(Content(safe(text)))


def words_meanwhile(session: Session, saw: Seen[Note]) -> Callable[[bool], str]:
    """What is told while the words of a note are edited and another person sets them.

    Where a kalimat notulen stands that is what is edited, else the words as they were typed: who
    writes the first sentence meanwhile leaves them alone, and that sentence is what is printed.

    Args:
        saw: the note as it stood when the editing began.
    """
    note = saw.value
    edited = "sentence" if note.sentence else "text"
    words, first = Meanwhile(note.printed), Meanwhile("")

    def told(typing: bool) -> str:
        now = session.get(Note, saw.record)
        if now is None:
            return ""
        if who := changed_by(session, saw, now, edited):
            return words.told(who, getattr(now.value, edited), typing=typing)
        who = changed_by(session, saw, now, "sentence")
        said = first.told(who, now.value.sentence, typing=False)
        return said and f"{said} Itu yang tercetak; di sini kata asli yang disunting."

    return told
