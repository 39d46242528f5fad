"""What an end still owes: what was not read to the hall; deadlines the hall names itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.agreement import Agreement
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.records import Label, Note, StageRun, StageState
from bimtek.stages.closing.rules import Item, Standing
from bimtek.stages.closing.state import OWN, ClosingState

if TYPE_CHECKING:
    from bimtek.hall.agreed import InForce
    from bimtek.script.model import Stage
    from bimtek.session import Session

BEGUN = (StageState.RUNNING, StageState.DONE)


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Once the last end of the session has begun, all that was not read."""
    last = [one.id for one in session.stages if one.kind == OWN][-1:]
    seen = session.get(StageRun, stage.id)
    if [stage.id] != last or seen is None or seen.value.state not in BEGUN:
        return
    state = ClosingState(session, stage)
    if state.standing is None:
        yield from of_items(stage.id, state.items)
    else:
        yield from of_agreement(stage.id, state.standing, state.late)


def of_agreement(stage: str, standing: InForce, late: int) -> Iterator[Finding]:
    """Of what was agreed: what came late has to be decided on, the paper signed."""
    where = (Agreement.kind, standing.version)
    if late:
        text = f"{late} susulan sesudah kesepakatan belum ditimbang"
        yield Finding(f"late.{stage}", Weight.SHOULD, text, "", *where)
    if standing.signed is None:
        text = f"Versi {standing.version} belum ditandatangani"
        yield Finding(f"unsigned.{stage}", Weight.TONIGHT, text, "", *where)


def of_items(stage: str, found: Sequence[Item]) -> Iterator[Finding]:
    """Of plain values: what changed after the hall agreed blocks the minutes."""
    changed = [item for item in found if item.standing is Standing.CHANGED]
    if changed:
        text = f"{len(changed)} hasil diubah sesudah dibacakan"
        yield _finding(f"read-changed.{stage}", Weight.BLOCKS, text, changed)
    waiting = [item for item in found if item.standing is Standing.WAITING]
    for key, label, word in (
        ("read-decisions", Label.DECISION, "keputusan"),
        ("read-actions", Label.ACTION, "tindak lanjut"),
    ):
        mine = [item for item in waiting if item.label is label]
        if mine:
            text = f"{len(mine)} {word} belum dibacakan"
            yield _finding(f"{key}.{stage}", Weight.SHOULD, text, mine)


def _finding(key: str, weight: Weight, text: str, found: Sequence[Item]) -> Finding:
    spots = tuple(Spot(item.text, Note.kind, item.id) for item in found)
    detail = " · ".join(str(item.number) for item in found)
    return Finding(key, weight, text, f"nomor {detail}", Note.kind, spots[0].record, spots)
