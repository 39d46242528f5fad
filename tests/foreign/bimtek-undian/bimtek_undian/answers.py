"""What an undian answers when one asks it: how far, what is missing, what fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding, Weight
from bimtek.journal.records import Change, Refusal
from bimtek_undian.records import Lot
from bimtek_undian.rules import still_to_draw

if TYPE_CHECKING:
    from bimtek.script.model import Script, Stage
    from bimtek.session import Session


def lots_of(session: Session, stage: Stage) -> list[Lot]:
    """The lots of one acara."""
    return [seen.value for seen in session.all(Lot) if seen.value.stage == stage.id]


def progress(session: Session, stage: Stage) -> tuple[int, int]:
    """Drawn, of how many."""
    left = still_to_draw(stage.spec.opds, lots_of(session, stage))
    return len(stage.spec.opds) - len(left), len(stage.spec.opds)


def reached(session: Session, stage: Stage) -> str:
    """The same for the hall."""
    done, asked = progress(session, stage)
    return f"{done} dari {asked} OPD sudah diundi"


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Who has no place yet."""
    left = still_to_draw(stage.spec.opds, lots_of(session, stage))
    if left:
        text = f"{len(left)} OPD belum diundi: {stage.title}"
        key = f"undian.{stage.id}"
        yield Finding(key, Weight.SHOULD, text, " · ".join(left), "stage", stage.id)


def fits(script: Script, stage: Stage, change: Change, stands: Callable[[str, str], bool]) -> None:
    """Refuse an OPD that does not draw."""
    opd = change.record.partition("/")[2]
    if opd not in stage.spec.opds:
        raise Refusal("not-asked", f"‘{opd}’ tidak ikut undian ‘{stage.title}’.")
