"""What the minutes tell of earlier tahap: the actions that were open, names and seats since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierAction, EarlierSession, FormerName, FormerSeat, by_time
from bimtek.hall.earlier_actions import numbered
from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd, Participant
from bimtek.locale.dates import medium_date
from bimtek.minutes.markdown import Md, table

if TYPE_CHECKING:
    from datetime import date

    from bimtek.session import Session

HEADS = (">No", "Uraian", "Penanggung jawab", "Tenggat", "Asal", "Keadaan")


def earlier_actions(session: Session) -> Md:
    """Every action that came along, and what the hall was told of it; nothing without any."""
    offices = Offices(seen.value for seen in session.all(Opd))
    names = session_names(session)
    rows = [
        (
            one.number,
            one.action.text,
            ", ".join(map(offices.name, one.action.opd)) or "belum ditunjuk",
            _deadlines(one.action),
            names.get(one.action.session, ""),
            _state(one.action) if not one.seen.conflicts else "berbeda, belum dipilih",
        )
        for one in numbered(session.all(EarlierAction))
    ]
    return table(HEADS, rows) if rows else Md("")


def _deadlines(action: EarlierAction) -> str:
    old = medium_date(action.due) if action.due else "belum ada"
    new = action.report.due if action.report else None
    return f"{medium_date(new)} (semula {old})" if new and new != action.due else old


def _state(action: EarlierAction) -> str:
    if action.report is None:
        return "belum dilaporkan"
    reason = f": {action.report.reason}" if action.report.reason else ""
    return f"{action.state}{reason}"


def changes_since(session: Session) -> list[str]:
    """Offices that were called otherwise, and people who sat elsewhere, at the tahap before.

    What has changed before that stands in the minutes of that tahap.
    """
    before = by_time(seen.value for seen in session.all(EarlierSession))
    last = before[-1].id if before else ""
    offices = {seen.value.code: seen.value for seen in session.all(Opd)}
    known = Offices(offices.values())
    found = []
    for name in session.all(FormerName):
        now, was = offices.get(name.value.opd), name.value
        if now is not None and was.session == last:
            kind = "sebelumnya" if was.code == was.opd else "juga meneruskan"
            found.append(f"{now.name or now.short}, {kind} {was.name or was.short}{_until(was)}")
    for seat in session.all(FormerSeat):
        if seat.value.session != last:
            continue
        person = session.get(Participant, seat.value.participant)
        if person is not None and person.withdrawn is None and person.value.name:
            old = ", ".join(filter(None, (seat.value.post, known.name(seat.value.opd))))
            new = ", ".join(filter(None, (person.value.post, known.name(person.value.opd))))
            found.append(f"{person.value.name}: {new}, sebelumnya {old}{_until(seat.value)}")
    return found


def _until(former: FormerName | FormerSeat) -> str:
    until: date | None = former.until
    return f" (sampai {medium_date(until)})" if until else ""


def session_names(session: Session) -> Mapping[str, str]:
    """Earlier session → what it is called."""
    return {seen.record: seen.value.name for seen in session.all(EarlierSession)}
