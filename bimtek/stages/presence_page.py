"""A roll call on the projector: counts and offices, never a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bimtek.hall.presence import Room, is_representative
from bimtek.hall.records import Attendance, Letter, Opd, Participant, RollCall
from bimtek.page import Page, PageLine

if TYPE_CHECKING:
    from bimtek.session import Session


def presence_page(session: Session, roll_call: str) -> Page:
    """How many are here by one roll call, and which offices are not."""
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
    away = [opd for opd in asked if opd.code not in room.offices]
    here = len(asked) - len(away)
    lines = [PageLine(f"Hadir {len(room.here)} orang", strong=True)]
    if owed := letters_owed(room):
        lines.append(PageLine(f"Surat tugas belum diserahkan: {owed} wakil", strong=True))
    lines.append(PageLine())
    again = ""
    if away and here:
        again = f"Kami tunggu ({len(away)} kantor), lanjutan:"
        lines.append(PageLine(f"Kami tunggu ({len(away)} kantor):", strong=True))
        lines += [PageLine(opd.short or opd.name) for opd in away]
    elif asked and not away:
        lines.append(PageLine("Semua kantor yang diundang sudah hadir. Terima kasih."))
    return Page(
        f"KEHADIRAN {title}".upper().strip(),
        lines=tuple(lines),
        foot="kantor yang hadir" if asked else "",
        done=(here, len(asked)) if asked else None,
        columns=2,
        again=again,
    )


def letters_owed(room: Room) -> int:
    """How many representatives have not handed in their letter; of whom is the desk's affair."""
    rows = [room.roll[who] for who in room.here if is_representative(room.roll[who])]
    return sum(row.presence.letter is not Letter.SHOWN for row in rows if row.presence)
