"""Half-typed text: kept while it is typed, offered after a crash, gone when it is sent or wiped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.ui.field import TypedInput

DELAY = 0.4
"""Seconds from a key to the draft on disk, at most."""


class Drafts:
    """Keeps what stands unsent in the fields of one window."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._touched: dict[str, TypedInput] = {}
        self._kept: dict[str, str] = {}

    def typed(self, field: TypedInput) -> bool:
        """Something was typed; whether a `flush` is wanted that was not wanted before."""
        if not field.place:
            return False
        first = not self._touched
        self._touched[field.place] = field
        return first

    def flush(self) -> None:
        """Keep what stands unsent now, forget what was sent."""
        touched, self._touched = self._touched, {}
        for place, field in touched.items():
            # a cell that went on to another number has left its text behind recorded or wiped
            body = field.value if field.unsent and field.place == place else ""
            if body.strip() and body != self._kept.get(place):
                self._kept[place] = body
                self.session.keep_draft(place, body)
            elif not body.strip() and self._kept.pop(place, None) is not None:
                self.session.drop_draft(place)

    def sent(self, place: str) -> None:
        """What stood there is recorded, and its draft went in the same transaction."""
        self._touched.pop(place, None)
        self._kept.pop(place, None)

    def wipe(self, place: str) -> None:
        """Destroy the draft for good, also where the disk still remembers it."""
        self.sent(place)
        self.session.drop_draft(place, wipe=True)
