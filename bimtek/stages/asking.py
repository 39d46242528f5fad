"""What the kinds of acara answer when one asks them: how far, what is missing, who spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.group_shortcomings import groups_findings
from bimtek.hall.missing import Finding
from bimtek.hall.records import Note, StageState, Turn
from bimtek.hall.running import run_of, stage_now
from bimtek.hall.talkers import Talkers, talkers
from bimtek.stages import KINDS
from bimtek.stages.absent.missing import package_missing
from bimtek.stages.grouping import division_of, is_in_groups, seating_of
from bimtek.stages.kind import StageKind
from bimtek.stages.knowledge import earlier_kind, stage_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bimtek.hall.presence import Room
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.offered import Offered


def progress_of(session: Session, stage: Stage) -> tuple[int, int] | None:
    """What is done, of what is asked; None where the kind counts nothing."""
    kind = KINDS.of(stage.kind)
    if not kind.progress:
        return None
    done, asked = KINDS.ask(kind, "progress", session, stage)
    return done, asked


def reached_in(session: Session, stage: Stage) -> str:
    """How far an acara is, in words that the hall understands; nothing where its kind has none."""
    kind = KINDS.of(stage.kind)
    return str(KINDS.ask(kind, "reached", session, stage)) if kind.reached else ""


def names_of(session: Session, stage: Stage) -> Mapping[str, str]:
    """Ids that records of one acara hold → what people call it; empty where ids are names."""
    kind = KINDS.of(stage.kind)
    if not kind.names:
        return {}
    found: Mapping[str, str] = KINDS.ask(kind, "names", session, stage)
    return found


def said_in(session: Session, stage: Stage, of: tuple[str, str, str], value: str) -> str:
    """A value that a record of one acara stores as text, as its kind says it; empty: as it stands.

    Args:
        of: kind and id of the record, and the field.
    """
    kind = KINDS.of(stage.kind)
    return str(KINDS.ask(kind, "says", session, stage, *of, value)) if kind.says else ""


def findings_of(session: Session, stage: Stage) -> list[Finding]:
    """What is missing in one acara, as its kind sees it, and of the groups in which it is held."""
    groups = _of_its_groups(session, stage)
    own = findings_of_kind(session, stage)
    return [*groups, *own, *package_missing(session, stage)]


def findings_of_kind(session: Session, stage: Stage) -> Sequence[Finding]:
    """The same as its kind alone sees it."""
    kind = KINDS.of(stage.kind)
    return tuple(KINDS.ask(kind, "missing", session, stage)) if kind.missing else ()


def _of_its_groups(session: Session, stage: Stage) -> Iterator[Finding]:
    """What is missing of the groups of today and of before: those of tomorrow can wait."""
    now = stage_now(session.stages, session.runs)
    state = run_of(session.runs, stage.id).state
    waits = state is StageState.PENDING and now is not None and stage.day > now.day
    if not waits and state is not StageState.SKIPPED and is_in_groups(session, stage):
        yield from groups_findings(division_of(stage), seating_of(session, stage))


def told_beside(session: Session, kind: str, record: str) -> tuple[str, ...]:
    """What an acara says of one of its rows to another acara that refers to it."""
    if earlier := earlier_kind(kind):
        return tuple(KINDS.ask(earlier, "earlier_beside", session, record))
    stage = stage_of(session, kind, record)
    if stage is None or not (found := KINDS.of(stage.kind)).beside:
        return ()
    return tuple(KINDS.ask(found, "beside", session, stage, kind, record))


def offered_in(session: Session) -> tuple[Offered, ...]:
    """What the acara of a session offer to the vote, each name once."""
    found: dict[str, Offered] = {}
    for stage in session.stages:
        kind = KINDS.of(stage.kind)
        for one in KINDS.ask(kind, "offered", session, stage) if kind.offered else ():
            found.setdefault(one.text.casefold(), one)
    return tuple(found.values())


def talkers_in(session: Session, room: Room) -> Talkers:
    """Who has spoken in any acara, by what was noted, by the queue, and by the acara themselves."""
    notes = (seen.value for seen in session.all(Note))
    turns = (seen.value for seen in session.all(Turn))
    elsewhere = (
        spoke
        for stage, kind in _kinds_that_speak(session)
        for spoke in KINDS.ask(kind, "spoken", session, stage)
    )
    return talkers(notes, turns, room, elsewhere)


def records_that_speak(session: Session) -> frozenset[str]:
    """Kinds of record by which an acara itself knows who has spoken."""
    return frozenset(cls.kind for _, kind in _kinds_that_speak(session) for cls in kind.records)


def _kinds_that_speak(session: Session) -> Iterator[tuple[Stage, StageKind]]:
    for stage in session.stages:
        kind = KINDS.of(stage.kind)
        if kind.spoken:
            yield stage, kind
