"""Copies of the session file elsewhere: which there are, and what came since. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bimtek.hall.missing import Finding, Weight
from bimtek.hall.session_records import FileCopy
from bimtek.locale.dates import clock, short_date

MANY_SINCE = 20
"""Entries since the newest copy from which a new one is worth a line."""


class CopyState(NamedTuple):
    """The newest copy at one place."""

    place: str
    copy: FileCopy
    since: int
    """Entries of the session that this copy does not hold."""

    @property
    def words(self) -> str:
        """`FLASHDISK (E:) 15.44 utuh ✓ · 12 perubahan sejak itu`; on this disk it says so."""
        at = self.copy.at
        when = f"{short_date(at.date())} {clock(at)}" if at else ""
        later = f" · {self.since} perubahan sejak itu" if self.since else ""
        where = "(masih di laptop ini)" if self.copy.same_disk else ""
        return " ".join(filter(None, (self.place, where, when, "utuh ✓"))) + later


def copy_states(copies: Iterable[FileCopy], entries: int) -> list[CopyState]:
    """The newest copy of each place, the newest first.

    Args:
        copies: all that were ever made.
        entries: how many entries the session holds now.
    """
    made = sorted(copies, key=lambda one: (str(one.at or ""), one.entries))
    newest = {one.place or one.path: one for one in made}
    states = []
    for place, one in newest.items():
        # the note that a copy was made is written after it, and is no change of the session
        told = sum(other.entries >= one.entries for other in made)
        states.append(CopyState(place, one, max(0, entries - one.entries - told)))
    return sorted(states, key=lambda state: str(state.copy.at or ""), reverse=True)


def only_here(states: Iterable[CopyState]) -> bool:
    """Whether no copy is outside of this laptop."""
    return all(state.copy.same_disk for state in states)


def copy_findings(states: list[CopyState], entries: int) -> Iterator[Finding]:
    """Whether this laptop holds the only copy of much work; one on its own disk is lost with it."""
    outside = [state.since for state in states if not state.copy.same_disk]
    fewest = min(outside, default=entries)
    if fewest < MANY_SINCE:
        return
    text = (
        f"{fewest} perubahan belum disalin ke luar laptop"
        if outside
        else "Belum ada salinan di luar laptop ini"
    )
    yield Finding("copies", Weight.TONIGHT, text, "Enter: salin ke flashdisk", FileCopy.kind)
