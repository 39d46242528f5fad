"""What is missing in the whole session: what the kinds of acara name, and the rules of the hall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall import parking, shortcomings
from bimtek.hall.annexes import Annex, elsewhere
from bimtek.hall.before import EarlierAction
from bimtek.hall.copies import CopyState, copy_findings, copy_states
from bimtek.hall.earlier_actions import numbered, overdue_findings
from bimtek.hall.keeping import keeping_findings, kept_too_long
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.offices import Offices, in_official_order
from bimtek.hall.presence import Room, current_roll_call
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.questions import as_heard
from bimtek.hall.records import Chair, Note, Opd, Parked, Participant
from bimtek.hall.session_records import FileCopy, SessionSheet, Waiver
from bimtek.journal.records import Seen
from bimtek.overview.words import Words
from bimtek.stages.asking import findings_of, talkers_in
from bimtek.stages.closing.outcomes import dropped
from bimtek.stages.ending import told_ends

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

SIGNS = {Weight.BLOCKS: "■", Weight.SHOULD: "▲", Weight.TONIGHT: "·"}
ORDER = tuple(SIGNS)


class Item(NamedTuple):
    """One finding, where it belongs, and whether somebody has declared it done with."""

    finding: Finding
    stage: str = ""
    """Id of the acara whose rule named it; empty: a rule of the hall."""
    waiver: Seen[Waiver] | None = None


def missing(session: Session) -> list[Item]:
    """Everything that is missing: the open ones by weight, then those declared done with."""
    parts = ((stage.id, of_stage(session, stage)) for stage in session.stages)
    return collected(session, [*parts, ("", of_hall(session))])


def collected(session: Session, parts: Iterable[tuple[str, Iterable[Finding]]]) -> list[Item]:
    """Findings of several acara and of the hall as one list; each key once, the first counts."""
    waivers = {seen.record: seen for seen in session.all(Waiver)}
    found: dict[str, Item] = {}
    for stage, findings in parts:
        for one in findings:
            for left in _left_to_the_hall(one, found):
                found.setdefault(left.key, Item(left, stage, waivers.get(left.key)))
    return sorted(found.values(), key=lambda item: (bool(item.waiver), _place(item.finding)))


def _left_to_the_hall(finding: Finding, found: Mapping[str, Item]) -> Iterator[Finding]:
    """A finding of the hall without what an acara of this session has named by itself."""
    if finding.key == "letters" and any("letter" in key for key in found):
        return
    if finding.key != "conflicts":
        yield finding
        return
    named = {
        place
        for key, item in found.items()
        if "conflict" in key
        for place in _places_of(item.finding)
    }
    yield from shortcomings.conflicts(
        [spot for spot in finding.spots if (spot.kind, spot.record) not in named]
    )


def _places_of(finding: Finding) -> Iterator[tuple[str, str]]:
    yield finding.kind, finding.record
    yield from ((spot.kind, spot.record) for spot in finding.spots)


def _place(finding: Finding) -> int:
    return ORDER.index(finding.weight)


def counts(items: Iterable[Item]) -> dict[Weight, int]:
    """How many open findings each weight has."""
    found = dict.fromkeys(ORDER, 0)
    for item in items:
        if item.waiver is None:
            found[item.finding.weight] += 1
    return found


def data_of(item: Item) -> dict[str, object]:
    """A finding as plain data, for programs."""
    finding = item.finding
    return {
        "key": finding.key,
        "weight": finding.weight.value,
        "text": finding.text,
        "detail": finding.detail,
        "stage": item.stage,
        "kind": finding.kind,
        "record": finding.record,
        "records": [{"kind": spot.kind, "record": spot.record} for spot in finding.spots],
        "waived": item.waiver.value.reason if item.waiver else None,
    }


def of_stage(session: Session, stage: Stage) -> list[Finding]:
    """What is missing in one acara, as its kind sees it."""
    return findings_of(session, stage)


def of_hall(session: Session) -> list[Finding]:
    """What the rules of the hall name."""
    now = session.now()
    notes = [as_heard(seen) for seen in session.all(Note)]
    gone = dropped(session)
    opds = in_official_order(seen.value for seen in session.all(Opd))
    offices = Offices(opds)
    runs = session.runs
    rooms, room = _rooms(session)
    came = frozenset(chain.from_iterable(one.offices_that_came for one in rooms))
    invited = {one.opd for one in room.people.values() if not one.walk_in}
    entries = session.file.count()
    return list(
        chain(
            shortcomings.chair((seen.value for seen in session.all(Chair)), session.stages, runs),
            shortcomings.conflicts(list(_conflicts(session))),
            shortcomings.running(session.stages, runs, now, told_ends(session)),
            shortcomings.not_held(session.stages, runs),
            shortcomings.questions(notes, offices),
            shortcomings.answers(notes, offices),
            parking.findings(parking.asides(session.all(Note), session.all(Parked)), offices),
            shortcomings.actions([one for one in notes if one.id not in gone], offices),
            overdue_findings(numbered(session.all(EarlierAction)), now.date()),
            shortcomings.letters(room, offices),
            shortcomings.letters_before(
                [*(one for one in rooms if one is not room), room], offices
            ),
            shortcomings.nameless(rooms, offices),
            shortcomings.silent(room, talkers_in(session, room), opds, now.date())
            if _began_today(session)
            else (),
            shortcomings.absent(room, came, opds, invited),
            elsewhere((seen.value for seen in session.all(Annex)), session.attached_sizes()),
            copy_findings(copies_made(session), entries - session.file.founding_count()),
            keeping_findings(kept_beyond(session)),
        )
    )


def kept_beyond(session: Session) -> str:
    """The sentence that the list of people is kept longer than the script says; or nothing."""
    seen, script = session.get(SessionSheet, "1"), session.script
    last = (seen.value.last_day if seen else None) or script.last_day
    people = (one.value for one in session.all(Participant))
    return kept_too_long(people, last, script.kept_days, session.now().date())


def _began_today(session: Session) -> bool:
    """Whether the hall sat together today: on another day nobody could have spoken."""
    begun = (run.started for run in session.runs.values())
    return any(
        at.astimezone(session.zone).date() == session.now().date() for at in begun if at is not None
    )


def copies_made(session: Session) -> list[CopyState]:
    """The newest copy of each place, and what came since."""
    copies = (seen.value for seen in session.all(FileCopy))
    return copy_states(copies, session.file.count())


def _rooms(session: Session) -> tuple[list[Room], Room]:
    """One room for each roll call, in their order; and the current one of them."""
    participants = [seen.value for seen in session.all(Participant)]
    rows = [seen.value for seen in session.all(Attendance)]
    calls = [seen.value for seen in session.all(RollCall)]
    current = current_roll_call(calls, rows)
    names = [call.id for call in sorted(calls, key=lambda call: (call.order, call.id))]
    rooms = {
        name: Room(participants, [row for row in rows if row.roll_call == name])
        for name in (names if current in names else [*names, current])
    }
    return list(rooms.values()), rooms[current]


def _conflicts(session: Session) -> Iterator[Spot]:
    words = Words(session)
    for seen in session.conflicts():
        kind = seen.cls.kind
        name = words.record(kind, seen.record)
        yield Spot(f"{words.noun(kind)} {name}".strip(), kind, seen.record)
