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

    async def say(self, *lines: str) -> None:
        """Type lines into the field, each with its Enter."""
        for line in lines:
            await self.type(line)
            await self.press("enter")

    @property
    def said(self) -> str:
        """The last sentence for the person."""
        return self.window.told[-1] if self.window.told else ""


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = FORUM, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open a SWOT of a hall in a window of this size."""
    window = Window(SwotView(hall.session, stage))
    async with window.run_test(size=size) as pilot:
        stand = Stand(pilot, hall, window, window.view)
        window.view.focus_first()
        await stand.settle()
        yield stand
