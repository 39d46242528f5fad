"""The signed sheet beside the roll call: which numbers differ. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.presence_records import Presence, Status
from bimtek.journal.records import Refusal
from bimtek.stages.attendance.desk import Deed
from bimtek.stages.attendance.find import Rows, read_line

if TYPE_CHECKING:
    from bimtek.stages.attendance.desk import Desk

EXAMPLE = "1-13 15-24 30"


class Compared(NamedTuple):
    """What the sheet and the roll call say of each number of the list; people by their ids."""

    alike: int
    """Numbers that are signed and recorded, by that person or by whoever sat there instead."""
    unrecorded: tuple[str, ...]
    """Signed, but recorded as here is neither that person nor anybody for that seat."""
    unsigned: tuple[str, ...]
    """Recorded, but neither the own row is signed nor that of the seat."""
    unnumbered: tuple[str, ...]
    """Recorded without a row on the sheet: names to be looked up."""
    unknown: tuple[int, ...]
    """Signed numbers that the list does not have."""


def numbers_in(text: str) -> tuple[int, ...]:
    """Rows of the sheet as the desk takes them: `1-13 15-24 30`.

    Raises:
        Refusal: if something else is typed.
    """
    line = read_line(text)
    if not isinstance(line, Rows):
        raise Refusal("no-rows", f"Ketik nomor baris yang bertanda tangan. Contoh: {EXAMPLE}")
    return line.numbers


def compare(desk: Desk, signed: Iterable[int]) -> Compared:
    """The numbers that are signed beside who is recorded, also who has left since.

    A wakil signs in the row of the seat or in the own one; both are right.
    """
    room, signed = desk.room, tuple(dict.fromkeys(signed))
    by_row = {one.row: one.id for one in room.people.values() if one.row is not None}
    sat: dict[str, set[str]] = {who: {who} for who in room.came}
    for who in room.came:
        row = room.row(who)
        held = [row.presence] if row else []
        for presence in (*held, *(one.presence for one in room.held.get(who, ()))):
            if presence and presence.stands_for:
                seat = room.kept.get(presence.stands_for, presence.stands_for)
                sat[who].add(seat)
    filled = {seat for seats in sat.values() for seat in seats}
    known = [by_row[number] for number in signed if number in by_row]
    numbered = set(by_row.values())
    rows = {who: seats & numbered for who, seats in sat.items()}
    return Compared(
        alike=sum(who in filled for who in known),
        unrecorded=tuple(who for who in known if who not in filled),
        unsigned=tuple(who for who, own in rows.items() if own and not own & set(known)),
        unnumbered=tuple(who for who, own in rows.items() if not own),
        unknown=tuple(number for number in signed if number not in by_row),
    )


def lines(desk: Desk, found: Compared) -> Iterator[str]:
    """The comparison as it is read, a line each; numbers first, as they stand on the sheet."""
    yield f"Sama: {found.alike} nomor."
    for title, people in (
        ("Bertanda tangan, belum tercatat hadir", found.unrecorded),
        ("Tercatat hadir, barisnya tidak bertanda tangan", found.unsigned),
        ("Tercatat hadir tanpa nomor, cari namanya pada lembar", found.unnumbered),
    ):
        if people:
            yield f"{title} ({len(people)}): {'; '.join(_called(desk, people))}"
    if found.unknown:
        yield f"Nomor yang tidak ada dalam daftar: {', '.join(map(str, found.unknown))}"
    if not (found.unrecorded or found.unsigned or found.unknown):
        yield "Lembar dan catatan cocok."


def record(desk: Desk, found: Compared) -> Deed:
    """Whoever signed was here; when they came the sheet does not tell."""
    here = Presence(Status.PRESENT)
    changes = tuple(desk.set(who, presence=here) for who in found.unrecorded)
    last = found.unrecorded[-1] if found.unrecorded else ""
    return Deed(changes, last, f"{len(changes)} orang dicatat hadir tanpa jam, menurut lembar.")


def _row(desk: Desk, who: str) -> int | None:
    """The own row; of who has none that of the seat in which they sit."""
    one = desk.room.people.get(who)
    seat = desk.room.people.get(desk.room.named_seats.get(who, ""))
    return next((person.row for person in (one, seat) if person and person.row), None)


def _called(desk: Desk, people: Iterable[str]) -> Iterator[str]:
    for who in sorted(people, key=lambda who: _row(desk, who) or 0):
        number = _row(desk, who)
        yield f"{number} {desk.label(who)}" if number else desk.label(who)
