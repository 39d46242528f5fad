"""A roll call begins with the first who comes: nobody else has to say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bimtek.hall.lock import LOCKS
from bimtek.hall.presence import attended, came_at
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import StageRun
from bimtek.hall.roll_calls import begins_by_coming
from bimtek.hall.running import begin
from bimtek.hall.session_records import InputLock
from bimtek.journal.codec import decode
from bimtek.locale.dates import clock

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.attendance.desk import Deed, Desk


def with_beginning(session: Session, stage: Stage, desk: Desk, deed: Deed) -> tuple[Deed, str]:
    """The same deed; by the first check-in the acara begins too, when that person came.

    Gives the sentence that says so as well, or an empty one.
    """
    came = list(_coming(deed))
    now = session.now().replace(microsecond=0)
    if not came or _is_held_back(session):
        return deed, ""
    if not begins_by_coming(stage, session.stages, session.runs, now):
        return deed, ""
    # a copy of the roll call before brings times of that one
    at = _first(desk, came, now) if deed.person else now
    change = begin(stage.id, session.get(StageRun, stage.id), at)
    told = f"‘{stage.title}’ mulai {clock(at)}: yang pertama datang."
    return deed._replace(changes=(*deed.changes, change)), told


def _coming(deed: Deed) -> Iterator[Presence]:
    for change in deed.changes:
        if change.kind == Attendance.kind and (said := change.patch.get("presence")):
            presence: Presence = decode(Presence, said)
            if presence.status is Status.PRESENT:
                yield presence


def _first(desk: Desk, came: list[Presence], now: datetime) -> datetime:
    """When the first of all came; never later than now."""
    rows = (row for who in desk.room.people if (row := desk.room.row(who)) and attended(row))
    before = (row.presence for row in rows if row.presence)
    return min(came_at((*before, *came), now))


def _is_held_back(session: Session) -> bool:
    """A lock lets attendance through, and nothing else."""
    lock = session.get(InputLock, "1")
    return lock is not None and lock.value.locked and session.role != LOCKS
