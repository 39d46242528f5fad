"""What the registration desk sees of one roll call: read from the session, nothing decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.capacity import post_at
from bimtek.hall.presence import Room, attended, letters_owed_before
from bimtek.hall.presence_records import Attendance, HeldCapacity, RollCall, Status
from bimtek.hall.records import Chair, Opd, Participant
from bimtek.hall.roll_calls import day_of, name_of
from bimtek.hall.session_records import SessionSheet
from bimtek.hall.sheet import quorum_asked
from bimtek.script.model import Quorum
from bimtek.stages.attendance.doubles import Pair, look_alikes
from bimtek.stages.attendance.find import Seat, seats
from bimtek.stages.attendance.rules import Replaced, Turnout, replaced, turnout
from bimtek.stages.roll_call import roll_call_in

if TYPE_CHECKING:
    from bimtek.journal.records import Change, Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session


NewId = Callable[[str, str, str], str]
"""Name, OPD and post of somebody new → the id."""


class Deed(NamedTuple):
    """What one key does: changes of one act."""

    changes: tuple[Change, ...]
    person: str = ""
    """Whom it was about."""
    said: str = ""
    """What the person at the desk should know; empty where the screen shows it anyway."""
    doubt: str = ""
    """What makes it unlikely: told first, and recorded when the same key is pressed again."""

    def saying(self, more: str) -> Deed:
        """The same deed with one more sentence, if it says anything."""
        return self._replace(said=" ".join(filter(None, (more, self.said))))

    def by_who_saw(self, desk: Desk) -> Deed:
        """The same deed by somebody who saw the rows as they stood on that desk."""
        seen = {f"{desk.roll_call}/{who}": row for who, row in desk.rows.items()}
        changes = (
            one.by_who_saw(seen.get(one.record)) if one.kind == Attendance.kind else one
            for one in self.changes
        )
        return self._replace(changes=tuple(changes))


class Earlier(NamedTuple):
    """The roll calls before one: of its day, else of the last day before that had any."""

    rooms: tuple[Room, ...] = ()
    """Those that have begun, in their order."""
    title: str = ""
    """What people call the last of them: `pagi`."""
    day: str = ""
    """`hari 1`, where they are of another day; empty: of the same one."""

    @property
    def last(self) -> Room | None:
        """Who was here by the last of them."""
        return self.rooms[-1] if self.rooms else None

    @property
    def words(self) -> str:
        """`pagi`, `hari 1 (sore)`."""
        return f"{self.day} ({self.title})" if self.day else self.title or "panggilan sebelumnya"


class Desk(NamedTuple):
    """One roll call as it stands."""

    roll_call: str
    people: Mapping[str, Seen[Participant]]
    """Everybody of the list, walk-ins and doubles too."""
    rows: Mapping[str, Seen[Attendance]]
    """Participant → row of this roll call, also one that was withdrawn."""
    offices: Mapping[str, Opd]
    room: Room
    turnout: Turnout
    seats: tuple[Seat, ...]
    pairs: tuple[Pair, ...]
    replaced: tuple[Replaced, ...]
    earlier: Earlier = Earlier()
    held: tuple[Seen[HeldCapacity], ...] = ()
    """Capacities of this roll call that ended before it did."""
    elsewhere: tuple[Seen[Attendance], ...] = ()
    """Rows of all other roll calls."""
    chairs: tuple[Seen[Chair], ...] = ()
    """Who led the meeting, and leads it."""

    def held_by(self, who: str) -> tuple[Seen[HeldCapacity], ...]:
        """What a person was here before, in the order in which it was recorded."""
        kept = self.room.kept
        return tuple(s for s in self.held if kept.get(s.value.participant) == kept.get(who, who))

    def person(self, who: str) -> Participant:
        """A person with what the doubles add."""
        return self.room.people[self.room.kept.get(who, who)]

    def row_of(self, who: str) -> Seen[Attendance] | None:
        """The row that counts for a person: the own one, or that of a double."""
        counting = self.room.row(who)
        return self.rows.get(counting.participant if counting else who)

    def rows_elsewhere(self, who: str) -> dict[str, Seen[Attendance]]:
        """Other roll call → the row that counts there for a person."""
        calls: dict[str, list[Seen[Attendance]]] = {}
        for seen in self.elsewhere:
            if self.room.kept.get(seen.value.participant) == self.room.kept.get(who, who):
                calls.setdefault(seen.value.roll_call, []).append(seen)
        found = {}
        for call, rows in calls.items():
            counting = _room(self.people, rows, call).row(who)
            if counting is not None:
                found[call] = next(one for one in rows if one.value == counting)
        return found

    def label(self, who: str) -> str:
        """A person as the desk calls them: name, else post with office."""
        one = self.person(who)
        return one.name or post_at(one, self.offices)

    def status(self, who: str) -> Status | None:
        """What the roll says of a person, if anything."""
        row = self.room.row(who)
        return row.presence.status if row and row.presence else None

    @property
    def is_empty(self) -> bool:
        """Whether this roll call says nothing of anybody yet."""
        return not any(seen.value.presence for seen in self.rows.values())

    def last_time(self, who: str) -> Attendance | None:
        """As what somebody came to the last roll call before this one to which they came."""
        rows = (room.row(who) for room in reversed(self.earlier.rooms))
        return next((row for row in rows if row is not None and attended(row)), None)

    def is_here(self, who: str) -> bool:
        """Whether somebody came and has not left."""
        row = self.room.row(who)
        return row is not None and attended(row) and row.left is None

    def set(self, who: str, **values: object) -> Change:
        """Set fields of a person's row, having seen what the desk shows."""
        seen = self.row_of(who)
        if seen is None:
            return Attendance.new(roll_call=self.roll_call, participant=who, **values)
        return seen.change(**values)

    @property
    def letters_before(self) -> tuple[str, ...]:
        """Who owes a surat tugas of the roll calls before, and not by this one."""
        return tuple(letters_owed_before((*self.earlier.rooms, self.room)))

    def recent(self) -> tuple[str, ...]:
        """Whose status was set or taken back last, the newest first."""
        newest: dict[str, str] = {}
        for who, seen in self.rows.items():
            person = self.room.kept.get(who)
            stamp = max(seen.stamps("presence"), default="")
            if person and stamp:
                newest[person] = max(stamp, newest.get(person, ""))
        return tuple(sorted(newest, key=lambda person: newest[person], reverse=True))


def offices_of(session: Session) -> dict[str, Opd]:
    """Code → office, in official order."""
    found = sorted((seen.value for seen in session.all(Opd)), key=lambda opd: opd.order)
    return {opd.code: opd for opd in found}


def people_of(session: Session) -> dict[str, Seen[Participant]]:
    """Everybody who stands in the list: by row of the sheet, then walk-ins as they came."""
    found = session.all(Participant)
    order = {seen.record: place for place, seen in enumerate(found)}

    def place(seen: Seen[Participant]) -> tuple[bool, bool, int, int]:
        one = seen.value
        return one.walk_in, one.row is None, one.row or 0, order[seen.record]

    return {seen.record: seen for seen in sorted(found, key=place)}


def quorum_in(session: Session, stage: Stage) -> Quorum | None:
    """How many OPDs this roll call needs."""
    sheet = session.get(SessionSheet, "1")
    return quorum_asked(sheet.value if sheet else None, session.script.quorum, stage)


def read_desk(session: Session, stage: Stage) -> Desk:
    """Everything of the roll call of an acara."""
    return desk_of(session, roll_call_in(session, stage), quorum_in(session, stage))


def desk_of(session: Session, roll_call: str, quorum: Quorum | None = None) -> Desk:
    """Everything of one roll call, also of one that no acara of the running order holds."""
    people = people_of(session)
    everywhere = session.everything(Attendance)
    mine = [seen for seen in everywhere if seen.value.roll_call == roll_call]
    return arrange(
        roll_call,
        people,
        {seen.value.participant: seen for seen in mine},
        offices_of(session),
        quorum=quorum,
        earlier=_earlier(session, roll_call, people, everywhere),
        held=[seen for seen in session.all(HeldCapacity) if seen.value.roll_call == roll_call],
        apart=_stood_in(everywhere),
        elsewhere=[seen for seen in everywhere if seen.value.roll_call != roll_call],
        chairs=session.all(Chair),
    )


def _stood_in(rows: Iterable[Seen[Attendance]]) -> frozenset[frozenset[str]]:
    """Who stood in for whom in any roll call: nobody does that for themselves."""
    said = ((seen.value.participant, seen.value.presence) for seen in rows)
    return frozenset(
        frozenset((who, presence.stands_for))
        for who, presence in said
        if presence and presence.stands_for and presence.stands_for != who
    )


def arrange(
    roll_call: str,
    people: Mapping[str, Seen[Participant]],
    rows: Mapping[str, Seen[Attendance]],
    offices: Mapping[str, Opd],
    *,
    quorum: Quorum | None = None,
    earlier: Earlier = Earlier(),  # noqa: B008 - a value that nobody changes
    held: Sequence[Seen[HeldCapacity]] = (),
    apart: frozenset[frozenset[str]] = frozenset(),
    elsewhere: Sequence[Seen[Attendance]] = (),
    chairs: Sequence[Seen[Chair]] = (),
) -> Desk:
    """The desk of plain values."""
    room = _room(people, list(rows.values()), roll_call, held)
    return Desk(
        roll_call=roll_call,
        people=people,
        rows=rows,
        offices=offices,
        room=room,
        turnout=turnout(room, offices, quorum),
        seats=seats(room.people.values(), offices),
        pairs=look_alikes(room, apart),
        replaced=replaced(room),
        earlier=earlier,
        held=tuple(held),
        elsewhere=tuple(elsewhere),
        chairs=tuple(chairs),
    )


def _room(
    people: Mapping[str, Seen[Participant]],
    rows: Iterable[Seen[Attendance]],
    roll_call: str,
    held: Iterable[Seen[HeldCapacity]] = (),
) -> Room:
    standing = (seen.value for seen in rows if seen.withdrawn is None)
    mine = [row for row in standing if row.roll_call == roll_call]
    return Room((seen.value for seen in people.values()), mine, held=[seen.value for seen in held])


def room_of(session: Session, roll_call: str) -> Room:
    """Who was in the room by another roll call."""
    return _room(people_of(session), session.everything(Attendance), roll_call)


def _earlier(
    session: Session,
    roll_call: str,
    people: Mapping[str, Seen[Participant]],
    rows: Sequence[Seen[Attendance]],
) -> Earlier:
    calls = begun_before(session, roll_call)
    if not calls:
        return Earlier()
    last = day_of(calls[-1].id)
    rooms = (_room(people, rows, call.id) for call in calls if day_of(call.id) == last)
    day = "" if last == day_of(roll_call) else f"hari {last}"
    title = name_of(calls[-1].id) if day else calls[-1].title
    return Earlier(tuple(rooms), title, day)


def earlier_calls(session: Session, roll_call: str) -> tuple[RollCall, ...]:
    """The roll calls of the same day that have begun before, in their order."""
    found = begun_before(session, roll_call)
    return tuple(call for call in found if day_of(call.id) == day_of(roll_call))


def begun_before(session: Session, roll_call: str) -> tuple[RollCall, ...]:
    """The roll calls that have begun before, of any day, in their order."""
    calls = sorted((seen.value for seen in session.all(RollCall)), key=lambda call: call.order)
    begun = {seen.value.roll_call for seen in session.all(Attendance) if seen.value.presence}
    ids = [call.id for call in calls]
    until = ids.index(roll_call) if roll_call in ids else len(ids)
    return tuple(call for call in calls[:until] if call.id in begun)
