"""Signatures that are still missing at the end: the next tahap asks for them at its opening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierAction
from bimtek.hall.passing import Passed, left_behind
from bimtek.stages.commitment.records import Signature
from bimtek.stages.commitment.rules import Standing, action_id
from bimtek.stages.commitment.state import CommitmentState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.hall.passing import Onward
    from bimtek.session import Session
    from bimtek.stages.commitment.rules import Row

SORT = "Tanda tangan komitmen"
KIND = "komitmen"
BEHIND_NOTES = 10_000
"""They are numbered behind the tindak lanjut that somebody promised."""
STAY = {
    Standing.SIGNED: "sudah ditandatangani",
    Standing.PROXY: "sudah ditandatangani",
    Standing.OBJECTS: "keberatan, kalimatnya di notulen",
    Standing.REFUSES: "menolak, kalimatnya di notulen",
    Standing.UNSETTLED: "dua nilai belum dipilih",
}


def onward(source: Session, way: Onward) -> Iterator[Passed]:
    """Of each commitment that was signed at all, who has not; a promised one is an action."""
    for stage in source.stages:
        if stage.kind != KIND:
            continue
        state = CommitmentState(source, stage)
        if all(row.is_open for row in state.rows):
            continue
        for order, row in enumerate(state.rows, BEHIND_NOTES):
            promised = state.action(row)
            if promised is None or promised.withdrawn is not None:
                yield _passed(state, row, way, order)


def _passed(state: CommitmentState, row: Row, way: Onward, order: int) -> Passed:
    name = state.name(row.signer)
    source = (Signature.kind, f"{state.stage.id}/{row.id}")
    passed = Passed(SORT, name, state.office(row.signer), source=source)
    if row.standing in STAY:
        return left_behind(passed, STAY[row.standing])
    change = EarlierAction.new(
        id=action_id(state.stage.id, row.id),
        session=way.earlier.id,
        text=f"Menandatangani komitmen: {name}",
        opd=(way.code(row.signer.opd),) if row.signer.opd else (),
        order=order,
    )
    return replace(passed, change=change, stamps={})
