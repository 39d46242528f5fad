"""Quick wins that the hall may put to the vote, each with the conditions that it fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.stages.offered import Offered
from bimtek.stages.program.state import ProgrammeState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def offered(session: Session, stage: Stage) -> Iterator[Offered]:
    """Where the programmes of the city stand, each quick win that may stand before the hall."""
    state = ProgrammeState(session, stage).result
    for entry in state.quick_wins:
        failed = ", ".join(one.text for one in state.judged(entry).failed)
        if entry.name and not entry.closed and not entry.destroyed:
            yield Offered(entry.name, f"gagal syarat: {failed}" if failed else "")
