"""Who is different: since the roll call or the day before, and since the last tahap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import EarlierSession, FormerSeat, Origin, by_time
from bimtek.hall.capacity import post_at
from bimtek.hall.records import Participant
from bimtek.stages.attendance import rules

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.stages.attendance.desk import Desk


class Before(NamedTuple):
    """What is known of the tahap before."""

    along: frozenset[str] = frozenset()
    """People who came along from there."""
    seats: tuple[FormerSeat, ...] = ()
    """Where those sat there who sit elsewhere now."""


def before_of(session: Session) -> Before:
    """People and seats of the session from which this one goes on; empty: there is none."""
    origins = (seen.record.partition("/") for seen in session.all(Origin))
    along = frozenset(record for kind, _, record in origins if kind == Participant.kind)
    sessions = by_time(seen.value for seen in session.all(EarlierSession))
    last = sessions[-1].id if sessions else ""
    seats = (seen.value for seen in session.all(FormerSeat))
    return Before(along, tuple(seat for seat in seats if seat.session == last))


def lines(desk: Desk, before: Before = Before()) -> Iterator[str]:  # noqa: B008 - never changed
    """All that is different, by name, a line each; says so where nothing is."""
    if last := desk.earlier.last:
        day = desk.earlier.day
        rooms, room = desk.earlier.rooms, desk.room
        found = rules.since_day(rooms, room) if day else rules.since(last, room)
        yield from _since(desk, day or f"absen {desk.earlier.title}", found)
    if before.along:
        yield from _since_session(desk, before)


def _since(desk: Desk, before: str, found: rules.Since) -> Iterator[str]:
    gone = "Belum datang" if desk.earlier.day else "Pulang atau tidak ada"
    parts = ((gone, [who for who, _ in found.gone]), ("Baru", list(found.new)))
    yield f"Sejak {before}"
    for title, people in parts:
        if people:
            yield f"  {title} ({len(people)}): {'; '.join(map(desk.label, people))}"
    for who in found.changed:
        yield f"  Sebagai lain: {_otherwise(desk, who)}"
    if not (found.gone or found.new or found.changed):
        yield "  tidak ada yang berbeda"


def _otherwise(desk: Desk, who: str) -> str:
    was = [room for room in desk.earlier.rooms if who in room.came][-1]
    now, then = desk.room.words(who, desk.offices), was.words(who, desk.offices)
    return f"{desk.label(who)}: {now} (semula {then})"


def _since_session(desk: Desk, before: Before) -> Iterator[str]:
    came = desk.room.came
    yield "Sejak tahap sebelumnya"
    moved = [seat for seat in before.seats if seat.participant in came and _moved(desk, seat)]
    for seat in moved:
        one = desk.person(seat.participant)
        now = post_at(one, desk.offices) or one.agency
        then = " ".join(filter(None, (seat.post, _office(desk, seat.opd))))
        yield f"  Pindah: {one.name or desk.label(one.id)}, kini {now} (semula {then})"
    if new := [who for who in came if who not in before.along]:
        yield f"  Baru ({len(new)}): {'; '.join(map(desk.label, new))}"
    if not moved and not new:
        yield "  tidak ada yang berbeda di antara yang hadir"


def _moved(desk: Desk, seat: FormerSeat) -> bool:
    one = desk.person(seat.participant)
    return bool(seat.post or seat.opd) and (one.opd, one.post) != (seat.opd, seat.post)


def _office(desk: Desk, code: str) -> str:
    office = desk.offices.get(code)
    return (office.short or office.name) if office else code
