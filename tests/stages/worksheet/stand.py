"""The screen of a kertas kerja alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bimtek.script.model import Stage
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.view import WorksheetView
from bimtek.stages.worksheet.view_form import SheetForm
from tests.minutes.halls import Hall
from tests.stages.standing import Standing, Window
from tests.stages.worksheet.halls import READINESS


class Stand(Standing[Window[WorksheetView], WorksheetView]):
    """A person at the keys."""

    @property
    def cursor(self) -> str | None:
        return self.view.lines.cursor_key

    def value(self, key: str, column: str, who: str = PLENARY) -> str:
        """What the screen knows of a cell."""
        state = self.view.state
        row = next(one for one in state.rows if one.key == key)
        return state.values(row, who).get(column, "")

    @property
    def form(self) -> SheetForm:
        assert self.view.form is not None
        return self.view.form


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = READINESS, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open a kertas kerja of a hall in a window of this size."""
    async with Stand.at(hall, Window(WorksheetView(hall.session, stage)), size) as stand:
        yield stand
