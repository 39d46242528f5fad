"""One roll call in the minutes: how many came, who, as what, from when to when, and who did not.

The first one of a day tells everybody; a later one who went, who came and who is here as something
else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bimtek.hall.capacity import post_at
from bimtek.hall.counting import headcount
from bimtek.hall.presence import came_for_another
from bimtek.hall.presence_records import Presence, Status
from bimtek.hall.records import Participant
from bimtek.hall.roll_calls import name_of
from bimtek.locale.dates import clock
from bimtek.stages.attendance import days, rules, words
from bimtek.stages.attendance.desk import Desk, earlier_calls, read_desk, room_of
from bimtek.stages.sheet import city_of

if TYPE_CHECKING:
    from datetime import time

    from bimtek.hall.presence import Room
    from bimtek.hall.presence_records import RollCall
    from bimtek.script.model import Stage
    from bimtek.session import Session

T = TypeVar("T")

UNSETTLED = "(berbeda, belum dipilih)"


class PrintedPerson(NamedTuple):
    """Somebody who came."""

    office: str
    name: str
    capacity: str
    came: str
    left: str
    remark: str


class Hours:
    """Times of one roll call; one of another calendar day says of which."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._session = session
        self._desk = desk
        self._day = days.held_on(session, desk.roll_call)

    def of(self, who: str, field: str, at: time | None) -> str:
        """A time that a field of somebody's row holds."""
        seen = self._desk.row_of(who)
        return days.hour(self._session, seen, field, at, self._day) if seen else ""


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    desk = read_desk(session, stage)
    room = desk.room
    calls = earlier_calls(session, desk.roll_call) if room.roll else ()
    rooms = [room_of(session, call.id) for call in calls]
    earlier, before = (calls[-1], rooms[-1]) if calls else (None, None)
    first, morning = (calls[0], rooms[0]) if calls[1:] else (None, None)
    since = rules.since(before, room) if before else None
    came = since.new if since else room.came
    excused, unexplained = _away(desk, rooms)
    hours = Hours(session, desk)
    sent = before.offices_that_came if before else frozenset(desk.turnout.missing)
    sent |= morning.offices_that_came if morning else frozenset()
    return {
        "recorded": bool(room.roll) or any(words.differing(desk, who) for who in room.people),
        "count": desk.turnout,
        "heads": heads_words(session, desk),
        "stood_in": desk.turnout.walk_ins - desk.turnout.guests,
        "quorum": quorum_words(desk),
        "letters": letters_words(desk),
        "zone": session.script.zone,
        "people": [printed(desk, who, hours) for who in _in_order(desk, came)],
        "absent": _absent_rows(desk, excused if since else [*excused, *unexplained]),
        "absent_words": _absent_later(unexplained, since, earlier)
        if since and earlier
        else _absent_first(excused, unexplained),
        "missing": [office_name(desk, code) for code in desk.turnout.missing if code in sent],
        "different": _different(desk),
        "since": _since(desk, earlier, since, hours) if earlier and since else None,
        "day_before": _day_before(desk) if room.roll and desk.earlier.day else None,
        "first": _since_first(desk, first, rules.since(morning, room), since)
        if first and morning and since
        else None,
    }


Away = list[tuple[Participant, Status]]


def _away(desk: Desk, earlier: Sequence[Room]) -> tuple[Away, Away]:
    """Who stayed away with a reason that the roll call before does not tell, and who without any.

    Args:
        earlier: the roll calls of the day before this one; whoever is excused in one of them is.
    """
    known = set(rules.absentees(earlier[-1])) if earlier else set()
    told = rules.excused(earlier)
    absent = rules.absentees(desk.room)
    return (
        [one for one in absent if one[1] is not Status.ABSENT and one not in known],
        [one for one in absent if one[1] is Status.ABSENT and one[0].id not in told],
    )


def _absent_rows(
    desk: Desk, absent: Iterable[tuple[Participant, Status]]
) -> list[tuple[str, str, str]]:
    """Office, who of it, why: a row for all of one office that stayed away for the same reason."""
    day_before = rules.excused(desk.earlier.rooms) if desk.earlier.day else {}
    found: dict[tuple[str, str], list[str]] = {}
    for one, status in _ordered(desk, absent):
        why = status.value
        if status is Status.ABSENT and one.id in day_before:
            why = f"{why} ({desk.earlier.day} {day_before[one.id]})"
        who = _who(desk, one, beside_agency=True)
        found.setdefault((_office(desk, one), why), []).append(who)
    return [(office, "; ".join(who), why) for (office, why), who in found.items()]


def _absent_first(excused: Sized, unexplained: Sized) -> str:
    """`15 orang, 13 di antaranya tanpa keterangan:`; nothing where everybody came."""
    number, silent = len(excused) + len(unexplained), len(unexplained)
    if not silent:
        return f"{number} orang:" if number else ""
    whom = f"{silent} di antaranya" if silent < number else "semuanya" if number > 1 else ""
    return f"{number} orang, {f'{whom} ' if whom else ''}tanpa keterangan:"


def _absent_later(
    unexplained: Sequence[tuple[Participant, Status]], since: rules.Since, earlier: RollCall
) -> str:
    """How many are away at a later roll call; who they are the first one and `since` tell."""
    if not unexplained:
        return ""
    went = {who for who, _ in since.gone}
    counted = any(one.id in went for one, _ in unexplained)
    gone = f", termasuk yang pulang sejak absen {_title(earlier)}" if counted else ""
    return f"Tanpa keterangan {len(unexplained)} orang{gone}."


def _standing_in(room: Room) -> frozenset[str]:
    return frozenset(who for who in room.came if came_for_another(room.roll[who]))


def _since(desk: Desk, earlier: RollCall, found: rules.Since, hours: Hours) -> Mapping[str, object]:
    """Who went since the roll call before, and how many came or are here as something else."""
    return {
        "title": _title(earlier),
        "gone": [f"{_who(desk, desk.person(who))}{_at(left)}" for who, left in found.gone],
        "back": [_back(desk, one) for one in found.back],
        "new": len(found.new),
        "changed": [printed(desk, who, hours) for who in _in_order(desk, found.changed)],
    }


def _since_first(
    desk: Desk, first: RollCall, found: rules.Since, told: rules.Since
) -> Mapping[str, object]:
    """Who came to the first roll call of the day and went before the one that was before this."""
    known = {who for who, _ in told.gone}
    gone = [
        f"{_who(desk, desk.person(who))}{_at(left)}" for who, left in found.gone if who not in known
    ]
    return {"title": _title(first), "gone": gone}


def _day_before(desk: Desk) -> Mapping[str, object]:
    """Who did not come again, who is new, and who is here as something else than on that day."""
    found = rules.since_day(desk.earlier.rooms, desk.room)
    gone = _named(desk, (who for who, _ in found.gone))
    new = _named(desk, found.new)
    return {
        "title": desk.earlier.day,
        "gone": [_who(desk, one) for one, _ in _ordered(desk, gone)],
        "new": [_who(desk, one) for one, _ in _ordered(desk, new)],
        "changed": [_otherwise(desk, who) for who in _in_order(desk, found.changed)],
    }


def _otherwise(desk: Desk, who: str) -> str:
    """`Dedi: Sekretaris Dinkes (semula Kepala Dinkes diwakili Sekretaris)`."""
    came = [room for room in desk.earlier.rooms if who in room.came]
    was, now = came[-1].words(who, desk.offices), desk.room.words(who, desk.offices)
    return f"{desk.label(who)}: {now} (semula {was})"


def _title(call: RollCall) -> str:
    return name_of(call.id) or call.title


def _back(desk: Desk, one: rules.Back) -> str:
    """`Kepala Dinkes, pulang pukul 13.26, kembali pukul 15.31`."""
    came = f", kembali{_at(one.came).removeprefix(',')}" if one.came else ""
    return f"{_who(desk, desk.person(one.who))}, pulang{_at(one.left).removeprefix(',')}{came}"


def _at(moment: time | None) -> str:
    return f", pukul {clock(moment)}" if moment else ""


def heads_words(session: Session, desk: Desk) -> str:
    """`33 orang: 31 orang dari 29 OPD dan 2 tamu`."""
    came = map(desk.person, desk.room.came)
    return headcount(came, _standing_in(desk.room), desk.offices, city_of(session)).words


def quorum_words(desk: Desk) -> str:
    """Whether the quorum was reached; nothing where none was asked for."""
    count = desk.turnout
    if count.quorum is None:
        return ""
    reached = "tercapai" if count.quorate else "tidak tercapai"
    told = f"Kuorum {count.quorum.words} {reached}"
    return f"{told}: {count.for_quorum} OPD hadir di aula." if count.quorum.in_hall else f"{told}."


def letters_words(desk: Desk) -> str:
    """Who came for somebody else, and whose surat tugas is still owed."""
    count = desk.turnout
    said = [f"{count.representatives} orang hadir sebagai wakil"]
    if count.letters_to_follow:
        said.append(f"{count.letters_to_follow} surat tugas menyusul")
    if count.letters_missing:
        said.append(f"{count.letters_missing} tanpa surat tugas")
    told = [", ".join(said) + "."] if count.representatives else []
    if desk.earlier.day and (owing := desk.letters_before):
        who = "; ".join(_who(desk, one) for one, _ in _ordered(desk, _named(desk, owing)))
        told.append(f"Surat tugas {desk.earlier.day} belum diserahkan: {who}.")
    return " ".join(told)


def _named(desk: Desk, people: Iterable[str]) -> list[tuple[Participant, str]]:
    return [(desk.person(who), who) for who in people]


def _in_order(desk: Desk, people: Iterable[str]) -> list[str]:
    found = _ordered(desk, _named(desk, people))
    return [who for _, who in found]


def _ordered(desk: Desk, people: Iterable[tuple[Participant, T]]) -> list[tuple[Participant, T]]:
    """By official order of the offices, then other agencies; inside of one by the list."""
    order = {code: place for place, code in enumerate(desk.offices)}
    listed = {who: place for place, who in enumerate(desk.room.people)}
    agencies: dict[str, int] = {}
    for who, one in desk.room.people.items():
        agencies.setdefault(one.agency, listed[who])

    def place(entry: tuple[Participant, T]) -> tuple[bool, int, str, int]:
        one = entry[0]
        first = order.get(one.opd, len(order)) if one.opd else agencies[one.agency]
        return not one.opd, first, one.opd, listed[one.id]

    return sorted(people, key=place)


def printed(desk: Desk, who: str, hours: Hours) -> PrintedPerson:
    """Somebody who came, as documents tell it."""
    one, row = desk.person(who), desk.room.roll[who]
    presence = row.presence
    return PrintedPerson(
        _office(desk, one),
        one.name,
        _capacity(desk, one, presence),
        hours.of(who, "presence", presence.arrived if presence else None),
        hours.of(who, "left", row.left),
        words.remark(one, row),
    )


def _capacity(desk: Desk, one: Participant, presence: Presence | None) -> str:
    """Whoever has no post and stands for nobody is here in no capacity of which one could tell."""
    stands_for = presence.stands_for if presence else None
    if not one.opd and not stands_for and one.id not in desk.room.held:
        return one.post  # where a guest comes from stands in front of the row
    return desk.room.words(one.id, desk.offices) if one.post or stands_for else ""


def _office(desk: Desk, one: Participant) -> str:
    return office_name(desk, one.opd) if one.opd else one.agency


def office_name(desk: Desk, code: str) -> str:
    """An office as it is called in a list."""
    office = desk.offices.get(code)
    return (office.short or office.name or code) if office else code


def _who(desk: Desk, one: Participant, *, beside_agency: bool = False) -> str:
    """Name and post; where a guest comes from is not told twice."""
    post = one.post if beside_agency and not one.opd else post_at(one, desk.offices)
    return f"{one.name}, {post}" if one.name and one.post else one.name or post


def _different(desk: Desk) -> list[str]:
    """What two people recorded differently and nobody has settled: all values, in list order."""
    found = []
    for who in desk.room.people:
        for field, options in words.differences(desk, who):
            values = " / ".join(one.words for one in sorted(options, key=lambda one: one.stamp))
            found.append(f"{_who(desk, desk.person(who))}, {field}: {values} {UNSETTLED}")
    return found
