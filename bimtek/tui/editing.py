"""Editing words that are recorded: half-typed they are kept, and wiped only on the second Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.events import Event
from textual.message import Message
from textual.widgets import Static

from bimtek.tui.drafts import DELAY, Drafts
from bimtek.ui.ask import Ask
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
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
    ) -> None:
        super().__init__(question, value, check=check)
        self._drafts = Drafts(session)
        self._place = place
        self._typed = typed

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

    def _say(self, wrong: str) -> None:
        self.query_one(".dialog--wrong", Static).update(Content(wrong))
