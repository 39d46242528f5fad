"""What stands in the boxes of a row, and what somebody saw there who answers later.

A page and a form that goes out carry for each box the stamps of what its person was shown. So what
is recorded says truly what it was made from, however long it lay open and whoever else wrote
meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.journal.codec import canonical
from bimtek.journal.records import WITHDRAWN, Head, Seen

if TYPE_CHECKING:
    from bimtek.journal.entry import Entry
    from bimtek.session import Session
    from bimtek.stages.table_page import Box


class Typed(NamedTuple):
    """A box with something new in it."""

    box: Box
    text: str
    stamps: tuple[str, ...]


def text_of(seen: Seen[Any] | None, box: Box) -> str:
    """What stands in a box, as it would be typed; nothing of what was told in confidence."""
    if seen is None or box.closed or seen.withdrawn is not None:
        return ""
    return box.show(seen)


def stamps_of(seen: Seen[Any] | None, box: Box) -> tuple[str, ...]:
    """The stamps of what stands there."""
    if seen is None:
        return ()
    return (*seen.stamps(box.field), *seen.stamps(WITHDRAWN))


def as_seen(
    session: Session, box: Box, stamps: Collection[str], hand: str = ""
) -> Seen[Any] | None:
    """A record as somebody saw it who was shown these values of a box.

    Args:
        stamps: as the page or the form brings them; what is none of that field counts for nothing.
        hand: who recorded since, on the same page, knows that too.
    """
    seen = session.get(box.cls, box.record)
    if seen is None:
        return None
    entries = session.file.history(box.cls.kind, box.record)
    heads = {**seen.heads}
    for field in (box.field, WITHDRAWN):
        own = {
            entry.stamp: entry
            for entry in entries
            if entry.device == hand and entry.stamp in seen.stamps(field)
        }
        covered = {stamp for entry in own.values() for stamp in entry.bases.get(field, ())}
        known = [
            _head(entry, field)
            for entry in entries
            if field in entry.bases
            and (entry.stamp in own or (entry.stamp in stamps and entry.stamp not in covered))
        ]
        heads[field] = tuple(sorted(known, reverse=True))
    standing = {name: those for name, those in heads.items() if those}
    return Seen(seen.cls, seen.record, standing, seen.taken_back)


def _head(entry: Entry, field: str) -> Head:
    values = entry.values
    return Head(entry.stamp, None if values is None else canonical(values[field]))


def together(typed: Iterable[Typed]) -> list[list[Typed]]:
    """Boxes that are parts of one field: their values go together."""
    found: dict[tuple[str, str, str], list[Typed]] = {}
    for one in typed:
        found.setdefault((one.box.cls.kind, one.box.record, one.box.field), []).append(one)
    return list(found.values())


def seen_in_all(session: Session, those: Sequence[Typed], hand: str = "") -> Seen[Any] | None:
    """What a person saw of a field in all of its boxes."""
    stamps = set.intersection(*(set(one.stamps) for one in those))
    return as_seen(session, those[0].box, stamps, hand)
