"""A kertas kerja as one OPD fills it by itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.rules import owners
from bimtek.stages.worksheet.state import WorksheetState
from bimtek.stages.worksheet.table_page import WorksheetPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.rules import Row

OFFICES = "opd"
"""`dijawab=opd`."""


def form(session: Session, stage: Stage, opd: str) -> OfficeSheet | None:
    """What an OPD fills: its own sheet, or the rows of the plenary's that are asked of it.

    None where groups answer, or the plenary asks nothing of it.
    """
    state = WorksheetState(session, stage)
    if state.spec.answered_by == OFFICES:
        return OfficeSheet(state, opd, opd)
    if state.spec.answered_by == PLENARY and any(opd in row.opds for row in state.rows):
        return OfficeSheet(state, opd, PLENARY)
    return None


class OfficeSheet(WorksheetPage):
    """What one OPD answers.

    Args:
        who: whose sheet it answers in: its own, or that of the plenary.
    """

    def __init__(self, state: WorksheetState, opd: str, who: str) -> None:
        super().__init__(state, who)
        self._opd = opd

    @property
    def adds_only(self) -> bool:
        """What the hall said is not the office's to change."""
        return self.table == PLENARY

    def owes(self, key: str) -> bool:
        """Whether anything that the script requires of the row is open."""
        row = self._rows[key]
        owner = not self.adds_only or self._opd in owners(row)
        return owner and not self.state.is_complete(row, self.table)

    @cached_property
    def _rows(self) -> dict[str, Row]:
        asked = self.state.asked_rows(self.table)
        mine = (row for row in asked if not self.adds_only or self._opd in row.opds)
        return {row.key: row for row in mine}

    def facts(self, key: str) -> Sequence[str]:  # noqa: ARG002 - the same for every row
        return ("Jawaban aula; lengkapi yang kosong.",) if self.adds_only else ()

    def _people(self) -> Sequence[str]:
        """The people of the office itself."""
        people = self.state.context.people
        return tuple(one.id for one in people.values() if one.opd == self._opd)
