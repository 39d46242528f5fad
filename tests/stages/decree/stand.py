"""The screen of the SK alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bimtek.journal.records import Change
from bimtek.stages.decree.view import DecreeView
from tests.minutes.halls import Hall
from tests.stages.decree.halls import SK
from tests.stages.standing import Standing, Window


class Opened(Window[DecreeView]):
    """Knows also what stands before the note line."""

    def __init__(self, view: DecreeView) -> None:
        super().__init__(view)
        self.prefix = ""

    def on_stage_view_noting(self) -> None:
        self.prefix = self.view.note_context().prefix


class Stand(Standing[Opened, DecreeView]):
    """A person at the keys."""

    async def record(self, *changes: Change) -> None:
        """Record beside the screen, as the roll call of the same window does."""
        with self.hall.session.act() as act:
            for change in changes:
                act.record(change)
        act.saved.result(10)
        await self.settle()

    @property
    def recorded(self) -> int:
        """How many stances were ever recorded."""
        count = "SELECT count(*) FROM journal WHERE kind = 'stance'"
        return int(self.hall.session.file.connection.execute(count).fetchone()[0])

    def row(self, opd: str) -> Any:
        return next(row for row in self.view.state.rows if row.opd == opd)


@asynccontextmanager
async def standing(hall: Hall, size: tuple[int, int] = (80, 20)) -> AsyncIterator[Stand]:
    """Open the SK of a hall in a window of this size."""
    async with Stand.at(hall, Opened(DecreeView(hall.session, SK)), size) as stand:
        yield stand
