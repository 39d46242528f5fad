"""The screen of programmes alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bimtek.hall.sayings import Saying
from bimtek.script.model import Stage
from bimtek.stages.program.view import ProgrammeView
from bimtek.stages.view import StageView
from tests.minutes.halls import Hall
from tests.stages.program.halls import PLAN
from tests.stages.standing import Standing, Window


class Opened(Window[ProgrammeView]):
    """Hears jumps and wishes to destroy as well."""

    def __init__(self, view: ProgrammeView) -> None:
        super().__init__(view)
        self.jumps: list[tuple[str, str]] = []
        self.wishes: list[tuple[Saying, ...]] = []

    def on_stage_view_open(self, event: StageView.Open) -> None:
        self.jumps.append((event.kind, event.record))

    def on_stage_view_destroy(self, event: StageView.Destroy) -> None:
        self.wishes.append(event.said)


class Stand(Standing[Opened, ProgrammeView]):
    """A person at the keys."""

    @property
    def field(self) -> str:
        """What stands in the field."""
        return self.view.field.value

    @property
    def rows(self) -> list[str]:
        """The programmes in the order of the list."""
        return [one.name for one in self.view.rows]

    @property
    def on(self) -> str:
        """The programme under the cursor."""
        entry = self.view.cursor_entry
        return entry.name if entry else ""


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = PLAN, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open the programmes of a hall in a window of this size."""
    hall.session.poll()
    async with Stand.at(hall, Opened(ProgrammeView(hall.session, stage)), size) as stand:
        yield stand
