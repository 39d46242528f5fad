"""The groups of an acara in the minutes: which there were, who led them, who sat there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.capacity import post_at
from bimtek.hall.offices import is_part
from bimtek.minutes.markdown import Md, joined, table
from bimtek.stages.group_words import officer_words
from bimtek.stages.grouping import division_of, is_in_groups, seating_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.hall.groups import Seating, Table
    from bimtek.minutes.course import Course
    from bimtek.session import Session

HEADINGS = ("Kelompok", "Meja", "Koordinator", "Sekretaris", "Anggota", ">Orang")
MOST_PARTS = 8
"""Kelurahan and bagian without a group that are named; more are counted."""


def groups_told(session: Session, courses: Sequence[Course]) -> dict[str, Md]:
    """Acara → its groups; where an earlier one sat in the same division only which one that was."""
    found: dict[str, Md] = {}
    first: dict[str, Course] = {}
    for course in courses:
        stage = course.stage
        if not course.was_held or not is_in_groups(session, stage):
            continue
        before = first.setdefault(division_of(stage), course)
        if before is not course:
            same = f"acara {before.number}, {before.stage.title}"
            found[stage.id] = joined("Kelompok seperti pada", f"{same}.", between=" ")
        else:
            found[stage.id] = listed(seating_of(session, stage))
    return found


def listed(seating: Seating) -> Md:
    """The groups as a table, and which offices were there without a group."""
    return joined(_table(seating), _without(seating), between="\n\n")


def _table(seating: Seating) -> Md:
    """Only columns in which anything stands."""
    rows = [_row(seating, one) for one in seating.tables]
    kept = [
        at
        for at, heading in enumerate(HEADINGS)
        if heading == "Kelompok" or any(row[at] for row in rows)
    ]
    return table([HEADINGS[at] for at in kept], [[row[at] for at in kept] for row in rows])


def _row(seating: Seating, group: Table) -> tuple[str, ...]:
    return (
        group.title,
        group.place,
        officer_words(seating, group.head),
        officer_words(seating, group.secretary),
        ", ".join(sat_there(seating, group)),
        str(len(group.here)) if group.here else "",
    )


def sat_there(seating: Seating, group: Table) -> list[str]:
    """Who sat at a table, by office; before anybody came, who was meant to."""
    people = seating.room.people
    came = {people[who].opd for who in group.here if who not in seating.person_group}
    offices = [
        seating.opds[code].short or seating.opds[code].name
        for code in group.offices
        if code in came or not seating.room.came
    ]
    alone = [
        post_at(people[who], seating.opds) or people[who].name
        for who in group.here
        if who in seating.person_group
    ]
    return [*offices, *alone]


def _without(seating: Seating) -> str:
    """Offices that were there and sat in no group."""
    left = seating.unseated if seating.room.came else ()
    opds = [code for code in left if not is_part(seating.opds, code)]
    parts = [code for code in left if is_part(seating.opds, code)]
    named = opds if len(parts) > MOST_PARTS else [*opds, *parts]
    said = [seating.opds[code].short or seating.opds[code].name for code in named]
    if len(parts) > MOST_PARTS:
        said.append(f"{len(parts)} kelurahan/bagian")
    return f"Hadir tanpa kelompok: {', '.join(said)}." if said else ""
