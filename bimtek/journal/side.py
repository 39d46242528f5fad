"""One side of an exchange: a file that takes what it lacks and gives what the other lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bimtek.clock import Clock
from bimtek.journal import attachments
from bimtek.journal.copies import copy_to, renew
from bimtek.journal.entry import Entry
from bimtek.journal.exchange import (
    Have,
    Receiver,
    Taken,
    acts_beyond,
    have,
    in_batches,
    refuse_a_fork,
    refuse_another_session,
)
from bimtek.journal.file import connect, last_seq, meta, put_meta, transaction, truncate_wal
from bimtek.journal.heads import Kinds
from bimtek.journal.trouble import told


class Span(NamedTuple):
    """A piece of the journal, in the order of arrival here."""

    after: int
    last: int


class Side:
    """A session file, while copies elsewhere are kept equal with it.

    Args:
        path: the file; others may write in it at the same time.
        kinds: kind → record class.
        clock: this laptop's clock.

    Raises:
        FileTrouble: if it cannot be opened for writing.
    """

    def __init__(self, path: Path, kinds: Kinds, clock: Clock) -> None:
        self.path = path
        self._clock = clock
        self._connection = connect(path, writing=True)
        self._receiver = Receiver(self._connection, kinds, clock)
        self.last_taken = Span(0, 0)
        """Where in this file lies what was taken last."""

    @property
    def session(self) -> str:
        """The random id that all copies share."""
        return meta(self._connection, "session") or ""

    def now(self) -> datetime:
        """By this laptop's clock."""
        return self._clock()

    def have(self) -> Have:
        """What this file holds now."""
        return have(self._connection)

    def meet(self, session: str, theirs: Have) -> Outgoing:
        """Begin an exchange with a copy that holds this much.

        Raises:
            FileTrouble: another session, or the same entry with another digest.
        """
        refuse_another_session(self.session, session)
        refuse_a_fork(self._connection, theirs)
        return Outgoing(self, theirs)

    def beyond(self, known: Have, after: int) -> Iterator[list[Entry]]:
        """The acts that somebody lacks who holds this much."""
        return acts_beyond(self._connection, known, after)

    def last_seq(self) -> int:
        """The place of the last entry in this file."""
        return last_seq(self._connection)

    def take(self, acts: Iterable[list[Entry]]) -> Taken:
        """Take acts in one durable transaction: all of them, or none.

        Returns:
            What these acts brought.

        Raises:
            FileTrouble: what is refused of them, and why.
        """
        acts = list(acts)
        self._receiver.taken = Taken()
        with told(self.path):
            try:
                with transaction(self._connection):
                    before = self.last_seq()
                    self._receiver.take_within(acts)
                    self.last_taken = Span(before, self.last_seq())
            except BaseException:
                self._receiver.forget()
                raise
            if any(entry.kind == "redaction" for act in acts for entry in act):
                truncate_wal(self._connection)
                renew(self.path, self._connection, self._clock())
        return self._receiver.taken

    def attachments(self) -> attachments.Held:
        """Which photos and scans lie in this file, and which it only knows of."""
        return attachments.held(self._connection)

    def attachment(self, digest: str) -> bytes | None:
        """The bytes of one; None: they are not here."""
        return attachments.content_of(self._connection, digest)

    def take_attachment(self, digest: str, content: bytes) -> None:
        """Keep the bytes of one that another copy holds.

        Raises:
            FileTrouble: it is refused, or cannot be written.
        """
        with told(self.path):
            attachments.take(self._connection, digest, content)

    def copy_to(self, target: Path) -> None:
        """Write a whole copy, to be worked with elsewhere.

        Raises:
            FileTrouble: if it cannot be written.
        """
        copy_to(self._connection, target)

    def remembered(self, key: str) -> str | None:
        """A fact about this copy that no entry carries."""
        return meta(self._connection, key)

    def remember(self, key: str, text: str) -> None:
        """Keep such a fact."""
        with told(self.path):
            put_meta(self._connection, key, text)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


class Outgoing:
    """What one other copy lacks, as this file grows; nothing is given twice."""

    def __init__(self, side: Side, theirs: Have) -> None:
        self._side = side
        self._known = dict(theirs)
        self._seq = 0

    @property
    def seq(self) -> int:
        """Up to which place of the file it was given everything; 0: nothing was looked at yet."""
        return self._seq

    def batches(self) -> list[list[list[Entry]]]:
        """Acts that were not given yet, some hundred entries at a time; read from the file."""
        last = self._side.last_seq()
        return self.lacking(self._side.beyond(self._known, self._seq), last)

    def lacking(self, acts: Iterable[list[Entry]], last: int) -> list[list[list[Entry]]]:
        """The same of acts that were read already.

        Args:
            acts: all that came beyond `seq`.
            last: place of the last of them.
        """
        self._seq = max(self._seq, last)
        return list(in_batches([act for act in acts if not self._is_known(act)]))

    def _is_known(self, act: list[Entry]) -> bool:
        return act[-1].n <= self._known.get(act[-1].voice, (0, b""))[0]

    def took(self, span: Span) -> None:
        """What lies there came from the other side: nothing of it need be looked at."""
        if span.after == self._seq:
            self._seq = span.last

    def holds(self, acts: Iterable[list[Entry]]) -> None:
        """The other side holds these: it sent them, or they were handed over."""
        for act in acts:
            last = act[-1]
            if last.n > self._known.get(last.voice, (0, b""))[0]:
                self._known[last.voice] = (last.n, last.digest)
