"""The screen of a SWOT alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bimtek.script.model import Stage
from bimtek.stages.swot.view import SwotView
from tests.minutes.halls import Hall
from tests.stages.standing import Standing, Window
from tests.stages.swot.halls import FORUM


class Stand(Standing[Window[SwotView], SwotView]):
    """A person at the keys."""

    @property
    def cursor(self) -> str | None:
        return self.view.lines.cursor_key

    @property
    def field(self) -> str:
        """What stands in the field."""
        return self.view.field.value

    @property
    def rows(self) -> list[str]:
        """The items in the order of the list."""
        return [one.text for one in self.view.rows]


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = FORUM, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open a SWOT of a hall in a window of this size."""
    async with Stand.at(hall, Window(SwotView(hall.session, stage)), size) as stand:
        yield stand
