"""Diparkir: what was set aside for later, who looks after it, what of it remains. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.clock import epoch
from bimtek.hall.confidence import CLOSED
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.questions import answered, is_closed, waits
from bimtek.hall.records import Label, Note, Parked
from bimtek.journal.records import Change, Seen

if TYPE_CHECKING:
    from bimtek.hall.offices import Offices

LONGEST = 60


class Aside(NamedTuple):
    """A note that was set aside and waits."""

    note: Seen[Note]
    parked: Seen[Parked]


def asides(notes: Iterable[Seen[Note]], parked: Iterable[Seen[Parked]]) -> tuple[Aside, ...]:
    """What waits, the earliest first; a question that was answered meanwhile waits no more."""
    found = {seen.record: seen for seen in notes}
    said_to = answered(seen.value for seen in found.values())
    waiting = [
        Aside(found[seen.record], seen)
        for seen in parked
        if seen.record in found and seen.value.since is not None and seen.value.back is None
    ]
    waiting = [
        one
        for one in waiting
        if one.note.value.label is not Label.QUESTION or waits(one.note.value, said_to)
    ]
    return tuple(sorted(waiting, key=lambda one: (epoch(one.parked.value.since), one.note.record)))


def park(note: Seen[Note], before: Seen[Parked] | None, owner: str, now: datetime) -> Change:
    """A note is set aside, also once more after it was taken up.

    Args:
        owner: code of the office that looks after it; empty: none.
    """
    if before is not None:
        return before.change(owner=owner, since=now, back=None)
    return Parked.new(note=note.record, owner=owner, since=now)


def taken_up(parked: Seen[Parked], now: datetime) -> Change:
    """It was brought back to the hall and is no longer set aside."""
    return parked.change(back=now)


def usual_owner(note: Note, opd_of: Mapping[str, str]) -> str:
    """Who looks after a note if nobody says so: the office that it names, else its speaker's."""
    return next(iter(note.opd), "") or opd_of.get(note.speaker, "")


def words_of(note: Seen[Note]) -> str:
    """What was said; of what was told in confidence only that."""
    return CLOSED if is_closed(note) else note.value.printed


def findings(waiting: Sequence[Aside], offices: Offices) -> Iterator[Finding]:
    """What was set aside and has not been taken up: to be brought back before the closing."""
    if not waiting:
        return
    spots = []
    for one in waiting:
        text, owner = words_of(one.note), one.parked.value.owner
        text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        spots.append(Spot(f"{offices.name(owner)}: {text}" if owner else text, *_place(one.note)))
    detail = " · ".join(spot.text for spot in spots)
    text = f"{len(waiting)} hal diparkir belum dibahas"
    yield Finding("parked", Weight.SHOULD, text, detail, *_place(waiting[0].note), tuple(spots))


def _place(note: Seen[Note]) -> tuple[str, str]:
    return Note.kind, note.record
