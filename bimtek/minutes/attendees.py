"""Peserta: who came, office by office, over all roll calls of the session.

Names, capacities and hours stand once: in the acara that called the roll. Only where a roll call
belongs to no acara of the running order part I tells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.counting import Headcount, headcount
from bimtek.hall.offices import is_part
from bimtek.hall.presence import Room, came_for_another, is_online, people
from bimtek.hall.presence_records import Attendance, Capacity, HeldCapacity, RollCall
from bimtek.hall.records import Participant
from bimtek.hall.roll_calls import day_of, name_of
from bimtek.locale.dates import clock
from bimtek.minutes.markdown import Md, bold, joined, table
from bimtek.minutes.wording import UNSETTLED, Names

if TYPE_CHECKING:
    from bimtek.hall.records import Opd
    from bimtek.journal.records import Seen
    from bimtek.session import Session


SORTS = ("OPD", "Kelurahan dan bagian", "Di luar OPD")


class Delegation(NamedTuple):
    """Everybody who came for one office; guests by where they come from."""

    office: str
    people: tuple[str, ...]
    """Name, in which capacity, and in which roll calls where that were not all."""
    sort: str
    """One of `SORTS`."""

    @property
    def in_short(self) -> str:
        """`Setda (5 orang)`, `Dinkes`, `DLH (diwakili kantor lain)`."""
        many = f" ({len(self.people)} orang)" if len(self.people) > 1 else ""
        name = self.office or "tanpa lembaga"
        return f"{name}{many}" if self.people else f"{name} (diwakili kantor lain)"


class Attendees(NamedTuple):
    """Everybody who came."""

    delegations: tuple[Delegation, ...]
    """In official order, guests last; also offices that somebody of another one represented."""
    heads: Headcount
    calls: tuple[str, ...]
    """Roll calls to which anybody came."""
    online: int = 0
    """Of the people, who never came into the room: by network (`daring`) in every roll call."""

    @property
    def words(self) -> str:
        """`64 orang (3 daring): 60 orang dari 29 OPD dan 4 tamu`."""
        if not self.online:
            return self.heads.words
        return self.heads.words.replace(" orang", f" orang ({self.online} daring)", 1)

    @property
    def offices(self) -> Md:
        """Which offices came, how many people of each where it was not one."""
        lines = []
        for sort in SORTS:
            mine = [one.in_short for one in self.delegations if one.sort == sort]
            if mine:
                lines.append(joined(Md("-"), bold(f"{sort}:"), ", ".join(mine), between=" "))
        return Md("\n".join(lines))

    @property
    def table(self) -> Md:
        """Everybody by name, office by office."""
        came = (one for one in self.delegations if one.people)
        rows = [
            (number, one.office, "; ".join(one.people)) for number, one in enumerate(came, start=1)
        ]
        return table([">No", "OPD/Instansi", "Hadir"], rows)

    def told(self, where: Mapping[str, str]) -> Md:
        """The offices, where acara tell the names; else everybody by name; nothing for nobody.

        Args:
            where: roll call → the acara that tells it, in words.
        """
        if not self.heads.people:
            return Md("")
        if not where.keys() >= set(self.calls):
            return self.table
        acara = "; ".join(where[call] for call in self.calls)
        names = f"Nama, jabatan, dan jam datang: bagian III, {acara}."
        return joined(self.offices, names, between="\n\n")


class _Call(NamedTuple):
    """One roll call that was held."""

    id: str
    words: str
    """`pagi`, where there are several days `hari 1 pagi`."""
    room: Room
    doubtful: frozenset[str]
    """People of whom two different things were recorded."""


def attendees(session: Session, names: Names, city: str) -> Attendees:
    """Who came to any of the roll calls."""
    everybody = [seen.value for seen in session.all(Participant)]
    calls = _calls(session, everybody)
    came = [one for who, one in people(everybody).items() if _came(who, calls)]
    order = {code: place for place, code in enumerate(names.offices)}
    came.sort(key=lambda one: (not one.opd, order.get(one.opd, len(order)), one.opd))
    offices = frozenset[str]().union(*(call.room.offices_that_came for call in calls))
    found: dict[tuple[str, str], list[str]] = {
        (code, ""): [] for code in sorted(offices, key=lambda code: order.get(code, len(order)))
    }
    for one in came:
        found.setdefault((one.opd, "" if one.opd else one.agency), []).append(
            _told(one, calls, names)
        )
    return Attendees(
        tuple(
            Delegation(names.office(code) if code else agency, tuple(told), _sort(code, names))
            for (code, agency), told in found.items()
        ),
        headcount(came, _standing_in(calls), names.offices, city),
        tuple(call.id for call in calls if call.room.came),
        sum(_only_online(one.id, calls) for one in came),
    )


def _only_online(who: str, calls: Iterable[_Call]) -> bool:
    rolls = [call.room.roll for call in calls if who in call.room.came]
    return all(is_online(roll[who]) for roll in rolls)


def _sort(code: str, names: Names) -> str:
    if not code:
        return SORTS[2]
    return SORTS[1] if is_part(names.offices, code) else SORTS[0]


def _standing_in(calls: Iterable[_Call]) -> frozenset[str]:
    """Who came for somebody else in any of the roll calls."""
    rooms = [call.room for call in calls]
    return frozenset(w for room in rooms for w in room.came if came_for_another(room.roll[w]))


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
    several_days = len({day_of(call) for call in held}) > 1
    return tuple(
        _Call(
            call,
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
    name = name_of(roll_call)
    if not name:
        return day_of(roll_call)
    return f"hari {day_of(roll_call)} {name}" if several_days else name


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
