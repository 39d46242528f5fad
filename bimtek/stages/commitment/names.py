"""What the ids of a commitment's records mean: signers by their posts, parts by their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.stages.commitment.state import CommitmentState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.commitment.script import TextPart


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """All who are to sign, and the parts of the text."""
    state = CommitmentState(session, stage)
    found = {one.id: _called(one) for one in state.spec.parts}
    return found | {row.id: state.name(row.signer) for row in state.rows}


def _called(part: TextPart) -> str:
    number = part.mark.rstrip(".")
    return f"butir {number}" if number.isdecimal() else f"ke-{part.id}"
