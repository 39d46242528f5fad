"""The screen of the gap analysis alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bimtek.script.model import Stage
from bimtek.stages.gap.records import Gap
from bimtek.stages.gap.view import GapView
from tests.keyboard import press, type_text
from tests.minutes.halls import Hall
from tests.stages.gap.halls import GAP
from tests.stages.standing import Standing, Window


class Opened(Window[GapView]):
    """Hears also for whom the note line stands, and warnings of fields."""

    def __init__(self, view: GapView) -> None:
        super().__init__(view)
        self.noting: list[tuple[str, ...]] = []
        """For which OPDs the note line was told to stand, one after the other."""
        self.warned = 0

    def on_stage_view_noting(self) -> None:
        self.noting.append(self.view.note_context().opd)

    def on_typed_input_warned(self) -> None:
        self.warned += 1


class Stand(Standing[Opened, GapView]):
    """A person at the keys."""

    async def type(self, text: str) -> None:
        await press(self.pilot, text[0])  # it may open a cell, where the rest goes
        await type_text(self.pilot, text[1:])
        await self.settle()

    async def go(self, key: str) -> None:
        """Put the cursor on a row."""
        assert self.view.go_to("gap", f"gap/{key}"), key
        await self.settle()

    @property
    def cursor(self) -> str | None:
        return self.view.leaf.page.cursor_key

    def gap(self, key: str) -> Gap:
        """What the file holds of a row."""
        self.hall.session.poll()
        seen = self.hall.session.get(Gap, f"gap/{key}")
        row, _, who = key.partition("/")
        return seen.value if seen else Gap("gap", row, who)

    @property
    def face(self) -> str:
        """Page, question or picture."""
        return self.view.face

    @property
    def told(self) -> str:
        return self.window.told[-1] if self.window.told else ""


@asynccontextmanager
async def standing(
    hall: Hall, size: tuple[int, int] = (80, 19), stage: Stage = GAP
) -> AsyncIterator[Stand]:
    """Open the gap analysis of a hall in a window of this size."""
    async with Stand.at(hall, Opened(GapView(hall.session, stage)), size) as stand:
        yield stand
