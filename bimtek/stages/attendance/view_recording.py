"""What the desk records: each wish as one act, half-typed text kept once the hand rests."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message
from textual.timer import Timer

from bimtek.journal.records import Refusal
from bimtek.stages.attendance.book import Book
from bimtek.stages.attendance.desk import Deed
from bimtek.stages.view import StageView

if TYPE_CHECKING:
    from collections.abc import Callable

    from bimtek.script.model import Stage
    from bimtek.session import Session

DRAFT_AFTER = 0.6
"""Seconds of quiet after which half-typed names and forms are kept in the file."""


class RecordingView(StageView):
    """Records deeds and tells what became of them."""

    class Failed(Message):
        """The file refused what was recorded."""

        def __init__(self, error: BaseException) -> None:
            super().__init__()
            self.error = error

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.book = Book(session, stage)
        self.told = ""
        """The sentence under the line, until the next letter is typed."""
        self.done = ""
        """What was recorded last; it stands there again while the next line says nothing itself."""
        self._known_late = ""
        """What was asked about a day that is over, once it was answered."""
        self._keeping: Timer | None = None
        self._half_typed: tuple[str, str] | None = None

    def say(self, told: str) -> None:
        """Show a sentence under the line."""
        self.told, self.done = told, ""

    def undone(self) -> None:
        """The sentence was about what stands no more."""
        self.say("")

    def attempt(self, wish: Callable[[], Deed | None], place: str = "") -> Deed | None:
        """Record what is wished, as one act; a refusal or a doubt is told where one looks.

        What was doubted is recorded once it is wished again while the doubt stands there.
        """
        try:
            deed = wish()
            if deed is None:
                return None
            if not self._is_meant(deed):
                return None
            if deed.doubt and deed.doubt != self.told:
                self.say(deed.doubt)
                return None
            self._stop_keeping()
            deed, begun = self.book.beginning(deed)
            saved = self.book.record(deed, place)
        except Refusal as refusal:
            self.say(refusal.message)
            return None
        saved.add_done_callback(self._failed)
        self.say(deed.said)
        self.done = deed.said
        if begun:
            self.tell(begun)
        return deed

    def _is_meant(self, deed: Deed) -> bool:
        """Whether a deed is wished although the day of the roll call is over; asked once."""
        late = self.book.late(deed)
        if late and late != self._known_late:
            if late != self.told:
                self.say(late)
                return False
            self._known_late = late
        return True

    def _failed(self, saved: Future[Any]) -> None:
        """Called by the writer's thread: hand an error over, touch nothing."""
        if not saved.cancelled() and (error := saved.exception()) is not None:
            self.post_message(self.Failed(error))

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        self.tell(f"Belum tersimpan: {event.error}", "error")

    def keep(self, place: str, body: str) -> None:
        """Keep half-typed text once the hand rests."""
        self._stop_keeping()
        if place:
            self._half_typed = (place, body)
            self._keeping = self.set_timer(DRAFT_AFTER, self._keep_now)

    def _keep_now(self) -> None:
        if self._half_typed is not None:
            self.book.keep(*self._half_typed)
            self._half_typed = None

    def forget(self, place: str) -> None:
        """Wipe half-typed text for good."""
        self._stop_keeping()
        if place:
            self.book.forget(place)

    def _stop_keeping(self) -> None:
        self._half_typed = None
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def on_unmount(self) -> None:
        """Leaving within the second of the last key loses nothing."""
        self._keep_now()
