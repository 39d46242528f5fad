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
    seating = seating_of(session, meant)
    numbered = any(seating.place(one).isdecimal() for one in seating.ids)
    foot = [f"Mulai {clock(meant.starts)}"] if meant.starts else []
    foot += ["Angka: nomor meja"] if numbered else []
    return Page(
        f"DI MANA SAYA DUDUK? {meant.title}",
        lines=tuple(seat_lines(seating)),
        foot="  ".join(foot),
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
    offices = [
        (opd.short or opd.name, seating.office_group[code])
        for code, opd in seating.opds.items()
        if code in seating.office_group
    ]
    room = min(LONGEST, max((len(name) for name, _ in offices), default=0))
    for name, group in sorted(offices, key=lambda seat: fold(seat[0])):
        yield PageLine(f"{name:<{room}} {_called(seating, group)}")
    if not offices:
        yield PageLine("Kelompok: " + ", ".join(_called(seating, one) for one in seating.ids))
    if posts := sorted(_own_seats(seating), key=lambda seat: fold(seat[0])):
        yield PageLine()
        yield PageLine("Duduk terpisah dari kantornya:", strong=True)
        yield from (PageLine(f"{post}: {_called(seating, group)}") for post, group in posts)
    if seating.unseated:
        yield PageLine()
        yield PageLine("Belum tercantum? Silakan ke panitia.", strong=True)


def _own_seats(seating: Seating) -> Iterator[tuple[str, str]]:
    """Posts that sit elsewhere than their office; whoever has no post is told at the door."""
    for who, group in seating.person_group.items():
        person = seating.room.people[who]
        if person.post and group != seating.office_group.get(person.opd):
            yield post_at(person, seating.opds), group


def _called(seating: Seating, group: str) -> str:
    """A group behind the number of its table: `4 Living`, `Living (teras)`."""
    name, place = seating.name(group), seating.place(group)
    if not place or name.startswith(place):
        return name
    return f"{place} {name}" if place.isdecimal() else f"{name} ({place})"
