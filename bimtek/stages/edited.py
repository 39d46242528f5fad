"""The notes of a session as the minutes print them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bimtek.hall.editing import Edited
from bimtek.hall.records import Note

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session


def edited_notes(session: Session) -> Edited:
    """The notes of a session, as their editing left them."""
    return Edited(session.all(Note), said_at(session))


def said_at(session: Session) -> Mapping[str, datetime]:
    """Note → when it was said; where nobody recorded it, when it was typed."""
    return {seen.record: _said(session, seen) for seen in session.all(Note)}


def _said(session: Session, seen: Seen[Note]) -> datetime:
    if seen.value.said is not None:
        return session.local(seen.value.said)
    first = min(head.stamp for heads in seen.heads.values() for head in heads)
    author = session.author(first)
    return author.at if author else datetime.min.replace(tzinfo=session.zone)
