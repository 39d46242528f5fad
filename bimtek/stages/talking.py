"""Who has spoken how long on a day, read from a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall import queue
from bimtek.hall.offices import by_code
from bimtek.hall.presence import room_of
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Opd, Participant, StageRun, Turn
from bimtek.hall.talk_time import TalkTime, talk_time
from bimtek.stages.asking import talkers_in

if TYPE_CHECKING:
    from datetime import date

    from bimtek.session import Session


def talk_on(session: Session, day: date) -> TalkTime:
    """Turns and noted sentences of every office on a day; who is silent of those who are here."""
    runs = [seen.value for seen in session.all(StageRun)]
    room = room_of(
        [seen.value for seen in session.all(Participant)],
        [seen.value for seen in session.all(Attendance)],
        [seen.value for seen in session.all(RollCall)],
        runs,
    )
    offices = by_code(seen.value for seen in session.all(Opd))
    talkers = talkers_in(session, room)
    turns = (seen.value for seen in session.all(Turn))
    left = queue.silent(offices.values(), room.offices, talkers.on(day))
    return talk_time(
        queue.talked(turns, day, session.now(), queue.breaks(runs)),
        talkers.noted_on(day),
        [opd.code for opd in left],
        offices,
    )
