"""How the minutes name offices and people, and how they print a value that is not settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bimtek.hall.capacity import as_subject, spoken_of
from bimtek.hall.offices import by_code
from bimtek.hall.presence import people, same_person
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import DESTROYED

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.session import Session

BLANK = "………"
"""What a pen fills in."""

UNSETTLED = "(berbeda, belum dipilih)"


class Names:
    """Offices and people of one session, by the words that stand in documents."""

    def __init__(self, session: Session) -> None:
        self.offices: Mapping[str, Opd] = by_code(seen.value for seen in session.all(Opd))
        everybody = [seen.value for seen in session.all(Participant)]
        self._kept = same_person(everybody)
        self._people = people(everybody)

    def office(self, code: str) -> str:
        """An office as it is called in a list: its short name."""
        office = self.offices.get(code)
        return (office.short or office.name or code) if office else code

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Offices by name in official order, each once; unknown ones last."""
        wanted = set(codes)
        listed = [code for code in self.offices if code in wanted]
        return tuple(self.office(code) for code in [*listed, *sorted(wanted - set(listed))])

    def person(self, person: str) -> Participant | None:
        """A person, by any of the ids that mean this person."""
        return self._people.get(self._kept.get(person, person))

    def speaker(self, person: str) -> str:
        """Who spoke: the post with the name, else the name with the office."""
        return self._called(person, spoken_of)

    def subject(self, person: str) -> str:
        """The same as it stands before a verb."""
        return self._called(person, as_subject)

    def _called(self, person: str, call: Callable[[Participant, Mapping[str, Opd]], str]) -> str:
        one = self.person(person)
        if one is None:
            return DESTROYED if person == DESTROYED else ""
        return call(one, self.offices)


def standing(seen: Seen[Any], field: str) -> tuple[Any, ...]:
    """The value of a field, or all of them where a person has yet to choose."""
    if field in seen.conflicts:
        return tuple(dict.fromkeys(value for _, value in seen.values(field)))
    return (getattr(seen.value, field),)


def either(values: Sequence[str]) -> str:
    """The one value, or all of them with the remark that nobody has chosen yet."""
    return values[0] if len(values) == 1 else f"{' / '.join(values)} {UNSETTLED}"
