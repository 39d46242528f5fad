"""When the disk, the file or the program itself fails: said in sentences, nothing given up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from textual.message import Message

from bimtek.bootstrap import open_session
from bimtek.tui.told import Told
from bimtek.tui.workspace import Workspace
from tests.conftest import MORNING
from tests.screens import screen_text
from tests.tui.conftest import Opened
from tests.tui.driving import Desk, TestApp


async def test_what_cannot_be_written_is_said_and_written_later(session_path: Path) -> None:
    saves = Told()
    session = open_session(session_path, "N1", "fasilitator", told=saves, clock=lambda: MORNING)
    workspace = Workspace(session, saves)
    app = TestApp(lambda: workspace)
    lock = sqlite3.connect(session_path, isolation_level=None)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            at = Desk(app, workspace, session, pilot)
            await pilot.pause()
            lock.execute("BEGIN IMMEDIATE")
            await pilot.press("f2", *"penting", "enter")
            await at.until("✗ BELUM tersimpan (")
            await pilot.press("ctrl+q")
            await at.until("perubahan BELUM tersimpan.")
            await pilot.press("b")
            lock.execute("ROLLBACK")
            await at.until("● 08.30.00 #")
            assert [seen.value.text for seen in at.notes] == ["penting"]
    finally:
        lock.close()
        session.close()


async def test_a_file_that_cannot_be_read_just_now_is_told_once(desk: Opened) -> None:
    async with desk() as at:
        at.session.file.connection.close()
        at.workspace.look()
        await at.pilot.pause()
        assert at.app.is_running
        assert "Yang sudah tersimpan tetap utuh." in at.words


def details_in(sentence: str) -> str:
    """What the file says that a sentence ends with; the file goes."""
    path = Path(sentence.rpartition(" ")[2].rstrip("."))
    text = path.read_text(encoding="utf-8")
    path.unlink()
    return text


class Broken(Message):
    """Makes a mistake of ours happen."""


async def test_a_mistake_of_the_program_is_told_without_a_traceback(session_path: Path) -> None:
    class Failing(Workspace):
        def on_broken(self) -> None:
            raise ZeroDivisionError("ours")

    session = open_session(session_path, "N1", "fasilitator", clock=lambda: MORNING)
    app = TestApp(lambda: Failing(session))
    said: list[str] = []
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "Registrasi" in screen_text(app)
            app.screen.post_message(Broken())
            await pilot.pause()
            said = [str(one) for one in app._exit_renderables]
            app._exit_renderables.clear()
    except ZeroDivisionError:
        pass
    finally:
        session.close()
    assert len(said) == 1
    assert said[0].startswith("Program berhenti karena kesalahan di dalamnya.")
    assert "ZeroDivisionError: ours" in details_in(said[0])
