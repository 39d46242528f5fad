"""The home screen on a laptop of its own, on the morning of the workshop."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bimtek import device
from bimtek.tui.home import HomeScreen
from bimtek.tui.run import Desk
from tests.tui.driving import TestApp
from tests.tui.home.visiting import MORNING, WRITTEN, Visit, Visiting


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, on the morning of the workshop, in an empty folder."""
    home = tmp_path / "rumah"
    (home / "kerja").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("BIMTEK_CLOCK", MORNING)
    monkeypatch.chdir(home / "kerja")
    return home


@pytest.fixture
def visit(home: Path) -> Visiting:
    """`async with visit() as at:` opens the home screen; sessions are closed afterwards."""

    @asynccontextmanager
    async def opening(
        name: str = "Nama Contoh", size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Visit]:
        if name:
            device.remember(name=name, role="notulis")
        desk = Desk()
        app = TestApp(lambda: HomeScreen(desk))
        try:
            async with app.run_test(size=size) as pilot:
                at = Visit(app, desk, pilot)
                await at.until(lambda: "Mencari" not in at.text and "…  " not in at.text)
                yield at
        finally:
            assert desk.close_all() == []

    return opening


@pytest.fixture
def kept(home: Path, session_path: Path) -> Path:
    """The Blitar session in the folder of sessions."""
    folder = home / "Bimtek"
    folder.mkdir()
    path = Path(shutil.copy(session_path, folder / "kota-blitar.bimtek"))
    os.utime(path, (WRITTEN, WRITTEN))
    return path
