"""What came after an agreement without knowing of it, and what a ralat makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING

from bimtek.agreed import agreed_session
from bimtek.hall.agreed import next_number
from bimtek.hall.agreement import Correction, Verdict
from bimtek.hall.records import Note
from bimtek.journal.codec import encode
from bimtek.journal.records import Change, Record, Refusal
from bimtek.overview.words import BESIDE, HIDDEN, Words

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.overview.since import Since
    from bimtek.session import Session


def decided(
    session: Session, late: Since, verdict: Verdict, reason: str, asked_by: str
) -> tuple[int, list[Change]]:
    """A ralat on a record that came late, with what makes the record read as was decided.

    Args:
        late: one of its changes; the ralat decides on all of the record.

    Returns:
        The number of the ralat, and the changes of one act.

    Raises:
        Refusal: if nothing is agreed any more, or a text is missing.
    """
    standing = session.agreement
    cls = session.kinds.get(late.kind)
    if standing is None or cls is None:
        raise Refusal("nothing-agreed", "Kesepakatan itu tidak berlaku lagi.")
    stamps = [e.stamp for e in session.late() if (e.kind, e.record) == (late.kind, late.record)]
    number = next_number(session.all(Correction))
    now = session.get(cls, late.record)
    with agreed_session(session, standing) as agreed:
        then = agreed.get(cls, late.record)
        before = _told(Words(agreed), then) if then else ""
    after = _told(Words(session), now) if now else ""
    ralat = Correction.new(
        edition=standing.version,
        number=number,
        about=f"{late.kind}/{late.record}",
        place=_place(session, late, now),
        before=before,
        after=after or late.words,
        reason=reason.strip(),
        asked_by=asked_by.strip(),
        verdict=verdict,
        at=session.now().replace(microsecond=0),
        late=tuple(stamps),
    )
    change = _settled(now, then, frozenset(stamps), verdict) if now else None
    return number, [ralat, change] if change else [ralat]


def _place(session: Session, late: Since, now: Seen[Record] | None) -> str:
    """`keputusan, acara Penutup`; of what is no note as the list calls it."""
    if now is None or not isinstance(now.value, Note):
        return late.what
    titles = {stage.id: stage.title for stage in session.stages}
    title = titles.get(now.value.stage, "")
    return f"{now.value.label}, acara {title}" if title else str(now.value.label)


def _told(words: Words, seen: Seen[Record]) -> str:
    """A record as it stands: a note by its words, anything else by its fields."""
    if words.discreet and words.confidential(seen.cls.kind, seen.record):
        return HIDDEN
    if isinstance(seen.value, Note):
        return seen.value.printed
    return "; ".join(_fields(words, seen))


def _fields(words: Words, seen: Seen[Record]) -> Iterator[str]:
    for name in seen.cls.data_fields():
        heads = seen.heads.get(name)
        if heads and name not in BESIDE and heads[0].value is not None:
            said = words.value(seen.cls, name, json.loads(heads[0].value))
            if said:
                yield f"{words.field(seen.cls, name)} {said}".strip()


def _settled(
    now: Seen[Record], then: Seen[Record] | None, late: frozenset[str], verdict: Verdict
) -> Change | None:
    """What makes a record read as was decided; None: it does so already."""
    if verdict is Verdict.REFUSED and then is None:
        return now.withdraw("ditolak dengan ralat")
    patch: dict[str, object] = {}
    for name, heads in now.heads.items():
        if verdict is Verdict.ACCEPTED:
            wanted = next((head for head in heads if head.stamp in late), None)
            differs = wanted is not None and len(heads) > 1
        else:
            wanted = then.heads[name][0] if then and name in then.heads else None
            differs = any(head.stamp in late for head in heads)
        if differs:
            default = encode(_default(now.cls, name))
            value = wanted.value if wanted else None
            patch[name] = default if value is None else json.loads(value)
    if not patch:
        return None
    base = {name: now.stamps(name) for name in patch}
    return Change(now.cls.kind, now.record, patch, base, now.cls.version)


def _default(cls: type[Record], name: str) -> object:
    found = next((part.default for part in fields(cls) if part.name == name), None)
    return None if found is MISSING else found
