"""Peserta: who came, office by office, as what, over all roll calls of the session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.offices import is_part
from bimtek.hall.presence import Room, people
from bimtek.hall.records import Attendance, Capacity, HeldCapacity, Participant, RollCall
from bimtek.locale.dates import clock
from bimtek.minutes.wording import UNSETTLED, Names

if TYPE_CHECKING:
    from bimtek.hall.records import Opd
    from bimtek.journal.records import Seen
    from bimtek.session import Session


class Delegation(NamedTuple):
    """Everybody who came for one office; guests by where they come from."""

    office: str
    people: tuple[str, ...]
    """Name, in which capacity, and in which roll calls where that were not all."""


class Attendees(NamedTuple):
    """Everybody who came."""

    delegations: tuple[Delegation, ...]
    """In official order, guests last."""
    people: int
    opds: int
    """OPDs of which somebody came or was represented."""
    parts: int
    """Kelurahan and bagian of which somebody came."""
    others: int
    """People of no office of the list, invited or not."""

    @property
    def summary(self) -> str:
        """`70 orang: 60 dari 26 OPD dan 27 kelurahan/bagian, 10 dari luar OPD`, or nobody."""
        if not self.people:
            return "tidak ada"
        counts = ((self.opds, "OPD"), (self.parts, "kelurahan/bagian"))
        offices = " dan ".join(f"{count} {what}" for count, what in counts if count)
        own = self.people - self.others
        told = (
            f"{own} dari {offices}" if own else "",
            f"{self.others} dari luar OPD" if self.others else "",
        )
        return f"{self.people} orang: " + ", ".join(filter(None, told))


class _Call(NamedTuple):
    """One roll call that was held."""

    words: str
    """`pagi`, where there are several days `hari 1 pagi`."""
    room: Room
    doubtful: frozenset[str]
    """People of whom two different things were recorded."""


def attendees(session: Session, names: Names) -> Attendees:
    """Who came to any of the roll calls."""
    everybody = [seen.value for seen in session.all(Participant)]
    calls = _calls(session, everybody)
    came = [one for who, one in people(everybody).items() if _came(who, calls)]
    order = {code: place for place, code in enumerate(names.offices)}
    came.sort(key=lambda one: (not one.opd, order.get(one.opd, len(order)), one.opd))
    found: dict[tuple[str, str], list[str]] = {}
    for one in came:
        office = names.office(one.opd) if one.opd else one.agency
        found.setdefault((one.opd, office), []).append(_told(one, calls, names))
    offices = frozenset[str]().union(*(call.room.offices_that_came for call in calls))
    parts = sum(is_part(names.offices, code) for code in offices)
    return Attendees(
        tuple(Delegation(office, tuple(told)) for (_, office), told in found.items()),
        len(came),
        len(offices) - parts,
        parts,
        sum(not one.opd for one in came),
    )


def _came(who: str, calls: Iterable[_Call]) -> bool:
    return any(who in call.room.came for call in calls)


def _calls(session: Session, everybody: list[Participant]) -> tuple[_Call, ...]:
    """Every roll call that was held, in their order."""
    rows: dict[str, list[Seen[Attendance]]] = {}
    for seen in session.all(Attendance):
        rows.setdefault(seen.value.roll_call, []).append(seen)
    earlier = [seen.value for seen in session.all(HeldCapacity)]
    place = {seen.value.id: seen.value.order for seen in session.all(RollCall)}
    last = max(place.values(), default=0) + 1
    held = sorted(rows, key=lambda call: (place.get(call, last), call))
    several_days = len({call.partition("-")[0] for call in held}) > 1
    return tuple(
        _Call(
            _words(call, several_days),
            Room(
                everybody,
                [seen.value for seen in rows[call]],
                held=[one for one in earlier if one.roll_call == call],
            ),
            frozenset(s.value.participant for s in rows[call] if "presence" in s.conflicts),
        )
        for call in held
    )


def _words(roll_call: str, several_days: bool) -> str:
    day, _, name = roll_call.partition("-")
    words = (name or day).replace("-", " ")
    return f"hari {day} {words}" if several_days and name else words


def _told(one: Participant, calls: tuple[_Call, ...], names: Names) -> str:
    """A person as printed, once: the name, then each capacity with its roll calls.

    A capacity in which only the letter came later is one, told as it stood at last.
    """
    as_what: dict[tuple[object, ...], str] = {}
    times: dict[tuple[object, ...], list[tuple[str, str]]] = {}
    for call in calls:
        if one.id in call.room.came:
            key = _same_capacity(one, call)
            as_what[key] = _capacity(one, call, names.offices)
            left = call.room.roll[one.id].left
            until = f"sampai {clock(left)}" if left else ""
            times.setdefault(key, []).append((call.words if len(calls) > 1 else "", until))
    told = ", lalu ".join(_with_times(as_what[key], times[key], len(calls)) for key in times)
    return ", ".join(filter(None, (one.name, told))) or "tanpa nama"


def _same_capacity(one: Participant, call: _Call) -> tuple[object, ...]:
    """What two roll calls must agree in for one capacity: all but the surat tugas."""
    row = call.room.roll[one.id]
    said = row.presence
    capacity = (said.capacity or Capacity.OFFICE_HOLDER, said.stands_for) if said else ()
    changed = call.words if one.id in call.room.held or one.id in call.doubtful else ""
    return *capacity, row.stood_until, changed


def _with_times(as_what: str, when: list[tuple[str, str]], calls: int) -> str:
    """A capacity with the roll calls in which it was held, where that were not all, to the end."""
    if len(when) == calls and not any(until for _, until in when):
        return as_what
    return f"{as_what} – {', '.join(' '.join(filter(None, part)) for part in when)}".lstrip()


def _capacity(one: Participant, call: _Call, offices: Mapping[str, Opd]) -> str:
    presence = call.room.roll[one.id].presence
    plain = presence is None or presence.capacity in (None, Capacity.OFFICE_HOLDER)
    plain = plain and one.id not in call.room.held
    if plain and not one.opd:
        words = one.post or "tamu"  # where a guest comes from stands in front of the row
    elif plain and not one.post:
        words = ""
    else:
        words = call.room.words(one.id, offices)
    return f"{words} {UNSETTLED}".strip() if one.id in call.doubtful else words
