"""The workspace on the Blitar session, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bimtek.session import Session
from bimtek.tui import battery
from bimtek.tui.workspace import Workspace
from tests.conftest import OpenAs
from tests.keyboard import shown
from tests.tui.driving import Desk, TestApp


@pytest.fixture(autouse=True)
def mains(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests on a battery sees the same screens."""
    monkeypatch.setattr(battery, "charge", lambda: None)


Opened = Callable[..., AbstractAsyncContextManager[Desk]]


def workspaces(path: Path, open_as: OpenAs) -> Opened:
    """Opens workspaces on a session: `async with workspaces(…)() as at:` that of N1."""

    @asynccontextmanager
    async def opening(
        name: str = "N1",
        role: str = "fasilitator",
        size: tuple[int, int] = (80, 24),
        session: Session | None = None,
    ) -> AsyncIterator[Desk]:
        opened = session or open_as(path, name, role)
        workspace = Workspace(opened)
        app = TestApp(lambda: workspace)
        async with app.run_test(size=size) as pilot:
            await shown(pilot)
            yield Desk(app, workspace, opened, pilot)

    return opening


@pytest.fixture
def desk(session_path: Path, open_as: OpenAs) -> Opened:
    """`async with desk() as at:` opens the workspace of N1; `at` presses and looks."""
    return workspaces(session_path, open_as)
