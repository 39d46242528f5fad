"""Whose talk an item is, and whether they came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.meant import meant_by
from bimtek.hall.offices import Offices
from bimtek.hall.speakers import is_away, rooms_of
from bimtek.hall.talkers import Spoke

if TYPE_CHECKING:
    from bimtek.hall.presence_records import Attendance
    from bimtek.hall.records import Opd, Participant
    from bimtek.stages.briefing.rules import Point


def not_here(
    points: Iterable[Point],
    people: Sequence[Participant],
    rows: Iterable[Attendance],
    offices: Mapping[str, Opd],
    city: str,
) -> dict[str, str]:
    """Items that began although whoever speaks in them is not recorded as here.

    Args:
        points: the items, with the time by the hall's clock.
        people: everybody of the list.
        rows: attendance of the day on which the items are held.
        city: as the session calls it: `Kota Blitar`.

    Returns:
        item → its speaker and its title: `Wali Kota: Sambutan`.
    """
    calls = rooms_of(people, rows)
    return {
        point.id: f"{point.by}: {point.title}"
        for point in points
        if point.began and is_away(point.by, calls, offices, city, point.began.time())
    }


def offices_that_spoke(
    points: Iterable[Point],
    people: Sequence[Participant],
    rows: Iterable[Attendance],
    offices: Mapping[str, Opd],
    city: str,
) -> tuple[Spoke, ...]:
    """Offices that held an item that began: by their people or whoever stood in for them.

    An agenda may name the office itself (`Bappeda`, or `Sekda` as another name of Setda).

    Args: as of `not_here`; whoever is not recorded as here held nothing.
    """
    begun = [point for point in points if point.began is not None and point.by]
    away = not_here(begun, people, rows, offices, city)
    known = Offices(offices.values())
    held = (
        (_office_of(point.by, people, known, city), point.began)
        for point in begun
        if point.id not in away
    )
    return tuple(Spoke(opd, at) for opd, at in held if opd)


def _office_of(said: str, people: Sequence[Participant], offices: Offices, city: str) -> str:
    meant = meant_by(said, people, offices.by_code, city)
    if meant:
        return meant[0].opd if len(meant) == 1 else ""
    office = offices.find(said)
    return office.code if office else ""
