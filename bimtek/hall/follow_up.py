"""A tindak lanjut that belongs to a row of an acara: it comes, changes and goes with the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import Label, Note

if TYPE_CHECKING:
    from datetime import date, datetime

    from bimtek.journal.records import Change, Seen


class FollowUp(NamedTuple):
    """Who does what by when, because of a row."""

    text: str
    stage: str
    opd: tuple[str, ...]
    """Codes of the offices that do it."""
    about: str
    """What it hangs on, as `kind/record`."""
    due: date


def followed(
    action: str,
    standing: Seen[Note] | None,
    was: FollowUp | None,
    wanted: FollowUp | None,
    now: datetime,
) -> tuple[Change, ...]:
    """The changes that bring the tindak lanjut of a row up to date.

    What people changed in the note itself stays, unless the row says something new of it.

    Args:
        action: id of the note; the row says it, so that two laptops make the same one.
        standing: the note, also one that was taken back; None: never made.
        was: what the row asked for until now; None: nothing.
        wanted: what it asks for from now on; None: nothing.
        now: the time in the hall.
    """
    if wanted is None:
        gone = standing is None or standing.withdrawn is not None
        return () if gone or standing is None else (standing.withdraw(),)
    values = wanted._asdict()
    if standing is None:
        return (Note.new(id=action, label=Label.ACTION, said=now, **values),)
    if standing.withdrawn is None and was is not None:
        values = {name: value for name, value in values.items() if value != getattr(was, name)}
    return (standing.change(**values),) if values else ()
