"""All that a new session takes over from an earlier one, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import EarlierSession
from bimtek.hall.passing import Onward, Passed
from bimtek.onward.offices import SORT as OFFICES
from bimtek.onward.offices import OfficesOnward
from bimtek.onward.people import SORT as PEOPLE
from bimtek.onward.people import PeopleOnward
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.session import Session


class Sort(NamedTuple):
    """One line of the table, with what stands under it."""

    name: str
    carried: int
    """Records that come along."""
    new: int = 0
    """Those that only the lists of the new session have."""
    changed: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    """What stays behind, and why."""
    notices: tuple[tuple[str, str], ...] = ()
    """What comes along and is worth a look, and why."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """What comes along, in the order of the table."""

    earlier: EarlierSession
    offices: OfficesOnward
    people: PeopleOnward
    passed: tuple[Passed, ...]
    """Of the acara: levels, programmes, actions."""
    before: tuple[EarlierSession, ...] = ()
    """Sessions before that one, of which values came along too."""

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The lines of the table."""
        kinds = dict.fromkeys(one.sort for one in self.passed if one.sort)
        return (
            _sort(OFFICES, self.offices.passed)._replace(
                new=len(self.offices.plan.new), changed=self.offices.changed
            ),
            _sort(PEOPLE, self.people.passed)._replace(
                new=len(self.people.plan.new), changed=self.people.changed
            ),
            *(_sort(name, self.passed) for name in kinds),
        )

    def acts(self) -> list[list[Change]]:
        """What is recorded, one deed a kind; each record with its origin."""
        sessions = [_session(self.earlier), *map(_session, self.before)]
        known = {one.source[1] for one in self.offices.passed}
        new = [change for change in self.offices.plan.changes if change.record not in known]
        return [
            sessions,
            [*self._with_origin(self.offices.passed), *new, *self.offices.names],
            [*self._with_origin(self.people.passed), *self.people.more, *self.people.seats],
            *(
                list(self._with_origin(one for one in self.passed if _kind(one) == kind))
                for kind in dict.fromkeys(map(_kind, self.passed))
                if kind
            ),
        ]

    def _with_origin(self, passed: Iterable[Passed]) -> Iterator[Change]:
        for one in passed:
            origin = one.origin(self.earlier.id)
            if one.change is not None and origin is not None:
                yield one.change
                yield origin


def passed_on(source: Session, way: Onward) -> tuple[Passed, ...]:
    """What the kinds of acara pass on, each record once."""
    found: dict[tuple[str, str], Passed] = {}
    for kind in (*KINDS, *KINDS.met()):
        if not kind.onward:
            continue
        for one in KINDS.ask(kind, "onward", source, way):
            key = (one.change.kind, one.change.record) if one.change else one.source
            found[key] = one
    return tuple(found.values())


def _sort(name: str, passed: Iterable[Passed]) -> Sort:
    mine = [one for one in passed if one.sort == name]
    return Sort(
        name,
        sum(one.change is not None for one in mine),
        left=tuple((one.label, one.reason) for one in mine if one.change is None),
        notices=tuple((one.label, one.reason) for one in mine if one.change and one.reason),
    )


def _kind(passed: Passed) -> str:
    return passed.change.kind if passed.change is not None else ""


def _session(one: EarlierSession) -> Change:
    values = {name: getattr(one, name) for name in EarlierSession.data_fields()}
    return EarlierSession.new(id=one.id, **values)


def sessions_before(source: Session) -> tuple[EarlierSession, ...]:
    """Those that the source itself went on from; known here only through it."""
    return tuple(replace(seen.value, file="") for seen in source.all(EarlierSession))
