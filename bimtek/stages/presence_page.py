"""A roll call on the projector: counts and offices, never a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bimtek.hall.presence import Room
from bimtek.hall.records import Attendance, Opd, Participant, RollCall
from bimtek.page import Page, PageLine

if TYPE_CHECKING:
    from bimtek.session import Session


def presence_page(session: Session, roll_call: str) -> Page:
    """How many are here by one roll call, and which offices are not."""
    rows = [seen.value for seen in session.all(Attendance) if seen.value.roll_call == roll_call]
    room = Room([seen.value for seen in session.all(Participant)], rows)
    offices = sorted((seen.value for seen in session.all(Opd)), key=lambda opd: opd.order)
    call = session.get(RollCall, roll_call)
    return counted(room, offices, call.value.title if call else "")


def counted(room: Room, offices: Sequence[Opd], title: str) -> Page:
    """The page of plain values; offices that nobody was invited from are not missed."""
    asked = [opd for opd in offices if room.of(opd.code)]
    away = [opd for opd in asked if opd.code not in room.offices]
    here = len(asked) - len(away)
    lines = [PageLine(f"Hadir {len(room.here)} orang", strong=True), PageLine()]
    if away and here:
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
    )
