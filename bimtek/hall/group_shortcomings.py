"""What is missing of the groups of a division. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.group_records import OfficeSeat, TableGroup
from bimtek.hall.missing import Finding, Spot, Weight, shortened

if TYPE_CHECKING:
    from bimtek.hall.groups import Seating, Table


def groups_findings(division: str, seating: Seating) -> Iterator[Finding]:
    """Groups without anybody or without koordinator, and offices that sit nowhere.

    Before anybody has come only what the division itself leaves open counts.

    Args:
        division: id under which the hall records it.
    """
    tables = seating.tables
    if not tables:
        return
    came = bool(seating.room.came)
    empty = [one for one in tables if not (one.here if came else one.people)]
    headless = [one for one in tables if not one.head]
    yield from _of_groups(division, "empty", "tanpa peserta", empty)
    yield from _of_groups(division, "head", "tanpa koordinator", headless)
    if offices := seating.unseated:
        spots = [
            Spot(seating.opds[code].short or code, OfficeSeat.kind, f"{division}/{code}")
            for code in offices
        ]
        here = " yang hadir" if came else ""
        yield _finding(f"group-opd.{division}", f"{len(spots)} kantor{here} tanpa kelompok", spots)


def _of_groups(division: str, what: str, words: str, groups: Sequence[Table]) -> Iterator[Finding]:
    if groups:
        spots = [Spot(one.title, TableGroup.kind, f"{division}/{one.id}") for one in groups]
        yield _finding(f"group-{what}.{division}", f"{len(groups)} kelompok {words}", spots)


def _finding(key: str, text: str, spots: Sequence[Spot]) -> Finding:
    detail = shortened([spot.text for spot in spots], " · ")
    first = spots[0]
    return Finding(key, Weight.SHOULD, text, detail, first.kind, first.record, tuple(spots))
