"""The boxes of a row on a page: what stands, what came meanwhile, and what a form brings back.

A form carries for each box the stamps of what its person saw there. So what is recorded says truly
what it was made from, however long the form lay open and whoever else wrote meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.journal.records import Head, Seen
from bimtek.locale.cleaning import typed_text
from bimtek.locale.dates import when
from bimtek.stages.table_page import Choice, Sort
from bimtek.stages.table_seen import Typed, as_seen, stamps_of, text_of

if TYPE_CHECKING:
    from multidict import MultiMapping

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


def kept_of(typed: Iterable[Typed], refused: Mapping[str, str]) -> dict[str, Kept]:
    """What stays in the form because it was not recorded."""
    return {
        one.box.name: Kept(one.text, one.stamps, refused.get(one.box.name, "")) for one in typed
    }
