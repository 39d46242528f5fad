"""A gap analysis as one OPD fills it by itself: its numbers, and its word on the levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.stages.gap import rules
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from bimtek.stages.gap.table_page import GapPage

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.script import Pillar


def form(session: Session, stage: Stage, opd: str) -> OfficeGaps:
    """What an OPD fills."""
    return OfficeGaps(GapState(session, stage), opd)


class OfficeGaps(GapPage):
    """The rows of one OPD.

    The hall agrees on the level of the city; beside it stands what an office says of itself. It may
    say so of every sub-dimension in which it answers, and owes it only where the hall asked.
    """

    adds_only: Final = False

    def owes(self, key: str) -> bool:
        """Whether it was asked, by the script or in the hall, and has not answered."""
        _, row = self._rows[key]
        asked = row.scripted or self.state.gap(row).asked
        return asked and not rules.is_answered(row, self.state.gap(row).answer)

    def _asked(self) -> Iterator[tuple[Pillar, Row]]:
        for pillar in self.state.pillars:
            own = [row for row in self.state.rows(pillar) if row.who == self.table]
            said = {row.code for row in own}
            for part in pillar.subdimensions:
                if self.table in part.opds and part.code not in said:
                    yield pillar, Row(part.code, self.table, part.code, part.title, scripted=False)
                yield from ((pillar, row) for row in own if row.subdimension == part.code)

    def _title(self, row: Row) -> str:
        """Whose answer it is stands above them all."""
        return row.title
