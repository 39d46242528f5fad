"""People from one session to the next: the id stays, whatever their post and office become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bimtek.hall.before import FormerSeat
from bimtek.hall.offices import Offices
from bimtek.hall.passing import Passed, left_behind, passed_record
from bimtek.hall.presence import people
from bimtek.hall.records import Opd, Participant
from bimtek.journal.codec import canonical
from bimtek.lists.participants import ParticipantRow, plan_participants
from bimtek.lists.plan import Plan
from bimtek.locale.dates import medium_date
from bimtek.locale.folding import name_key

if TYPE_CHECKING:
    from bimtek.hall.before import EarlierSession
    from bimtek.journal.records import Change, Seen
    from bimtek.lists.faults import Listed
    from bimtek.session import Session

SORT = "Orang dan undangan"
TAKEN = ("name", "post", "opd", "agency", "row", "nip", "rank", "role", "phone", "email")
"""What of a person holds beyond one event."""
UNINVITED = "walk_in"
"""Holds as long as the list does that somebody was not on: a list of its own says anew."""


@dataclass(frozen=True, slots=True)
class PeopleOnward:
    """The people of the next session."""

    plan: Plan
    """What its own list says beside those of the source."""
    passed: tuple[Passed, ...]
    more: tuple[Change, ...]
    """New people, and spellings of offices that were answered."""
    seats: tuple[Change, ...]
    """Where those sat before who sit elsewhere now."""
    changed: tuple[str, ...]
    """Who moved, as lines."""

    @property
    def ids(self) -> frozenset[str]:
        """Those who come along."""
        changes = (one.change for one in self.passed)
        return frozenset(change.record for change in changes if change is not None)

    @property
    def invited(self) -> int:
        """Of those who come along, how many are on the list."""
        changes = [one.change for one in self.passed if one.change is not None]
        return sum(not change.patch.get(UNINVITED) for change in changes)


def people_onward(
    source: Session,
    earlier: EarlierSession,
    opds: Iterable[Opd],
    codes: Mapping[str, str],
    listed: Listed[ParticipantRow] | None,
    aliases: Mapping[str, str],
    key: str,
) -> PeopleOnward:
    """The people of a source, brought up to date by the list of the next session.

    Args:
        opds: the offices of the next session.
        codes: code of an office in the source → in the next session.
        listed: the next session's own list; who is not in it stays behind. None: everybody comes.
        key: what ids of people are made with: that of the source, so that ids stay.
    """
    offices = tuple(opds)
    standing = [_elsewhere(seen, codes) for seen in _everybody(source)]
    whole = (
        plan_participants(listed, offices, standing, key, aliases)
        if listed
        else Plan("", "peserta")
    )
    said = {change.record: change for change in whole.changes if change.kind == Participant.kind}
    passed = tuple(_passed(standing, said, whole, listed))
    known = {seen.record for seen in standing}
    moved = list(_moved(standing, said))
    return PeopleOnward(
        whole,
        passed,
        tuple(change for change in whole.changes if change.record not in known),
        (*_former(moved, earlier), *_older(source, codes, passed)),
        tuple(_told(one, earlier, Offices(offices)) for one in moved),
    )


def _everybody(source: Session) -> Iterator[Seen[Participant]]:
    """Everybody once; whose name was destroyed is nobody any more."""
    standing = source.all(Participant)
    kept = people(seen.value for seen in standing)
    return (seen for seen in standing if seen.record in kept and "name" not in seen.destroyed)


def _elsewhere(seen: Seen[Participant], codes: Mapping[str, str]) -> Seen[Participant]:
    """The same person in the office that theirs has become."""
    old = seen.value.opd
    new = codes.get(old, old)
    if new == old:
        return seen
    heads = tuple(head._replace(value=canonical(new)) for head in seen.heads.get("opd", ()))
    return replace(seen, heads={**seen.heads, "opd": heads})


def _passed(
    standing: Iterable[Seen[Participant]],
    said: Mapping[str, Change],
    whole: Plan,
    listed: Listed[ParticipantRow] | None,
) -> Iterator[Passed]:
    invited = {name_key(row.name) for row in listed.rows if row.name} if listed else set()
    fields = TAKEN if listed else (*TAKEN, UNINVITED)
    for seen in standing:
        values = {name: getattr(seen.value, name) for name in fields}
        change, stamps = passed_record(seen, Participant, seen.record, values)
        label = ", ".join(filter(None, (seen.value.name, seen.value.post)))
        passed = Passed(SORT, label, "", change, (Participant.kind, seen.record), stamps)
        if listed is None:
            yield passed
        elif seen.record not in whole.found:
            yield left_behind(passed, _why(seen.value, invited))
        else:
            yield _brought_up_to_date(passed, said.get(seen.record))


def _why(person: Participant, invited: set[str]) -> str:
    if person.name and name_key(person.name) in invited:
        return (
            "tidak ada dalam undangan baru; ada orang bernama sama di OPD lain. "
            "Orang yang sama? Isi NIP atau id-nya"
        )
    return "tidak ada dalam undangan baru"


def _brought_up_to_date(passed: Passed, said: Change | None) -> Passed:
    """With what the list says otherwise; on that it rests no longer."""
    if passed.change is None or said is None:
        return passed
    patch = {**passed.change.patch, **said.patch}
    change = replace(passed.change, patch=patch, base=dict.fromkeys(patch, ()))
    stamps = {k: v for k, v in (passed.stamps or {}).items() if k not in said.patch}
    return replace(passed, change=change, stamps=stamps)


class _Moved:
    """Somebody who sits elsewhere now."""

    def __init__(self, before: Participant, patch: Mapping[str, Any]) -> None:
        self.before = before
        self.opd = str(patch.get("opd", before.opd))
        self.post = str(patch.get("post", before.post))


def _moved(
    standing: Iterable[Seen[Participant]],
    said: Mapping[str, Change],
) -> Iterator[_Moved]:
    for seen in standing:
        change = said.get(seen.record)
        now = change.patch if change is not None else {}
        if "opd" in now or ("post" in now and seen.value.post):
            yield _Moved(seen.value, now)


def _former(moved: Iterable[_Moved], earlier: EarlierSession) -> Iterator[Change]:
    for one in moved:
        yield FormerSeat.new(
            participant=one.before.id,
            session=earlier.id,
            opd=one.before.opd,
            post=one.before.post,
            since=earlier.first_day,
            until=earlier.last_day,
        )


def _older(source: Session, codes: Mapping[str, str], passed: Iterable[Passed]) -> Iterator[Change]:
    """Seats that were former ones in the source already."""
    along = {one.source[1] for one in passed if one.change is not None}
    for seen in source.all(FormerSeat):
        one = seen.value
        if one.participant in along:
            yield FormerSeat.new(
                participant=one.participant,
                session=one.session,
                opd=codes.get(one.opd, one.opd),
                post=one.post,
                since=one.since,
                until=one.until,
            )


def _told(one: _Moved, earlier: EarlierSession, offices: Offices) -> str:
    old = ", ".join(filter(None, (one.before.post, offices.name(one.before.opd))))
    new = ", ".join(filter(None, (one.post, offices.name(one.opd))))
    until = f" (sampai {medium_date(earlier.last_day)})" if earlier.last_day else ""
    return f"{one.before.name or one.before.post}: {old}{until} → {new}"
