"""The sample session's afternoon, or an empty hall, on terminals that go when the test ends."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bimtek.demo import build
from bimtek.script.library import home
from tests.journeys.playing import LISTS, Hall
from tests.journeys.terminal import Terminal

AFTERNOON = "2023-07-03T14:10:00+07:00"

OpenAt = Callable[..., Terminal]
"""`open_at(path, "N1", size=(80, 24), NO_COLOR="1")`."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample session; tests copy it."""
    path = tmp_path_factory.mktemp("sample") / "blitar.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        build(path, home() / "blitar-2023")
    return path


@pytest.fixture
def afternoon(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample session, in the middle of the gap analysis."""
    return Path(shutil.copy(sample, tmp_path / "blitar.bimtek"))


@pytest.fixture
def open_at(tmp_path: Path) -> Iterator[OpenAt]:
    """Opens a file in a terminal, as this person."""
    opened: list[Terminal] = []

    def opening(
        path: Path,
        name: str,
        *,
        role: str = "fasilitator",
        size: tuple[int, int] = (80, 24),
        ready: str = "F1 bantuan",
        colours: bool = False,
        **environment: str,
    ) -> Terminal:
        command = [sys.executable, "-m", "bimtek", "open", str(path), "--as", name, "--role", role]
        told = {"BIMTEK_HOME": str(tmp_path / name), "BIMTEK_CLOCK": AFTERNOON}
        terminal = Terminal(command, told | environment, size, colours=colours)
        opened.append(terminal)
        if ready:
            terminal.wait(ready)
        return terminal

    yield opening
    for terminal in opened:
        terminal.close()


OnTheWall = Callable[..., Terminal]
"""`on_the_wall(path)`."""


@pytest.fixture
def on_the_wall(tmp_path: Path) -> Iterator[OnTheWall]:
    """`bimtek screen` in a terminal of its own, in the huge font of the back row."""
    opened: list[Terminal] = []

    def opening(path: Path, at: str = AFTERNOON) -> Terminal:
        command = [sys.executable, "-m", "bimtek", "screen", str(path)]
        told = {"BIMTEK_HOME": str(tmp_path / "layar"), "BIMTEK_CLOCK": at}
        opened.append(Terminal(command, told, (54, 16)))
        opened[-1].wait(datetime.fromisoformat(at).strftime("%H.%M"))
        return opened[-1]

    yield opening
    for terminal in opened:
        terminal.close()


Start = Callable[..., Terminal]
"""`start("open", path)`: bimtek in the hall."""


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """A folder with a clock and the list of invited posts, and no session yet."""
    for one in LISTS.iterdir():
        shutil.copy(one, tmp_path)
    return Hall(tmp_path)


@pytest.fixture
def start(hall: Hall) -> Iterator[Start]:
    """Runs bimtek in the hall, each time on a terminal of its own."""
    running: list[Terminal] = []

    def starting(*arguments: object) -> Terminal:
        running.append(hall.start(*arguments))
        return running[-1]

    yield starting
    for terminal in running:
        terminal.close()
