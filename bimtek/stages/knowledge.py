"""What the mentions of a note may name in a session, and in which acara a record stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.mentions import Known, Topic
from bimtek.hall.offices import Offices
from bimtek.hall.records import Note, Opd, Participant
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from bimtek.script.model import Script, Stage
    from bimtek.session import Session


def known_to(session: Session) -> Known:
    """Everything that a note typed now may mention."""
    return Known(
        Offices(seen.value for seen in session.all(Opd)),
        (seen.value for seen in session.all(Participant)),
        topics_of(session.script),
        session.now().date(),
    )


def topics_of(script: Script) -> Iterator[Topic]:
    """What the acara of a script can be called by."""
    for stage in script.stages:
        kind = KINDS.of(stage.kind)
        if kind.topics:
            yield from KINDS.ask(kind, "topics", stage)


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
    return None
