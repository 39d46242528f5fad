"""A group in the words of the minutes: its koordinator, its sekretaris, who sat there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.capacity import post_at
from bimtek.hall.offices import counted
from bimtek.locale.folding import fold

if TYPE_CHECKING:
    from bimtek.hall.groups import Seating


def group_words(seating: Seating, group: str) -> str:
    """`Koordinator: Nama, Kepala Dinkes. Sekretaris: …. Anggota: 3 OPD, 5 orang.`"""
    table = seating.table(group)
    if table is None:
        return ""
    parts = []
    if head := officer_words(seating, table.head):
        parts.append(f"Koordinator: {head}.")
    if secretary := officer_words(seating, table.secretary):
        parts.append(f"Sekretaris: {secretary}.")
    sat = dict.fromkeys(seating.room.people[who].opd for who in table.here)
    offices = counted((opd for opd in sat if opd), seating.opds)
    people = f"{len(table.here)} orang" if table.here else ""
    if told := ", ".join(filter(None, (offices, people))):
        parts.append(f"Anggota: {told}.")
    return " ".join(parts)


def of_group(name: str) -> str:
    """`kelompok Struktur`; a `Kelompok 1` says so itself."""
    return f"kelompok {name}" if name and not fold(name).startswith("kelompok") else name


def officer_words(seating: Seating, who: str) -> str:
    """Who holds an office of a group: name and post; empty: nobody of the list.

    Whom only the script foresees did not sit there.
    """
    person = seating.room.person(who)
    if person is None:
        return ""
    return ", ".join(filter(None, (person.name, post_at(person, seating.opds))))
