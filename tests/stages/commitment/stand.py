"""The screen of a commitment alone in a window, as the workspace would hold it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bimtek.stages.commitment.view import CommitmentView
from tests.minutes.halls import Hall
from tests.stages.commitment.halls import SIGN
from tests.stages.standing import Standing, Window


class Stand(Standing[Window[CommitmentView], CommitmentView]):
    """A person at the keys."""


@asynccontextmanager
async def standing(hall: Hall, size: tuple[int, int] = (80, 19)) -> AsyncIterator[Stand]:
    """Open the commitment of a hall in a window of this size."""
    hall.session.poll()
    async with Stand.at(hall, Window(CommitmentView(hall.session, SIGN)), size) as stand:
        yield stand
