"""What was said, and who is here: hits of a search with the place where each stands."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.presence import room_of
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Label, Note, Opd, Participant
from bimtek.journal import file
from bimtek.journal.records import Record, Seen
from bimtek.journal.searching import Hit, search
from bimtek.locale.folding import fold
from bimtek.overview.coded import SHORTEST, rows_called
from bimtek.overview.words import HIDDEN, Words
from bimtek.stages.gap.records import Indicator
from bimtek.stages.knowledge import earlier_topics, stage_of, topics_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bimtek.hall.mentions import Topic
    from bimtek.script.model import Stage
    from bimtek.session import Session

ROWS = "Baris dengan kode ini"
LAST = (Participant.kind, Opd.kind)
"""Groups that come after what was said."""
LISTS = (Opd.kind, Indicator.kind)
"""Kinds that come from a list: when that was read in tells nobody anything."""


class Found(NamedTuple):
    """One hit as people read it."""

    kind: str
    record: str
    at: datetime | None
    """When it was said; of a person, when they came; None: there is no such hour."""
    who: str
    """The office, the speaker, or the row's name."""
    text: str
    hidden: bool
    acara: str
    by: str
    """Who recorded it; of a row that may still be empty: nobody."""
    label: Label | None = None
    """What a note is."""


class Group(NamedTuple):
    """Hits of one kind, newest first."""

    title: str
    hits: tuple[Found, ...]
    of: int
    """How many there are; more than are shown."""


def look_up(path: Path, text: str) -> list[Hit]:
    """Search a session file on a connection of its own, so that it can be done in a thread."""
    if len(fold(text)) < SHORTEST:
        return []
    connection = file.connect(path, writing=False)
    try:
        return search(connection, text)
    finally:
        connection.close()


def groups(session: Session, hits: list[Hit], text: str) -> list[Group]:
    """Hits by kind: rows of that code, notes, what the acara hold, then people and offices."""
    words = Words(session)
    wanted = fold(text).split()
    came = _arrivals(session) if any(hit.kind == Participant.kind for hit in hits) else {}
    kinds = list(dict.fromkeys(hit.kind for hit in hits))
    kinds.sort(key=lambda kind: (kind in LAST, LAST.index(kind) if kind in LAST else 0))
    kinds.sort(key=lambda kind: kind != Note.kind)
    found = list(_rows(session, words, text))
    for kind in kinds:
        mine = [hit for hit in hits if hit.kind == kind]
        told = [one for hit in mine if (one := _found(words, hit, wanted, came)) is not None]
        if told:
            noun = words.noun(kind)
            hidden = len(mine) - len(told)
            found.append(Group(noun[:1].upper() + noun[1:], tuple(told), mine[0].of_kind - hidden))
    return found


def _rows(session: Session, words: Words, text: str) -> Iterator[Group]:
    """As a paper form has them, so that whoever types it in comes to the cell by its code."""
    rows = rows_called(session.stages, words.offices, text, _earlier(session))
    hits = tuple(
        Found(
            kind=row.kind,
            record=row.record,
            at=None,
            who=words.offices.name(row.opd) if row.opd else "",
            text=f"{row.code} {row.text}",
            hidden=False,
            acara=row.stage.title,
            by="",
        )
        for row in rows
    )
    if hits:
        yield Group(ROWS, hits, len(hits))


def _earlier(session: Session) -> Iterator[tuple[Stage, Topic]]:
    """Rows of earlier tahap with the acara in which they are answered; else they lead nowhere."""
    for topic in earlier_topics(session, tuple(topics_of(session.script))):
        kind, _, record = topic.about.partition("/")
        if (stage := stage_of(session, kind, record)) is not None:
            yield stage, topic


def _arrivals(session: Session) -> Mapping[str, datetime]:
    """When each person came by the roll call that is meant now, on the day of that roll call."""
    room = room_of(
        [seen.value for seen in session.all(Participant)],
        [seen.value for seen in session.all(Attendance)],
        [seen.value for seen in session.all(RollCall)],
        session.runs.values(),
    )
    found = {}
    for who in room.came:
        row = room.roll[who]
        seen = session.get(Attendance, f"{row.roll_call}/{row.participant}")
        recorded = session.author(seen.stamps("presence")[0]) if seen else None
        if recorded and row.presence and row.presence.arrived:
            day, zone = recorded.at.date(), recorded.at.tzinfo
            found[who] = datetime.combine(day, row.presence.arrived, zone)
    return {one: found[kept] for one, kept in room.kept.items() if kept in found}


def _hour(
    seen: Seen[Record], recorded: datetime | None, came: Mapping[str, datetime]
) -> datetime | None:
    if isinstance(seen.value, Participant):
        return came.get(seen.record)
    if seen.cls.kind in LISTS:
        return None
    said: datetime | None = getattr(seen.value, "said", None)
    return said or recorded


def _found(words: Words, hit: Hit, wanted: list[str], came: Mapping[str, datetime]) -> Found | None:
    """None for what was taken back, and for kinds that this program does not know."""
    session = words.session
    cls = session.kinds.get(hit.kind)
    seen = session.get(cls, hit.record) if cls else None
    if cls is None or seen is None or seen.withdrawn is not None:
        return None
    author = session.author(hit.stamp)
    hidden = words.confidential(hit.kind, hit.record)
    return Found(
        hit.kind,
        hit.record,
        _hour(seen, author.at if author else None, came),
        _who(words, seen),
        HIDDEN if hidden else _text(words, seen, wanted),
        hidden,
        _acara(session, seen),
        author.name if author else "",
        seen.value.label if isinstance(seen.value, Note) else None,
    )


def _who(words: Words, seen: Seen[Record]) -> str:
    value = seen.value
    if isinstance(value, Note):
        offices = ", ".join(words.offices.name(code) for code in value.opd)
        return offices or (words.person(value.speaker) if value.speaker else "")
    if isinstance(value, Participant):
        return words.offices.name(value.opd) if value.opd else value.agency
    if seen.cls.key == ("id",):
        return ""
    if seen.cls.key == ("code",):
        return "" if isinstance(value, Opd) else seen.record
    called = words.record(seen.cls.kind, seen.record)
    said = (str(getattr(value, name) or "") for name in seen.cls.searchable)
    # called by its own words, which stand beside it anyway
    bare = called.strip("“”").rstrip("…").rstrip()
    return "" if called.startswith("“") and any(one.startswith(bare) for one in said) else called


def _text(words: Words, seen: Seen[Record], wanted: list[str]) -> str:
    """The fields in which the words stand; where only a name was meant, all that has words."""
    cls, value = seen.cls, seen.value
    texts = {name: str(getattr(value, name) or "") for name in cls.searchable}
    holding = {name: t for name, t in texts.items() if any(word in fold(t) for word in wanted)}
    if isinstance(value, Participant | Opd):
        holding = texts
    shown = holding or {name: text for name, text in texts.items() if text}
    bare = len(cls.searchable) == 1 or isinstance(value, Participant | Opd)
    parts = [
        text if bare else f"{words.field(cls, name)} {text}".strip()
        for name, text in shown.items()
        if text
    ]
    return " · ".join(" ".join(part.split()) for part in parts)


def _acara(session: Session, seen: Seen[Record]) -> str:
    named = getattr(seen.value, "stage", "") or str(getattr(seen.value, "of", ""))
    first = (named or seen.record).partition("/")[0]
    return next((stage.title for stage in session.stages if stage.id == first), "")
