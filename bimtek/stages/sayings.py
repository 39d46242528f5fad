"""What was ever said in a record, for destroying one of it: words taken back left the row only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bimtek.hall.questions import is_closed
from bimtek.hall.records import Note
from bimtek.hall.sayings import Saying
from bimtek.locale.dates import clock

if TYPE_CHECKING:
    from bimtek.journal.records import Record, Seen
    from bimtek.session import Session

TAKEN_BACK = " (sudah ditarik)"


def ever_said(
    session: Session, cls: type[Record], record: str, fields: Iterable[str]
) -> dict[str, str]:
    """Field → the last words that were ever recorded in it and are not destroyed."""
    found = {}
    for field in fields:
        ever = session.history(cls, record, field)
        said = [value for _, value in ever if isinstance(value, str) and value.strip()]
        if said:
            found[field] = said[-1]
    return found


def stands(seen: Seen[Any] | None, field: str) -> bool:
    """Whether the words of a field stand on the row, or left it."""
    return seen is not None and seen.withdrawn is None and bool(getattr(seen.value, field))


def of_note(seen: Seen[Note], at: datetime | None, who: str) -> Saying:
    """A note; what is tertutup is named and not quoted."""
    closed = is_closed(seen)
    what = " ".join(filter(None, (clock(at) if at else "", who)))
    what = ", ".join(filter(None, (what, seen.value.label.value)))
    what += (" tertutup" if closed else "") + (TAKEN_BACK if seen.withdrawn is not None else "")
    return Saying(Note.kind, seen.record, "text", what, "" if closed else seen.value.text)


def notes_of(session: Session, stage: str) -> list[Seen[Note]]:
    """The notes of an acara whose words are not destroyed, withdrawn ones too."""
    return [
        seen
        for seen in session.everything(Note)
        if seen.value.stage == stage and "text" not in seen.destroyed
    ]
