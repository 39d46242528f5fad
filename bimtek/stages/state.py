"""What a kind of stage builds its reading on: one acara, as it stands recorded."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from bimtek.hall.running import run_of

if TYPE_CHECKING:
    from bimtek.hall.records import StageRun
    from bimtek.script.model import Stage
    from bimtek.session import Session

Spec = TypeVar("Spec")


class RecordedStage(Generic[Spec]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale.

    Args:
        session: where it is read from.
        stage: the acara.
    """

    spec: Spec
    """What the script says of it, as the kind read it."""

    def __init__(self, session: Session, stage: Stage) -> None:
        self.session = session
        self.stage = stage
        self.spec = stage.spec

    @cached_property
    def run(self) -> StageRun:
        """How the acara itself went."""
        return run_of(self.session.runs, self.stage.id)
