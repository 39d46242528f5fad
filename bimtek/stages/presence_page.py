"""A roll call on the projector: counts and offices, never a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bimtek.hall.offices import counted as offices_counted
from bimtek.hall.presence import Room, is_online, owes_letter
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Opd, Participant
from bimtek.page import Page, PageLine

if TYPE_CHECKING:
    from bimtek.session import Session


def presence_page(session: Session, roll_call: str) -> Page:
    """How many came by one roll call, and which offices are not."""
    rows = [seen.value for seen in session.all(Attendance) if seen.value.roll_call == roll_call]
    room = Room([seen.value for seen in session.all(Participant)], rows)
    offices = sorted((seen.value for seen in session.all(Opd)), key=lambda opd: opd.order)
    return counted(room, offices, _title(session, roll_call))


def _title(session: Session, roll_call: str) -> str:
    """`pagi`; where there are several days, also of which: `pagi, hari 2`."""
    call = session.get(RollCall, roll_call)
    title = call.value.title if call else ""
    days = {stage.day for stage in session.stages}
    day = next((one.day for one in session.stages if call and one.id == call.value.stage), None)
    if len(days) < 2 or day is None:
        return title
    return f"{title}, hari {day}" if title else f"hari {day}"


def counted(room: Room, offices: Sequence[Opd], title: str) -> Page:
    """The page of plain values; offices that nobody was invited from are not missed."""
    asked = [opd for opd in offices if any(not one.walk_in for one in room.of(opd.code))]
    # nobody waits for an office that came and has gone home
    away = [opd for opd in asked if opd.code not in room.offices_that_came]
    here = len(asked) - len(away)
    excused = [opd for opd in away if room.excused(opd.code)]
    awaited = [opd for opd in away if opd not in excused]
    # the same number as in the minutes and on a break: it never falls before everybody's eyes
    gone = len(room.came) - len(room.here)
    left = f", {gone} sudah pulang" if gone else ""
    online = sum(is_online(room.roll[who]) for who in room.came)
    left = f", {online} di antaranya daring{left}" if online else left
    lines = [PageLine(f"Hadir {len(room.came)} orang{left}", strong=True)]
    if owed := sum(owes_letter(room.roll[who]) for who in room.came):
        lines.append(PageLine(f"Surat tugas belum diserahkan: {owed} wakil", strong=True))
    if excused:
        # the reason is the office's own, and a name here reads like a reproach
        lines.append(PageLine(f"Berhalangan: {_number(excused)}", strong=True))
    lines.append(PageLine())
    again = ""
    if awaited and here:
        again = f"Kami tunggu ({_number(awaited)}), lanjutan:"
        lines.append(PageLine(f"Kami tunggu ({_number(awaited)}):", strong=True))
        lines += [PageLine(opd.short or opd.name) for opd in awaited]
    elif here and not awaited:
        everybody = "Semua kantor lain" if excused else "Semua kantor yang diundang"
        lines.append(PageLine(f"{everybody} sudah datang. Terima kasih."))
    return Page(
        f"KEHADIRAN {title}".upper().strip(),
        lines=tuple(lines),
        foot="kantor yang sudah datang" if asked else "",
        done=(here, len(asked)) if asked else None,
        columns=2,
        again=again,
    )


def _number(offices: Sequence[Opd]) -> str:
    return offices_counted((opd.code for opd in offices), {opd.code: opd for opd in offices})
