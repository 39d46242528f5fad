"""Records what guests say on pages: each in a voice of their own, so that none covers another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek import bootstrap
from bimtek.clock import Clock
from bimtek.hall.identity import officer_id
from bimtek.hall.officers import Officer
from bimtek.journal.file import closed_by_trouble, transaction
from bimtek.journal.heads import seen_of
from bimtek.journal.records import Change
from bimtek.journal.trouble import told
from bimtek.journal.voice import Author, Receipt, Voice
from bimtek.web.access import Guest

NAMELESS = "Tanpa nama"


@dataclass(frozen=True, slots=True)
class _Hand:
    """One guest's voice, and whether their name stands in the file."""

    voice: Voice
    name: str


class Recording:
    """Writes acts of guests, one after the other; used from one thread.

    Args:
        path: the session file.
        clock: this laptop's clock.

    Raises:
        FileTrouble: if the file cannot be opened for writing.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._connection = bootstrap.connect(path, writing=True, clock=clock)
        with closed_by_trouble(self._connection):
            self._key = bootstrap.key_of(self._connection)
        self._hands: dict[str, _Hand] = {}

    def record(self, guest: Guest, changes: Sequence[Change]) -> Receipt:
        """Write one deed of a guest; it is on disk when this returns.

        Raises:
            Refusal: what may not be recorded now; nothing of it was.
            FileTrouble: if it cannot be written.
        """
        hand = self._hands.get(guest.id) or self._sign_on(guest)
        position = hand.voice.position
        with told(self._path):
            try:
                with transaction(self._connection):
                    self._sign_in(hand)
                    return hand.voice.append(changes)
            except BaseException:
                hand.voice.forget(*position)
                raise

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def _sign_on(self, guest: Guest) -> _Hand:
        name = guest.name or NAMELESS
        author = Author(guest.id, officer_id(self._key, name), guest.role)
        kinds = bootstrap.record_kinds()
        voice = Voice(self._connection, kinds, self._clock, author, bootstrap.guard)
        hand = self._hands[guest.id] = _Hand(voice, name)
        return hand

    def _sign_in(self, hand: _Hand) -> None:
        actor = hand.voice.author.actor
        if not seen_of(self._connection, Officer, actor).heads:
            hand.voice.append([Officer.signing_in(actor, hand.name)])
