"""Berita acara kesepakatan: who agreed to what on which day, and where each of them signs.

As offices write it: a letterhead, a number, the day in words, the parties with their posts, what
they agreed to, and blocks to sign in official order: who led the meeting, the parties, who knows of
it. Rank and NIP of whoever signs the minutes were typed for their block (Data dokumen) and stand in
it; a NIP of the list stands here only when it is asked for, else there is room for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.capacity import post_at
from bimtek.hall.document_data import CHAIR, WITNESS, shown_nip
from bimtek.hall.offices import is_part
from bimtek.hall.presence import Room, begun_calls
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Participant
from bimtek.locale.spelled import spelled_date
from bimtek.minutes.markdown import Md, bold, joined, table
from bimtek.minutes.signing import places_to_sign, signature_table
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
    rank: str = ""
    nip: str = ""
    """As offices write it; empty: unknown, or not asked for."""


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    minutes = holds.minutes
    agreed = holds.standing.agreed if holds.standing else None
    led = agreed.chair if agreed and agreed.chair else minutes.leader
    on = holds.session.local(agreed.at).date() if agreed else holds.last_day
    signs = {one.part: one for one in places_to_sign(holds.session, led, minutes.recorders)}
    chair, witness = signs[CHAIR], signs.get(WITNESS)
    apart = {led, minutes.leader, chair.name, witness.name if witness else ""} - {""}
    found = [one for one in parties(holds) if one.name not in apart]
    few = len(found) <= MOST_BLOCKS
    return {
        "agreed": agreed is not None,
        "fixed": lines(holds.status.lines),
        "letterhead": minutes.signing.letterhead,
        "opening": spelled_date(on),
        "leader": chair.name,
        "heads": holds.head["people"].words,
        "offices": len(found),
        "parties": [one_line(one) for one in found] if few else (),
        "bases": holds.head["bases"],
        "decisions": holds.end["decisions"],
        "actions": holds.end["actions"],
        "signed_on": holds.status.signed_on,
        "chair": signature_table((chair,)),
        "blocks": blocks(found) if few else (),
        "rows": Md("") if few else sheet(found),
        "witness": signature_table((witness,)) if witness else Md(""),
        "with_personal": holds.with_personal,
    }


def lines(told: Iterable[tuple[str, str]]) -> Md:
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
            name = office.name or office.short or code
            yield party(holds, name, who) if who else Party(name, "", "")


def party(holds: Holds, office: str, who: Participant) -> Party:
    """Who signs, with the NIP of the list where it is asked for."""
    nip = shown_nip(who.nip) if holds.with_personal else ""
    post = post_at(who, holds.minutes.names.offices)
    return Party(office, who.name, post, who.rank, nip)


def one_line(one: Party) -> Md:
    """`Ani Rahayu, Kepala Dinkes, mewakili Dinas Kesehatan`."""
    said = ", ".join(filter(None, (one.name or BLANK, one.post or BLANK)))
    return joined(said, f", mewakili {one.office}")


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
    return tuple(block(pair) for pair in pairs)


def block(beside: Sequence[Party]) -> Md:
    """Blocks beside each other; a rank only where the list knows one of them."""
    ranks = [f"Pangkat: {one.rank or BLANK}" for one in beside]
    return table(
        [f"{one.post or one.office}," for one in beside],
        [
            [BLANK] * len(beside),
            [one.name or BLANK for one in beside],
            *([ranks] if any(one.rank for one in beside) else []),
            [f"NIP: {one.nip or BLANK}" for one in beside],
        ],
    )


def sheet(found: Iterable[Party]) -> Md:
    """Rows to sign, in official order."""
    rows = (
        (number, _named(one) or TO_WRITE, one.post or TO_WRITE, one.office, TO_WRITE)
        for number, one in enumerate(found, 1)
    )
    return table(HEADS, rows)


def _named(one: Party) -> str:
    return f"{one.name}, NIP {one.nip}" if one.name and one.nip else one.name
