"""What the header says: which session, which acara, how long it still has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import run_of, time_left
from bimtek.hall.session_records import InputLock, SessionSheet
from bimtek.stages.ending import told_end
from bimtek.ui.bars import short_title

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

TO_COME = (StageState.PENDING, StageState.POSTPONED)
HOW_TO_BEGIN, NOT_BEGUN = "F4: mulai", "belum mulai"
"""What is said of an acara that may still begin, to who leads and to all others."""


class Where(NamedTuple):
    """The acara in sight."""

    acara: str = ""
    """`4/14 Kesenjangan`; empty: none is."""
    rest: str = ""
    """How long it still has, or what holds it up."""


def title_of(session: Session) -> str:
    """The session, as short as the header has it; in a room without network its table."""
    if session.own_table.name:
        return session.own_table.name
    sheet, script = session.get(SessionSheet, "1"), session.script
    city = sheet.value.city if sheet else script.city
    return short_title((sheet.value.title if sheet else "") or script.title, city)


def where_now(session: Session, stage: Stage | None, *, leads: bool) -> Where:
    """The acara in sight and what is to be known of it.

    Args:
        leads: this window is the facilitator's.
    """
    found = Where() if stage is None else _of_stage(session, stage, leads=leads)
    lock = session.get(InputLock, "1")
    if session.delivery:
        return found._replace(rest="data baru")
    return found._replace(rest="terkunci") if lock and lock.value.locked else found


def _of_stage(session: Session, stage: Stage, *, leads: bool) -> Where:
    seen = session.get(StageRun, stage.id)
    run = run_of({stage.id: seen.value} if seen else {}, stage.id)
    places = {one.id: number for number, one in enumerate(session.stages, 1)}
    number = places.get(stage.id)
    rest = time_left(stage, run, session.now(), told_end(session, stage))
    if number is None:  # an inserted acara that was taken back
        return Where(stage.title, rest)
    if run.state in TO_COME:
        rest = HOW_TO_BEGIN if leads else NOT_BEGUN
    return Where(f"{number}/{len(places)} {stage.title}", rest)
