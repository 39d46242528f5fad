"""The session that a new one goes on from: only read, whatever its state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bimtek import bootstrap
from bimtek.agreed import in_force
from bimtek.hall.before import EarlierSession, name_of
from bimtek.hall.session_records import SessionSheet
from bimtek.journal.trouble import FileTrouble
from bimtek.journal.verify import shown
from bimtek.session import Session

MOST_FILES = 30
"""Files of a folder that are looked into."""


@contextmanager
def reading_earlier(path: Path) -> Iterator[Session]:
    """What of an earlier session counts for the next one, as it stands at one moment.

    This is the one place that decides which version counts: what was agreed, with the ralat and
    pemutakhiran since; where nothing was agreed, the values that stand.

    Raises:
        FileTrouble: if it cannot be opened, or not be read to the end.
    """
    with bootstrap.reading(path) as session, in_force(session) as source:
        yield source


def beside(session: Session) -> Path | None:
    """The file from which a session went on, where it lies in the same folder."""
    direct = [seen.value for seen in session.all(EarlierSession) if seen.value.file]
    for earlier in direct:
        named = session.path.with_name(earlier.file)
        others = sorted(session.path.parent.glob(f"*{session.path.suffix}"))[:MOST_FILES]
        for path in dict.fromkeys((named, *others)):
            if path != session.path and _is_session(path, earlier.id):
                return path
    return None


def _is_session(path: Path, session_id: str) -> bool:
    try:
        with bootstrap.reading(path) as found:
            return found.file.session_id() == session_id
    except FileTrouble:
        return False


def earlier_of(session: Session) -> EarlierSession:
    """What the next session says of it."""
    seen = session.get(SessionSheet, "1")
    sheet = seen.value if seen else SessionSheet()
    title = sheet.title or session.script.title
    last = sheet.last_day or session.script.last_day
    standing = session.agreement
    return EarlierSession(
        session.file.session_id(),
        name=name_of(title, last),
        event=title,
        city=sheet.city or session.script.city,
        first_day=sheet.first_day or session.script.first_day,
        last_day=last,
        edition=standing.version if standing else "",
        signed_on=standing.signed.on if standing and standing.signed else None,
        sidik=session.sidik_of(standing) if standing else shown(session.fingerprint()),
        file=session.path.name,
    )
