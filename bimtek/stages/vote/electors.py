"""Who may vote: one for each OPD that is here, or everybody who is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.hall.offices import by_code, is_part
from bimtek.hall.records import Opd
from bimtek.stages.roll_call import room_in
from bimtek.stages.vote.script import PERSON

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bimtek.hall.presence import Room
    from bimtek.script.model import Stage
    from bimtek.session import Session


class Electors:
    """The voters of one acara by the roll call that counts for it.

    Args:
        session: where it is read from.
        stage: the acara.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self.session = session
        self.stage = stage
        self.by_person: bool = stage.spec.by == PERSON

    @cached_property
    def offices(self) -> Mapping[str, Opd]:
        """Code → office, in official order."""
        return by_code(seen.value for seen in self.session.all(Opd))

    @cached_property
    def room(self) -> Room:
        """Who is here by the roll call that counts for this acara; once it is over: who was."""
        return room_in(self.session, self.stage)

    @cached_property
    def here(self) -> tuple[str, ...]:
        """Voters who are in the hall, in the order of the list.

        Kelurahan and bagian belong to another OPD; guests of nowhere only look on.
        """
        if self.by_person:
            return tuple(who for who in self.room.here if self._has_a_vote(who))
        return tuple(code for code in self.offices if code in self.room.offices and self._opd(code))

    @cached_property
    def came(self) -> frozenset[str]:
        """Voters who came at all."""
        if self.by_person:
            return frozenset(who for who in self.room.came if self._has_a_vote(who))
        return frozenset(code for code in self.room.offices_that_came if self._opd(code))

    def _opd(self, code: str) -> bool:
        return code in self.offices and not is_part(self.offices, code)

    def _has_a_vote(self, who: str) -> bool:
        person = self.room.people[who]
        return bool(person.opd) or not person.walk_in or who in self.room.named_seats

    def name(self, voter: str) -> str:
        """A voter as it is called in a list."""
        if self.by_person:
            person = self.room.person(voter)
            return (person.name or person.post or voter) if person else voter
        return self.office(voter)

    def office(self, code: str) -> str:
        office = self.offices.get(code)
        return (office.short or office.name) if office else code

    @property
    def kept(self) -> Mapping[str, str]:
        """Voter → the one who stands for the same person; an OPD is only itself."""
        return self.room.kept if self.by_person else {}

    def in_order(self, voters: Collection[str]) -> tuple[str, ...]:
        """Voters in the order of the list; those that it does not know behind them."""
        order = list(self.room.people) if self.by_person else list(self.offices)
        listed = tuple(one for one in order if one in voters)
        return (*listed, *sorted(set(voters).difference(listed)))
