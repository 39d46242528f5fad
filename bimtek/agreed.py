"""What was agreed, read as if the file held nothing else; and the minutes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from bimtek.bootstrap import script_of
from bimtek.hall.agreed import RESULTS, Held, Standing, desk_work
from bimtek.hall.records import Note
from bimtek.journal.agreement import is_within
from bimtek.shelf import Shelf

if TYPE_CHECKING:
    from bimtek.journal.reader import Reader
    from bimtek.session import Session


@contextmanager
def agreed_session(session: Session, standing: Standing) -> Iterator[Session]:
    """The session as it was agreed, to be read only.

    With it stands what the desk went on with afterwards, until the paper was signed; never what
    came late, nor what a ralat or a pemutakhiran changed.

    Args:
        session: the session as it stands now.
        standing: which version.
    """
    freeze = session.file.freeze(standing.stamp)
    reader = session.file.frozen(freeze.reach)
    with closing(reader.connection):
        later = session.file.beyond(freeze.reach)
        if standing.signed_at:
            paper = session.file.reach(standing.signed_at)
            later = [entry for entry in later if is_within(paper, entry)]
        reader.admit(desk_work(later, freeze.is_known_to, _held(session, reader)))
        yield session.read_from(reader, script_of(reader.connection, session.path))


def _held(session: Session, reader: Reader) -> Held:
    entries = reader.entries()
    notes = Shelf(reader, session.kinds, session.zone, session.actor).everything(Note)
    return Held(
        frozenset(entry.stamp for entry in entries),
        frozenset((entry.kind, entry.record) for entry in entries),
        frozenset(seen.record for seen in notes if seen.value.label in RESULTS),
    )
