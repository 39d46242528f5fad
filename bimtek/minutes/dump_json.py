"""The whole session as one JSON text: the journal without loss, and what stands now, readable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bimtek.journal.entry import COLUMNS, Entry
from bimtek.journal.records import WITHDRAWN, Head, Record, Seen
from bimtek.locale.cleaning import escaped

if TYPE_CHECKING:
    from bimtek.session import Session

VERSION = 1
"""Of this layout; `file-format.md` describes it."""


def dump(session: Session) -> str:
    """Everything that an equal journal is rebuilt from, then every record as it stands."""
    whole = {
        "bimtek": VERSION,
        "session": session.file.session_id(),
        "sidik": session.fingerprint(),
        "records": {
            kind: [_record(session, seen) for seen in session.everything(cls)]
            for kind, cls in sorted(session.kinds.items())
        },
        "journal": [_entry(entry) for entry in session.file.entries()],
    }
    return escaped(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    row = zip(COLUMNS, entry.row(), strict=True)
    return {column: value.hex() if isinstance(value, bytes) else value for column, value in row}


def _record(session: Session, seen: Seen[Record]) -> dict[str, Any]:
    """One record: its fields as shown, and where people differ all that was said."""
    found: dict[str, Any] = {"record": seen.record}
    found["values"] = {
        field: _data(seen.taken(field, heads))
        for field, heads in sorted(seen.heads.items())
        if field != WITHDRAWN
    }
    if seen.destroyed:
        found["destroyed"] = sorted(seen.destroyed)
    if seen.withdrawn is not None:
        found["withdrawn"] = seen.withdrawn["reason"]
    if seen.conflicts:
        found["conflicts"] = {
            field: [_said(session, head) for head in seen.heads[field]] for field in seen.conflicts
        }
    return found


def _said(session: Session, head: Head) -> dict[str, Any]:
    who = session.author(head.stamp)
    return {
        "value": _data(head),
        "stamp": head.stamp,
        "by": who.name if who else None,
        "at": who.at.isoformat() if who else None,
    }


def _data(head: Head) -> Any:
    return None if head.value is None else json.loads(head.value)
