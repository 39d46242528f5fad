"""Whose talk an item is, where the list of participants knows; whether they came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.capacity import post_at
from bimtek.hall.offices import Offices
from bimtek.hall.presence import Room, attended
from bimtek.hall.records import Attendance, Opd, Participant
from bimtek.hall.talkers import Spoke
from bimtek.locale.folding import letters

if TYPE_CHECKING:
    from bimtek.stages.briefing.rules import Point


def not_here(
    points: Iterable[Point],
    people: Sequence[Participant],
    rows: Iterable[Attendance],
    offices: Mapping[str, Opd],
) -> dict[str, str]:
    """Items that began although whoever speaks in them is not recorded as here.

    Nothing is said of a speaker whom the list does not know, or by words that mean several people.
    Whoever is represented counts as here; whoever left before the item began does not.

    Args:
        points: the items, with the time by the hall's clock.
        people: everybody of the list.
        rows: attendance of the day on which the items are held.

    Returns:
        item → its speaker and its title: `Wali Kota: Sambutan`.
    """
    roll = list(rows)
    if not any(attended(row) for row in roll):
        return {}
    calls = [
        Room(people, [row for row in roll if row.roll_call == call])
        for call in dict.fromkeys(row.roll_call for row in roll)
    ]
    away = {}
    for point in points:
        if point.began is None or not point.by:
            continue
        meant = meant_by(point.by, people, offices)
        if len(meant) == 1 and not any(_came(meant[0], room, point) for room in calls):
            away[point.id] = f"{point.by}: {point.title}"
    return away


def offices_that_spoke(
    points: Iterable[Point],
    people: Sequence[Participant],
    rows: Iterable[Attendance],
    offices: Mapping[str, Opd],
) -> tuple[Spoke, ...]:
    """Offices that held an item that began: by their people or whoever stood in for them.

    An agenda may name the office itself (`Bappeda`, or `Sekda` as another name of Setda).

    Args: as of `not_here`; whoever is not recorded as here held nothing.
    """
    begun = [point for point in points if point.began is not None and point.by]
    away = not_here(begun, people, rows, offices)
    known = Offices(offices.values())
    held = (
        (_office_of(point.by, people, known), point.began)
        for point in begun
        if point.id not in away
    )
    return tuple(Spoke(opd, at) for opd, at in held if opd)


def _office_of(said: str, people: Sequence[Participant], offices: Offices) -> str:
    meant = meant_by(said, people, offices.by_code)
    if meant:
        return meant[0].opd if len(meant) == 1 else ""
    office = offices.find(said)
    return office.code if office else ""


def meant_by(
    said: str, people: Iterable[Participant], offices: Mapping[str, Opd]
) -> tuple[Participant, ...]:
    """Whom of the list an agenda means: by name, by the post with its office, or, outside the
    offices, by the beginning of the post (`Wali Kota` of `Wali Kota Blitar`).
    """
    typed = letters(said)
    if not typed:
        return ()
    known = list(people)
    exact = [
        one
        for one in known
        if typed in (letters(one.name), letters(post_at(one, offices)), letters(one.post))
    ]
    guests = [one for one in known if not one.opd and letters(one.post).startswith(typed)]
    return tuple(exact or guests)


def _came(one: Participant, room: Room, point: Point) -> bool:
    """Whether somebody, or who stood in for them, was in the hall when an item began."""
    who = room.kept.get(one.id, one.id)
    if who in room.stood_for:
        return True
    row = room.row(who)
    if row is None or not attended(row):
        return False
    return row.left is None or point.began is None or point.began.time() < row.left
