"""The screen of a vote alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bimtek.hall.sayings import Saying
from bimtek.script.model import Stage
from bimtek.stages.view import StageView
from bimtek.stages.vote.view import VoteView
from bimtek.stages.vote.view_typing import TypingLine
from tests.minutes.halls import Hall
from tests.stages.standing import Standing, Window
from tests.stages.vote.halls import PICK


class Opened(Window[VoteView]):
    """Hears also what is to be destroyed."""

    def __init__(self, view: VoteView) -> None:
        super().__init__(view)
        self.sayings: list[Saying] = []

    def on_stage_view_destroy(self, event: StageView.Destroy) -> None:
        self.sayings = list(event.said)


class Stand(Standing[Opened, VoteView]):
    """A person at the keys."""

    @property
    def cursor(self) -> str | None:
        return self.view.lines.cursor_key

    @property
    def typing(self) -> TypingLine:
        return self.view.line

    def voted(self, voter: str) -> list[str]:
        """The options that a voter gave anything, as the screen knows it."""
        vote = self.view.state.votes.get(voter)
        return [mark.option.partition("/")[2] for mark in vote.marks] if vote else []

    @property
    def keys(self) -> list[str]:
        """The rows of the list."""
        return [line.key for line in self.view.lines.lines]


@asynccontextmanager
async def standing(
    hall: Hall, stage: Stage = PICK, size: tuple[int, int] = (80, 19)
) -> AsyncIterator[Stand]:
    """Open a vote of a hall in a window of this size."""
    hall.session.poll()
    async with Stand.at(hall, Opened(VoteView(hall.session, stage)), size) as stand:
        yield stand
