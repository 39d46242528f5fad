"""Where everybody sits, for the hall (W14c): offices and posts with their table, never a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.capacity import post_at
from bimtek.hall.running import coming_up, running_now, stage_now
from bimtek.locale.dates import clock
from bimtek.locale.folding import fold
from bimtek.page import Page, PageLine
from bimtek.stages.grouping import is_in_groups, seating_of

if TYPE_CHECKING:
    from bimtek.hall.groups import Seating
    from bimtek.script.model import Stage
    from bimtek.session import Session

LONGEST = 18
"""Cells of an office before its table, so that the tables stand below each other."""


def seating_page(session: Session, stage: Stage | None) -> Page:
    """The seats of an acara; of one that is held in the plenary those of the next one at tables."""
    meant = seated_in(session, stage)
    if meant is None:
        words = PageLine("Belum ada pembagian kelompok.")
        return Page("DI MANA SAYA DUDUK?", lines=(words,), centered=True)
    begins = f"Mulai {clock(meant.starts)}" if meant.starts else ""
    return Page(
        f"DI MANA SAYA DUDUK? {meant.title}",
        lines=tuple(seat_lines(seating_of(session, meant))),
        foot=begins,
        columns=2,
    )


def seated_in(session: Session, stage: Stage | None) -> Stage | None:
    """The acara whose seats are meant: this one, that which runs, or the next one at tables."""
    stages, runs = session.stages, session.runs
    here = stage or running_now(stages, runs) or stage_now(stages, runs)
    if here is None or is_in_groups(session, here):
        return here
    ids = [one.id for one in stages]
    later = stages[ids.index(here.id) + 1 :] if here.id in ids else stages
    return next((one for one in later if is_in_groups(session, one)), None)


def sits_next(session: Session, stage: Stage) -> Stage | None:
    """What comes after an acara, if it is held at tables."""
    following = coming_up(session.stages, session.runs, stage.id)
    return following if following is not None and is_in_groups(session, following) else None


def seat_lines(seating: Seating) -> Iterator[PageLine]:
    """Offices by the alphabet, as one looks for the own one; then single seats by their posts."""
    seats = [
        (opd.short or opd.name, seating.office_group[code])
        for code, opd in seating.opds.items()
        if code in seating.office_group
    ]
    for who, group in seating.person_group.items():
        person = seating.room.people[who]
        home = seating.office_group.get(person.opd)
        if group != home and person.post:
            seats.append((post_at(person, seating.opds), group))
    room = min(LONGEST, max((len(name) for name, _ in seats), default=0))
    for name, group in sorted(seats, key=lambda seat: fold(seat[0])):
        yield PageLine(f"{name:<{room}} {_called(seating, group)}")
    if not seats:
        yield PageLine("Kelompok: " + ", ".join(seating.name(one) for one in seating.ids))
    if seating.unseated:
        yield PageLine()
        yield PageLine("Belum tercantum? Silakan ke panitia.", strong=True)


def _called(seating: Seating, group: str) -> str:
    """A group with its table: `Living (meja 4)`."""
    name, place = seating.name(group), seating.place(group)
    return f"{name} ({'meja ' if place.isdecimal() else ''}{place})" if place else name
