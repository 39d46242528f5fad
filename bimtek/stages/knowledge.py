"""What the mentions of a note may name in a session, and in which acara a record stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bimtek.hall.mentions import Known, Topic
from bimtek.hall.offices import Offices
from bimtek.hall.records import Note, Opd, Participant
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from bimtek.script.model import Script, Stage
    from bimtek.session import Session
    from bimtek.stages.kind import StageKind


def known_to(session: Session) -> Known:
    """Everything that a note typed now may mention."""
    return Known(
        Offices(seen.value for seen in session.all(Opd)),
        (seen.value for seen in session.all(Participant)),
        topics_in(session),
        session.now().date(),
    )


def topics_of(script: Script) -> Iterator[Topic]:
    """What the acara of a script can be called by."""
    return (topic for _, topic in topics_by_acara(script.stages))


def topics_by_acara(stages: Iterable[Stage]) -> Iterator[tuple[Stage, Topic]]:
    """The same of some acara, each with its own."""
    for stage in stages:
        kind = KINDS.of(stage.kind)
        if kind.topics:
            yield from ((stage, topic) for topic in KINDS.ask(kind, "topics", stage))


def topics_in(session: Session) -> tuple[Topic, ...]:
    """The same for a session: behind its script the rows of earlier tahap that it does not ask."""
    scripted = tuple(topics_of(session.script))
    return (*scripted, *earlier_topics(session, scripted))


def earlier_topics(session: Session, scripted: tuple[Topic, ...]) -> Iterator[Topic]:
    """Rows that came along from earlier tahap and that the script does not ask again.

    Args:
        scripted: what the script has.
    """
    for kind in _with_earlier():
        yield from KINDS.ask(kind, "earlier_topics", session, scripted)


def rows_then(session: Session) -> dict[str, str]:
    """Place of a row of an earlier tahap → `4.1 Layanan publik, Tahap I 2→4`."""
    found = earlier_topics(session, tuple(topics_of(session.script)))
    return {
        place: ", ".join(filter(None, (topic.full, stood)))
        for topic in found
        for place, stood in topic.then.items()
    }


def earlier_kind(kind: str) -> StageKind | None:
    """The kind of acara whose rows of earlier tahap are recorded as this kind of record."""
    return next((one for one in _with_earlier() if one.earlier and one.earlier.kind == kind), None)


def earlier_records() -> Iterator[str]:
    """Kinds of record that stand for rows of earlier tahap."""
    return (one.earlier.kind for one in _with_earlier() if one.earlier)


def _with_earlier() -> Iterator[StageKind]:
    return (one for one in (*KINDS, *KINDS.met()) if one.earlier_topics)


def stage_of(session: Session, kind: str, record: str) -> Stage | None:
    """The acara in which a record stands; None: in none, as a person or an office."""
    stages = {one.id: one for one in session.stages}
    if kind == Note.kind:
        seen = session.get(Note, record)
        return stages.get(seen.value.stage) if seen else None
    first, _, _ = record.partition("/")
    if first in stages:
        return stages[first]
    for stage in stages.values():
        if kind in (cls.kind for cls in KINDS.of(stage.kind).records):
            return stage
    if earlier_kind(kind):  # a row that only earlier tahap asked: where it is answered
        found = (one for one in session.stages if KINDS.of(one.kind).answers_rows)
        return next(found, None)
    return None
