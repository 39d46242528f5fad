"""The groups of an acara as lines of a list. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from bimtek.hall.capacity import post_at
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.hall.groups import Seating, Table

COLUMNS = (Column(26, flex=3), Column(14, flex=2), Column(10, flex=1))

GROUP, OFFICE, PERSON = "kelompok", "opd", "orang"
"""What a line is of; before the slash of its key."""


class Spot(NamedTuple):
    """What the cursor stands on."""

    sort: str
    id: str


def spot_of(key: str | None) -> Spot | None:
    """What a line is of; None: a line of words."""
    sort, _, name = (key or "").partition("/")
    return Spot(sort, name) if sort in (GROUP, OFFICE, PERSON) else None


def lines(seating: Seating) -> Iterator[Line]:
    """Each group with who sits there, then who sits nowhere."""
    for table in seating.tables:
        yield _group(seating, table)
        yield from (_office(seating, code) for code in table.offices)
        own = [who for who in table.people if who in seating.person_group]
        yield from (_person(seating, who) for who in own)
    if seating.unseated:
        title = Content.styled("Belum punya kelompok", "bold $text-warning")
        yield Line("belum", (title,), selectable=False)
        yield from (_office(seating, code) for code in seating.unseated)


def _group(seating: Seating, table: Table) -> Line:
    place = f"  meja {table.place}" if table.place else ""
    title = Content.assemble((safe(table.title), "bold"), (safe(place), ""))
    head = _called(seating, table.head, table.head_words) or "tanpa koordinator"
    count = f"{len(table.here)} orang"
    style = "" if table.head else "$text-warning"
    cells = (title, Content.styled(safe(head), style), Content(count))
    return Line(f"{GROUP}/{table.id}", cells)


def _office(seating: Seating, code: str) -> Line:
    opd = seating.opds[code]
    here = [who for who in seating.room.here if seating.room.people[who].opd == code]
    with_it = [who for who in here if who not in seating.person_group]
    count = f"{len(with_it)} orang" if with_it else "belum hadir"
    style = "" if with_it else "$text-muted"
    cells = (f"  {safe(opd.short or opd.name)}", "", Content.styled(count, style))
    return Line(f"{OFFICE}/{code}", cells)


def _person(seating: Seating, who: str) -> Line:
    person = seating.room.people[who]
    opd = seating.opds.get(person.opd)
    office = (opd.short or opd.name) if opd else person.agency
    here = "" if who in seating.room.here else "belum hadir"
    cells = (
        f"  {safe(person_words(seating, who))}",
        Content.styled(safe(office), "$text-muted"),
        Content.styled(here, "$text-muted"),
    )
    return Line(f"{PERSON}/{who}", cells)


def person_words(seating: Seating, who: str) -> str:
    """A person by name, a seat by its post."""
    person = seating.room.people[who]
    return person.name or post_at(person, seating.opds) or who


def _called(seating: Seating, who: str, words: str) -> str:
    if who in seating.room.people:
        return person_words(seating, who)
    return f"{words}, tidak ada di daftar" if words else ""


def below(seating: Seating, spot: Spot | None) -> str:
    """What the line with the cursor does not say by itself."""
    if not seating.ids:
        return "Acara ini belum punya kelompok. i membuat satu; d memakai pembagian acara lain."
    if spot is None or spot.sort != GROUP or (table := seating.table(spot.id)) is None:
        return "m memindahkan ke kelompok lain · x mengeluarkan · b membagi rata yang belum duduk"
    secretary = _called(seating, table.secretary, table.secretary_words) or "belum ada"
    offices = f"{len(table.offices)} kantor"
    people = f"{len(table.here)} dari {len(table.people)} orang hadir"
    return f"Sekretaris: {safe(secretary)} · {offices}, {people}"


def heading(seating: Seating, title: str) -> str:
    """How many groups there are, and who sits nowhere."""
    found = f" Kelompok · {seating.title or title}   {len(seating.ids)} kelompok"
    if left := len(seating.unseated):
        found += f" · {left} kantor belum duduk"
    return found
