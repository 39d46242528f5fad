"""The boxes of a row on a page: what stands, what came meanwhile, and what a form brings back.

A form carries for each box the stamps of what its person saw there. So what is recorded says truly
what it was made from, however long the form lay open and whoever else wrote meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.journal.codec import canonical
from bimtek.journal.records import WITHDRAWN, Head, Seen
from bimtek.locale.cleaning import typed_text
from bimtek.locale.dates import when
from bimtek.stages.table_page import Choice, Sort

if TYPE_CHECKING:
    from multidict import MultiMapping

    from bimtek.journal.entry import Entry
    from bimtek.session import Session
    from bimtek.stages.table_page import Box

TEXT, SAW, UNKNOWN, BESIDE = "isi.", "lihat.", "tahu.", "samping."
"""What the names of a box's controls begin with: what is in it, what was seen there, why nothing is
in it, what was seen beside it."""
EMPTIED: Final = "(dikosongkan)"


class Value(NamedTuple):
    """One value that stands, with whose it is."""

    stamp: str
    words: str
    by: str
    """`N1, 13.05`."""


class Kept(NamedTuple):
    """What a form holds in a box that is recorded nowhere."""

    text: str
    stamps: tuple[str, ...]
    refused: str = ""


class Shown(NamedTuple):
    """A box as the page shows it."""

    box: Box
    text: str
    stamps: str
    """What this page shows of it, for the form to bring back."""
    said: str
    """`tersimpan 13.22 ✓`, `diisi N1, 13.05`, or nothing."""
    values: Sequence[Value]
    """Of several that stand a person chooses one."""
    came: Value | None
    """What another wrote while this box held something else."""
    refused: str
    beside: str
    """The stamps of what is shown beside it."""

    @property
    def choices(self) -> Sequence[Choice]:
        """What is offered, and what stands though it is not offered any more."""
        box = self.box
        if box.sort not in (Sort.ONE, Sort.SEVERAL):
            return ()
        known = {choice.value for choice in (*box.choices, *box.unknown)}
        strange = [one for one in self.chosen if one and one not in known]
        offered = (*box.choices, *box.unknown) if box.sort is Sort.ONE else tuple(box.choices)
        return (*offered, *(Choice(one, f"{one} (tidak cocok)") for one in strange))

    @property
    def chosen(self) -> Sequence[str]:
        """Of several choices those that stand."""
        return self.text.split("\n") if self.box.sort is Sort.SEVERAL else (self.text,)

    @property
    def unknown(self) -> str:
        """The answer that says why there is no other one, where it stands."""
        known = [choice.value for choice in self.box.unknown]
        return self.text if self.text in known else ""


# -- what is shown


def shown(session: Session, box: Box, hand: str, kept: Kept | None = None) -> Shown:
    """A box as it stands.

    Args:
        hand: whose page it is, as entries name it (`device`).
        kept: what the form holds and is not recorded.
    """
    seen = session.get(box.cls, box.record)
    heads = _heads(seen, box)
    values = [] if seen is None or box.closed or box.quiet else _values(session, box, seen)
    stamps = stamps_of(seen, box)
    came = None
    if kept is not None and set(kept.stamps) != set(stamps) and len(values) == 1:
        came = values[0] if not _is_of(session, values[0].stamp, hand) else None
    return Shown(
        box,
        text_of(seen, box) if kept is None else kept.text,
        " ".join(stamps if kept is None else kept.stamps),
        _said(session, heads, hand) if kept is None else "",
        values if len(values) > 1 else (),
        came,
        kept.refused if kept else "",
        " ".join(stamps),
    )


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


def _heads(seen: Seen[Any] | None, box: Box) -> tuple[Head, ...]:
    if seen is None or seen.withdrawn is not None:
        return ()
    return seen.heads.get(box.field, ())


def _values(session: Session, box: Box, seen: Seen[Any]) -> list[Value]:
    """Each value once, with whoever set it last."""
    found: dict[str, Value] = {}
    for head in _heads(seen, box):
        alone = Seen(seen.cls, seen.record, {**seen.heads, box.field: (head,)}, seen.taken_back)
        words = box.whole(alone) if box.whole else words_of(box, box.show(alone))
        found.setdefault(words, Value(head.stamp, words, _by(session, head.stamp)))
    return list(found.values())


def words_of(box: Box, text: str) -> str:
    """What stands in a box as a person reads it."""
    if not text:
        return EMPTIED
    words = {choice.value: choice.words for choice in (*box.choices, *box.unknown)}
    return "; ".join(words.get(one, one) for one in text.split("\n"))


def _by(session: Session, stamp: str) -> str:
    author = session.author(stamp)
    return f"{author.name}, {when(author.at, session.now())}" if author else "?"


def _is_of(session: Session, stamp: str, hand: str) -> bool:
    origin = session.file.origin(stamp)
    return origin is not None and origin.device == hand


def _said(session: Session, heads: Sequence[Head], hand: str) -> str:
    author = session.author(heads[0].stamp) if heads else None
    if author is None:
        return ""
    if _is_of(session, heads[0].stamp, hand):
        return f"tersimpan {when(author.at, session.now())} ✓"
    return f"diisi {author.name}, {when(author.at, session.now())}"


# -- what a form brings back


class Typed(NamedTuple):
    """A box with something new in it."""

    box: Box
    text: str
    stamps: tuple[str, ...]


def typed_in(
    session: Session, boxes: Iterable[Box], form: MultiMapping[Any], hand: str
) -> list[Typed]:
    """The boxes of a form in which something else is than its person was shown."""
    found = []
    for box in boxes:
        if SAW + box.name not in form:
            continue
        stamps = tuple(str(form[SAW + box.name]).split())
        before = text_of(as_seen(session, box, stamps), box)
        text = _text_in(form, box, before)
        now = text_of(as_seen(session, box, stamps, hand), box)
        if text not in (before, now):
            found.append(Typed(box, text, stamps))
    return found


def _text_in(form: MultiMapping[Any], box: Box, before: str) -> str:
    """What is in a box; that there is none counts where nothing was typed beside it."""
    parts = [typed_text(str(one)).strip() for one in form.getall(TEXT + box.name, ())]
    text = "\n".join(filter(None, parts)) if box.sort is Sort.SEVERAL else "".join(parts[:1])
    unknown = str(form.get(UNKNOWN + box.name, ""))
    known = [choice.value for choice in box.unknown]
    return unknown if unknown in known and text in ("", before) else text


def as_seen(
    session: Session, box: Box, stamps: Collection[str], hand: str = ""
) -> Seen[Any] | None:
    """A record as somebody saw it who was shown these values of a box.

    Args:
        stamps: as the form brings them; what is none of that field counts for nothing.
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


def kept_of(typed: Iterable[Typed], refused: Mapping[str, str]) -> dict[str, Kept]:
    """What stays in the form because it was not recorded."""
    return {
        one.box.name: Kept(one.text, one.stamps, refused.get(one.box.name, "")) for one in typed
    }
