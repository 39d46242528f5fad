"""Who wrote down what the minutes tell."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import Origin
from bimtek.hall.officers import Officer
from bimtek.hall.records import EDITING, HALL_RECORDS, Note

if TYPE_CHECKING:
    from bimtek.journal.entry import Entry
    from bimtek.session import Session

NOTE_TAKER = "notulis"
IN_PLACE = ("fasilitator", "penyelenggara")
"""Who records what was said where nobody sits there as notulis."""
AROUND = frozenset(cls.kind for cls in HALL_RECORDS if cls is not Note) | frozenset(
    ("indicator", "pause", "closing")
)
"""Kinds that say nothing of what was said: lists, presence, the running order, copies."""


class Recorders(NamedTuple):
    """Names in the order of their first entry."""

    names: tuple[str, ...]
    as_notulis: bool

    @property
    def words(self) -> str:
        """What the first page says of them."""
        said = "; ".join(self.names)
        if not said:
            return "belum dicatat"
        return said if self.as_notulis else f"tidak ada; dicatat oleh {said}"

    @property
    def signs_as(self) -> str:
        """What stands above their signatures."""
        return "Notulis," if self.as_notulis or not self.names else "Yang mencatat,"


def recorders(session: Session) -> Recorders:
    """Whoever recorded as notulis what happened; else who recorded in the place of one."""
    takers = _who_recorded(session, (NOTE_TAKER,))
    return Recorders(takers or _who_recorded(session, IN_PLACE), bool(takers))


def _who_recorded(session: Session, roles: Collection[str]) -> tuple[str, ...]:
    came_along = {seen.record for seen in session.all(Origin)}
    actors = dict.fromkeys(
        entry.actor
        for entry in session.file.entries()
        if entry.role in roles
        and entry.kind not in AROUND
        and not _only_edits(entry)
        # whoever took a programme over from the tahap before wrote down nothing that was said
        and (any(entry.bases.values()) or f"{entry.kind}/{entry.record}" not in came_along)
    )
    return tuple(dict.fromkeys(_name(session, actor) for actor in actors))


def _only_edits(entry: Entry) -> bool:
    """Whoever words the minutes in the evening wrote down nothing that was said."""
    return entry.kind == Note.kind and bool(entry.bases) and EDITING.issuperset(entry.bases)


def _name(session: Session, actor: str) -> str:
    seen = session.get(Officer, actor)
    return seen.value.name if seen and seen.value.name else actor
