"""What was agreed, read as if the file held nothing else; and the minutes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING

from bimtek.bootstrap import script_of
from bimtek.hall.agreed import RESULTS, Held, InForce, desk_work, next_number, updates_in
from bimtek.hall.agreement import Correction, Verdict
from bimtek.hall.records import Note
from bimtek.journal.agreement import is_within
from bimtek.journal.codec import encode
from bimtek.journal.records import Change, Record, Refusal
from bimtek.locale.dates import medium_date
from bimtek.minutes.agreement import Present, stages_updated, status_of
from bimtek.minutes.document import minutes, part_told
from bimtek.overview.words import BESIDE, HIDDEN, Words
from bimtek.shelf import Shelf

if TYPE_CHECKING:
    from bimtek.journal.reader import Reader
    from bimtek.journal.records import Seen
    from bimtek.overview.since import Since
    from bimtek.session import Session


def minutes_of(session: Session) -> str:
    """The minutes in Markdown: of what was agreed, with its annexes; else as the session stands."""
    standing = session.agreement
    if standing is None:
        return minutes(session)
    with agreed_session(session, standing) as agreed:
        return minutes(agreed, status_of(session), list(_present(session, standing)))


def _present(session: Session, standing: InForce) -> Iterator[Present]:
    """Acara that a pemutakhiran has reached, as what was agreed and the newer data show them."""
    touched = stages_updated(session)
    if not touched:
        return
    with agreed_session(session, standing, updated=True) as newer:
        for stage in newer.stages:
            if day := touched.get(stage.id):
                part = part_told(newer, stage.id)
                yield part._replace(title=f"{part.title}, keadaan per {medium_date(day)}")


@contextmanager
def agreed_session(
    session: Session, standing: InForce, *, updated: bool = False
) -> Iterator[Session]:
    """The session as it was agreed, to be read only.

    With it stands what the desk went on with afterwards, until the paper was signed; never what
    came late, nor what a ralat or a pemutakhiran changed.

    Args:
        session: the session as it stands now.
        standing: which version.
        updated: with what the pemutakhiran since have brought.
    """
    freeze = session.file.freeze(standing.stamp)
    reader = session.file.frozen(freeze.reach)
    with closing(reader.connection):
        later = session.file.beyond(freeze.reach)
        newer = list(updates_in(later)) if updated else []
        if standing.signed_at:
            paper = session.file.reach(standing.signed_at)
            later = [entry for entry in later if is_within(paper, entry)]
        reader.admit(desk_work(later, freeze.is_known_to, _held(session, reader)))
        reader.admit(newer)
        yield session.read_from(reader, script_of(reader.connection, session.path))


def _held(session: Session, reader: Reader) -> Held:
    entries = reader.entries()
    notes = Shelf(reader, session.kinds, session.zone, session.actor).everything(Note)
    return Held(
        frozenset(entry.stamp for entry in entries),
        frozenset((entry.kind, entry.record) for entry in entries),
        frozenset(seen.record for seen in notes if seen.value.label in RESULTS),
    )


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
        words = Words(agreed)
        before = "; ".join(_told(words, then)) if then else ""
    after = "; ".join(_told(Words(session), now)) if now else late.words
    ralat = Correction.new(
        edition=standing.version,
        number=number,
        about=f"{late.kind}/{late.record}",
        place=late.what,
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


def _told(words: Words, seen: Seen[Record]) -> Iterator[str]:
    """The fields of a record as it stands, in words."""
    if words.discreet and words.confidential(seen.cls.kind, seen.record):
        yield HIDDEN
        return
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
