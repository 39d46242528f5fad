"""Berita acara kesepakatan: who agreed to what on which day, and where each of them signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.capacity import post_at
from bimtek.hall.offices import is_part
from bimtek.hall.presence import Room, begun_calls
from bimtek.hall.records import Attendance, Participant, RollCall
from bimtek.locale.spelled import spelled_date
from bimtek.minutes.markdown import Md, bold, joined, table
from bimtek.minutes.wording import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.papers.holds import Holds
    from bimtek.session import Session

MOST_BLOCKS: Final = 6
"""Parties with a block of their own to sign; more of them sign in the rows of a table."""
BESIDE: Final = 2
"""Blocks beside each other."""
HEADS: Final = (">No", "Nama", "Jabatan", "OPD", "Tanda tangan")
TO_WRITE: Final = Md(" ")


class Party(NamedTuple):
    """Who signs for an office."""

    office: str
    name: str
    post: str


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    leader = holds.minutes.leader
    found = [one for one in parties(holds) if not one.name or one.name != leader]
    agreed = holds.standing.agreed if holds.standing else None
    on = holds.session.local(agreed.at).date() if agreed else holds.last_day
    return {
        "agreed": agreed is not None,
        "fixed": _lines(holds.status.lines),
        "opening": spelled_date(on),
        "leader": agreed.chair if agreed and agreed.chair else leader,
        "heads": holds.head["people"].words,
        "offices": len(found),
        "bases": holds.head["bases"],
        "decisions": holds.end["decisions"],
        "actions": holds.end["actions"],
        "signed_on": holds.status.signed_on,
        "chair": table(["Pimpinan rapat,"], [[BLANK], [leader or BLANK], [f"NIP: {BLANK}"]]),
        "blocks": blocks(found) if len(found) <= MOST_BLOCKS else (),
        "rows": sheet(found) if len(found) > MOST_BLOCKS else Md(""),
    }


def _lines(told: Iterable[tuple[str, str]]) -> Md:
    """When it was agreed and signed: a line each."""
    return Md(
        "\n".join(joined(Md("-"), bold(f"{label}:"), words, between=" ") for label, words in told)
    )


def parties(holds: Holds) -> Iterator[Party]:
    """One for each OPD that was in the hall when it was agreed, else that came; official order."""
    session, offices = holds.session, holds.minutes.names.offices
    rooms = list(_rooms(session))
    agreed = holds.standing.agreed if holds.standing else None
    came = frozenset[str]().union(*(room.offices_that_came for room in rooms))
    here = frozenset(agreed.offices) if agreed and agreed.offices else came
    for code, office in offices.items():
        if code in here and not is_part(offices, code):
            who = next(filter(None, (room.speaker(code) for room in rooms)), None)
            name = who.name if who else ""
            yield Party(
                office.name or office.short or code, name, post_at(who, offices) if who else ""
            )


def _rooms(session: Session) -> Iterator[Room]:
    """The roll calls that were held, the last one first: who was there at the end signs."""
    people = [seen.value for seen in session.all(Participant)]
    rows = [seen.value for seen in session.all(Attendance)]
    order = {seen.value.id: seen.value.order for seen in session.all(RollCall)}
    calls = sorted(begun_calls(rows), key=lambda call: (order.get(call, 0), call), reverse=True)
    for call in calls:
        yield Room(people, [row for row in rows if row.roll_call == call])


def blocks(found: Sequence[Party]) -> tuple[Md, ...]:
    """Blocks to sign, two beside each other."""
    pairs = (found[at : at + BESIDE] for at in range(0, len(found), BESIDE))
    return tuple(_block(pair) for pair in pairs)


def _block(pair: Sequence[Party]) -> Md:
    return table(
        [f"{one.post or one.office}," for one in pair],
        [
            [BLANK] * len(pair),
            [one.name or BLANK for one in pair],
            [f"NIP: {BLANK}"] * len(pair),
        ],
    )


def sheet(found: Iterable[Party]) -> Md:
    """Rows to sign, in official order."""
    rows = (
        (number, one.name or TO_WRITE, one.post or TO_WRITE, one.office, TO_WRITE)
        for number, one in enumerate(found, 1)
    )
    return table(HEADS, rows)
