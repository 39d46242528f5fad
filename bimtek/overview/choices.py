"""What two people set differently, over all acara: both values, and what a choice records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from bimtek.hall.agreement import Agreement
from bimtek.hall.session_records import ScriptVersion
from bimtek.journal.codec import encode
from bimtek.journal.records import DESTROYED, WITHDRAWN, Change, Head, Refusal, Seen
from bimtek.locale.dates import when
from bimtek.overview.words import HIDDEN, Words
from bimtek.stages.knowledge import stage_of
from bimtek.stages.settling import settled, typed, worded
from bimtek.sync.own_table import ORIGINS, origins_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

Setting: TypeAlias = Callable[[], Change] | None
One: TypeAlias = tuple[str, Head, Setting]
"""A value in words, where it stands, and what sets it."""

ELSEWHERE: Final = frozenset((ScriptVersion.kind, Agreement.kind))
"""Kinds of record of which several values are settled in places of their own."""
TAKEN_BACK: Final = "ditarik seseorang, diubah orang lain"
STAYS: Final = "tetap dipakai"
GOES: Final = "ditarik"


class Offered(NamedTuple):
    """One of the values, and whose it is."""

    words: str
    who: str
    when: str
    laptop: str
    """`laptop ini`, `Living · Meja 4`, `laptop 7f3a`."""
    change: Setting
    """None: it was destroyed, and can only be replaced."""


class Choice(NamedTuple):
    """A field in which values of several people stand side by side."""

    seen: Seen[Any]
    field: str
    stage: Stage | None
    record: str
    """What the record is called: `4.2 Dinkes`."""
    name: str
    """What the field is called: `kini → sasaran`."""
    offered: tuple[Offered, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.seen.cls.kind, self.seen.record, self.field

    @property
    def called(self) -> str:
        """The record and the field in words."""
        return " · ".join(filter(None, (self.record, self.name)))

    def chosen(self, session: Session, number: int) -> Sequence[Change]:
        """What is recorded when the value with this number is right.

        Raises:
            Refusal: it cannot be set, for it was destroyed or makes no sense with the rest.
        """
        change = self.offered[number].change
        if change is None:
            raise Refusal("not-to-choose", "Nilai itu tidak dapat dipilih. Enter: nilai lain.")
        return settled(session, self.stage, self.seen, change())

    def typed(self, session: Session, text: str) -> Sequence[Change]:
        """What is recorded when all of them are wrong, and this is right.

        Raises:
            Refusal: it is no value of this field, or this field is not typed.
        """
        if self.field == WITHDRAWN:
            raise Refusal("not-typed", f"Pilih 1, {STAYS}, atau 2, {GOES}.")
        change = typed(session, self.stage, self.seen, self.field, text)
        return settled(session, self.stage, self.seen, change)


def choices(session: Session) -> list[Choice]:
    """All that waits for a person, in the order of the acara."""
    words, places = Words(session), {one.id: n for n, one in enumerate(session.stages)}
    origins = origins_of(session.file.remembered(ORIGINS))
    found = [
        _choice(words, origins, seen, field)
        for seen in session.conflicts()
        for field in asked(seen)
    ]
    last = len(places)
    return sorted(found, key=lambda one: places.get(one.stage.id, last) if one.stage else last)


def asked(seen: Seen[Any]) -> tuple[str, ...]:
    """The fields of a record between whose values a person chooses here.

    What another program recorded and this one does not know is kept, and not shown.
    """
    if seen.cls.kind in ELSEWHERE:
        return ()
    known = (*seen.cls.data_fields(), WITHDRAWN)
    return tuple(field for field in seen.conflicts if field in known)


def _choice(words: Words, origins: Mapping[str, str], seen: Seen[Any], field: str) -> Choice:
    kind = seen.cls.kind
    stage = stage_of(words.session, kind, seen.record)
    called = f"{words.noun(kind)} {words.record(kind, seen.record)}".strip()
    is_taken_back = field == WITHDRAWN
    name = TAKEN_BACK if is_taken_back else words.field(seen.cls, field)
    offered = _withdrawal(seen) if is_taken_back else _values(words, stage, seen, field)
    signed = tuple(_signed(words.session, origins, *one) for one in offered)
    return Choice(seen, field, stage, called, name, signed)


def _withdrawal(seen: Seen[Any]) -> Iterator[One]:
    """The record stands, as whoever changed it last left it, or it is taken back."""
    gone = seen.heads[WITHDRAWN][0]
    others = [head for name, heads in seen.heads.items() if name != WITHDRAWN for head in heads]
    yield STAYS, max(others, default=gone), seen.restore
    yield GOES, gone, seen.withdraw


def _values(words: Words, stage: Stage | None, seen: Seen[Any], field: str) -> Iterator[One]:
    """Each value once, the first of those who set it; what is closed is not shown."""
    hidden = seen.in_confidence and field not in seen.cls.confidences
    shown: set[str] = set()
    readable = {head.stamp: value for head, value in seen.values(field)}
    for head in sorted(seen.heads[field]):
        if head.value in shown:
            continue
        shown.add(head.value or "")
        if head.stamp not in readable:
            yield DESTROYED if head.value is None else "(tidak cocok)", head, None
            continue
        value = readable[head.stamp]
        said = f"({HIDDEN})" if hidden else worded(words.session, stage, seen, field, value)
        said = said or words.value(seen.cls, field, encode(value), seen.record) or "(kosong)"
        yield said, head, partial(seen.change, **{field: value})


def _signed(
    session: Session, origins: Mapping[str, str], said: str, head: Head, change: Setting
) -> Offered:
    author = session.author(head.stamp)
    if author is None:
        return Offered(said, "?", "", "", change)
    laptop = origins.get(author.device) or f"laptop {author.device[:4]}"
    if author.device == session.device:
        laptop = "laptop ini"
    return Offered(said, author.name, when(author.at, session.now()), laptop, change)
