"""`bimtek screen` while something happens to the file: the last page stays, then it goes on."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bimtek.bootstrap import open_session
from bimtek.hall.session_records import SessionSheet
from bimtek.hall.showing import Showing, Subject
from bimtek.page import WAITING
from bimtek.session import Session
from bimtek.tui.run import Desk
from bimtek.tui.stage_screen import ProjectorScreen
from tests.conftest import MORNING, OpenAs
from tests.keyboard import shown, until
from tests.screens import screen_text
from tests.tui.driving import TestApp

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody move a file that is open"
)
BLANK = Showing(Subject.BLANK)


class Wall:
    """What the hall sees, in a window of its own."""

    def __init__(self, app: TestApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        return screen_text(self.app)

    async def until(self, words: str, *, gone: bool = False) -> None:
        """Until these words stand on the wall, or no longer do."""
        await until(
            lambda: (words in self.text) is not gone,
            lambda: f"‘{words}’ {'stayed' if gone else 'never came'}:\n{self.text}",
        )
        await shown(self.pilot)  # what comes with them too


OnTheWall = Callable[[Path], AbstractAsyncContextManager[Wall]]


@pytest.fixture
def on_the_wall() -> OnTheWall:
    @asynccontextmanager
    async def showing(path: Path) -> AsyncIterator[Wall]:
        desk = Desk()

        def reading() -> Session:
            return open_session(path, writing=False, clock=lambda: MORNING, patience=0.1)

        session = reading()
        desk.keep(session)
        screen = ProjectorScreen(session, lambda old: desk.exchange(old, reading))
        app = TestApp(lambda: screen)
        async with app.run_test(size=(54, 16)) as pilot:
            yield Wall(app, pilot)
        assert desk.close_all() == []

    return showing


def put(source: Path, target: Path) -> None:
    """A file gets another name; what had that name before is gone."""
    source.replace(target)


def titled(source: Path, target: Path, title: str) -> Path:
    """Another session file whose page says so."""
    shutil.copy(source, target)
    session = open_session(target, "N1", "fasilitator", clock=lambda: MORNING)
    sheet = session.get(SessionSheet, "1")
    assert sheet
    session.record(sheet.change(title=title)).result(10)
    session.show(BLANK)
    assert session.close()
    return target


async def test_a_file_that_is_gone_for_a_while(
    session_path: Path, open_as: OpenAs, on_the_wall: OnTheWall
) -> None:
    open_as(session_path, "N1").show(Showing(Subject.QUEUE))
    away = session_path.with_suffix(".lain")
    async with on_the_wall(session_path) as wall:
        await wall.until("ANTREAN BICARA")
        put(session_path, away)
        await wall.until(WAITING)
        assert "Silakan mengangkat tangan" in wall.text
        assert str(session_path.parent) not in wall.text
        put(away, session_path)
        await wall.until(WAITING, gone=True)
        assert "ANTREAN BICARA" in wall.text


async def test_another_file_in_its_place(
    session_path: Path, blitar: Path, tmp_path: Path, on_the_wall: OnTheWall
) -> None:
    other = titled(blitar, tmp_path / "lain.bimtek", "Bimtek yang lain")
    put(titled(session_path, tmp_path / "sama.bimtek", "Bimtek pertama"), session_path)
    async with on_the_wall(session_path) as wall:
        await wall.until("Bimtek pertama")
        put(other, session_path)
        await wall.until("Bimtek yang lain")
        assert WAITING not in wall.text


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 400], ids=["empty", "foreign"])
async def test_something_that_is_no_session_in_its_place(
    session_path: Path, blitar: Path, tmp_path: Path, on_the_wall: OnTheWall, content: bytes
) -> None:
    session = titled(blitar, tmp_path / "kembali.bimtek", "Bimtek kembali")
    async with on_the_wall(session_path) as wall:
        await wall.until("08.30")
        wrong = tmp_path / "salah"
        wrong.write_bytes(content)
        put(wrong, session_path)
        await wall.until(WAITING)
        put(session, session_path)
        await wall.until("Bimtek kembali")


async def test_another_program_holds_the_file(
    session_path: Path, blitar: Path, tmp_path: Path, on_the_wall: OnTheWall
) -> None:
    other = titled(blitar, tmp_path / "dipegang.bimtek", "Bimtek yang dipegang")
    async with on_the_wall(session_path) as wall:
        await wall.until("08.30")
        with closing(sqlite3.connect(other, isolation_level=None)) as holding:
            holding.execute("PRAGMA locking_mode=EXCLUSIVE")
            holding.execute("BEGIN EXCLUSIVE")
            put(other, session_path)
            await wall.until(WAITING)
            assert "dikunci" not in wall.text
            holding.execute("ROLLBACK")
        await wall.until("Bimtek yang dipegang")


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+q"])
async def test_one_key_leaves_also_while_the_file_is_gone(
    session_path: Path, on_the_wall: OnTheWall, key: str
) -> None:
    async with on_the_wall(session_path) as wall:
        put(session_path, session_path.with_suffix(".lain"))
        await wall.until(WAITING)
        await wall.pilot.press(key)
        await wall.pilot.pause()
        assert wall.app.return_code == 0
