"""What the kinds of acara answer when one asks them: how far it is, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding
from bimtek.stages import KINDS
from bimtek.stages.kind import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.script.model import Stage
    from bimtek.session import Session


def progress_of(session: Session, stage: Stage) -> tuple[int, int] | None:
    """What is done, of what is asked; None where the kind counts nothing."""
    kind = KINDS.get(stage.kind)
    if kind is None or not kind.progress:
        return None
    done, asked = named(kind.progress)(session, stage)
    return done, asked


def reached_in(session: Session, stage: Stage) -> str:
    """How far an acara is in words, such as `3/15`; nothing where nothing is counted."""
    kind = KINDS.get(stage.kind)
    if kind is not None and kind.reached:
        return str(named(kind.reached)(session, stage))
    done, asked = progress_of(session, stage) or (0, 0)
    return f"{done}/{asked}" if asked else ""


def names_of(session: Session, stage: Stage) -> Mapping[str, str]:
    """Ids that records of one acara hold → what people call it; empty where ids are names."""
    kind = KINDS.get(stage.kind)
    if kind is None or not kind.names:
        return {}
    found: Mapping[str, str] = named(kind.names)(session, stage)
    return found


def findings_of(session: Session, stage: Stage) -> list[Finding]:
    """What is missing in one acara, as its kind sees it."""
    kind = KINDS.get(stage.kind)
    if kind is None or not kind.missing:
        return []
    return list(named(kind.missing)(session, stage))
