"""Which OPDs have spoken at a commitment: whoever objected or refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.talkers import Spoke
from bimtek.stages.commitment.state import CommitmentState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def spoken(session: Session, stage: Stage) -> Iterator[Spoke]:
    """Every objection of an office; a signature is no speech."""
    for row in CommitmentState(session, stage).rows:
        if row.signing is not None and row.signing.how.says_why and row.signer.opd:
            yield Spoke(row.signer.opd, row.signing.at)
