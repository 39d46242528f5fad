"""The screen of a telaah alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from bimtek.hall.records import StageRun
from bimtek.hall.running import begin
from bimtek.journal.records import Change
from bimtek.script.model import Stage
from bimtek.stages.review.view import ReviewView
from bimtek.stages.view import StageView
from tests.minutes.halls import Hall
from tests.stages.review.halls import BOOKS
from tests.stages.standing import Standing, Window


class Opened(Window[ReviewView]):
    """Begins the acara where it is asked for, and hears wishes to destroy."""

    def __init__(self, view: ReviewView) -> None:
        super().__init__(view)
        self.wishes: list[str] = []

    def on_stage_view_begin(self, event: StageView.Begin) -> None:
        session = self.view.session
        go_on: Callable[[Sequence[Change]], None] = event.go_on
        seen = session.get(StageRun, event.stage.id)
        go_on([begin(event.stage.id, seen, session.now())])

    def on_stage_view_destroy(self, event: StageView.Destroy) -> None:
        self.wishes += [one.what for one in event.said]


class Stand(Standing[Opened, ReviewView]):
    """A person at the keys."""

    @property
    def rows(self) -> list[str]:
        """The remarks on the chapter in sight."""
        return [one.text for one in self.view.state.of(self.view.chapter)]


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = BOOKS, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open the telaah of a hall in a window of this size."""
    hall.session.poll()
    async with Stand.at(hall, Opened(ReviewView(hall.session, stage)), size) as stand:
        yield stand
