"""A kertas kerja as one OPD fills it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.worksheet.state import WorksheetState
from bimtek.stages.worksheet.table_page import WorksheetPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.script.model import Stage
    from bimtek.session import Session

OFFICES = "opd"
"""`dijawab=opd`."""


def form(session: Session, stage: Stage, opd: str) -> OfficeSheet | None:
    """What an OPD fills; None where the plenary or the groups answer."""
    state = WorksheetState(session, stage)
    return OfficeSheet(state, opd) if state.spec.answered_by == OFFICES else None


class OfficeSheet(WorksheetPage):
    """The sheet of one OPD."""

    def owes(self, key: str) -> bool:
        """Whether anything that the script requires of the row is open."""
        return not self.state.is_complete(self._rows[key], self.table)

    def _people(self) -> Sequence[str]:
        """The people of the office itself."""
        people = self.state.context.people
        return tuple(one.id for one in people.values() if one.opd == self.table)
