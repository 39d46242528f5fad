"""Screens that record deeds: what is refused, here or by the file, is told in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from textual.message import Message

from bimtek.journal.records import Refusal
from bimtek.stages.still_open import check_still_open
from bimtek.stages.view import StageView

if TYPE_CHECKING:
    from bimtek.journal.records import Record
    from bimtek.journal.voice import Receipt
    from bimtek.stages.deed import Deed


class AttemptingView(StageView):
    """A screen on which something may be refused."""

    def check_open(self, *kinds: type[Record]) -> None:
        """Before a text is asked for: refuse it if it could not be recorded.

        Raises:
            Refusal: with the sentence for the person.
        """
        check_still_open(self.session, *kinds)

    def closed_to(self, *kinds: type[Record]) -> str:
        """Why nothing of these kinds could be recorded now; empty: it could."""
        try:
            self.check_open(*kinds)
        except Refusal as refused:
            return refused.message
        return ""

    def attempt(self, how: Callable[[], None]) -> None:
        """Do something that may be refused; the refusal is a sentence, not an error."""
        try:
            how()
        except Refusal as refused:
            self.tell(refused.message, "warning")


class DeedView(AttemptingView):
    """A screen that records deeds and tells of them."""

    class Saved(Message):
        """A deed is on disk, or could not be recorded."""

        def __init__(self, done: Future[Receipt], typed: str) -> None:
            super().__init__()
            self.done = done
            self.typed = typed

    def perform(self, deed: Deed, *, clears: str = "", typed: str = "") -> None:
        """Record a deed and tell of it.

        Args:
            clears: place of the draft that the deed was made from.
            typed: what is given back if the file refuses it.
        """
        if deed.changes:
            saved = self.session.record_all(deed.changes, clears=clears)
            saved.add_done_callback(lambda done: self.post_message(self.Saved(done, typed)))
        if deed.told:
            self.tell(deed.told)

    def give_back(self, typed: str) -> None:
        """What was typed comes back, where the file refused the deed."""

    def on_deed_view_saved(self, event: Saved) -> None:
        """What the file refused is told."""
        event.stop()
        error = event.done.exception()
        if error is not None:
            self.give_back(event.typed)
            self.tell(str(error), "error")
