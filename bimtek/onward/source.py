"""The session that a new one goes on from: only read, whatever its state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bimtek import bootstrap
from bimtek.hall.before import EarlierSession, name_of
from bimtek.hall.records import SessionSheet
from bimtek.journal.verify import shown
from bimtek.session import Session


@contextmanager
def reading_earlier(path: Path) -> Iterator[Session]:
    """What of an earlier session counts for the next one, as it stands at one moment.

    This is the one place that decides which version counts: now the values that stand.

    Raises:
        FileTrouble: if it cannot be opened, or not be read to the end.
    """
    with bootstrap.reading(path) as session:
        yield session


def earlier_of(session: Session) -> EarlierSession:
    """What the next session says of it."""
    seen = session.get(SessionSheet, "1")
    sheet = seen.value if seen else SessionSheet()
    title = sheet.title or session.script.title
    last = sheet.last_day or session.script.last_day
    return EarlierSession(
        session.file.session_id(),
        name=name_of(title, last),
        event=title,
        city=sheet.city or session.script.city,
        first_day=sheet.first_day or session.script.first_day,
        last_day=last,
        sidik=shown(session.fingerprint()),
        file=session.path.name,
    )
