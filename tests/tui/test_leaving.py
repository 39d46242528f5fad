"""Leaving in every way there is: nothing acknowledged is lost, the terminal is as it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal

termios = pytest.importorskip("termios")

NOON = "2023-07-03T12:00:00+07:00"


@pytest.fixture
def terminal(session_path: Path, tmp_path: Path) -> Iterator[Terminal]:
    """The workspace on a terminal of its own, with one note saved and another half typed."""
    command = [sys.executable, "-m", "bimtek", "open", str(session_path), "--as", "N1"]
    settings = {"BIMTEK_HOME": str(tmp_path / "settings"), "BIMTEK_CLOCK": NOON}
    with closing(Terminal([*command, "--role", "fasilitator"], settings)) as found:
        found.wait("F1 bantuan")
        found.press("f2")
        found.type("sudah tersimpan")
        found.press("enter")
        found.wait_saved(1)
        found.gone("tersimpan")
        found.press("f2")
        found.type("setengah")
        found.wait("setengah")
        yield found


def is_as_it_was(terminal: Terminal) -> bool:
    """Whether the terminal shows what is typed and waits for whole lines, as before."""
    flags = termios.tcgetattr(terminal.fd)[3]
    return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)


def kept(path: Path) -> tuple[list[str], list[str]]:
    """Texts of the notes, and of the drafts."""
    connection = sqlite3.connect(path)
    try:
        notes = connection.execute(
            "SELECT json_extract(patch, '$.text') FROM journal WHERE kind = 'note'"
        ).fetchall()
        drafts = connection.execute("SELECT body FROM draft").fetchall()
        return [text for (text,) in notes], [text for (text,) in drafts]
    finally:
        connection.close()


@pytest.mark.parametrize("name", ["SIGTERM", pytest.param("SIGHUP", marks=pytest.mark.slow)])
def test_a_signal_ends_it_with_everything_saved(
    terminal: Terminal, session_path: Path, name: str
) -> None:
    terminal.process.send_signal(signal.Signals[name])
    assert terminal.ended() == 0
    assert is_as_it_was(terminal)
    assert kept(session_path) == (["sudah tersimpan"], ["setengah"])


@pytest.mark.slow
def test_a_closed_window_ends_it_with_everything_saved(
    terminal: Terminal, session_path: Path
) -> None:
    os.close(terminal.fd)
    terminal.fd = os.open(os.devnull, os.O_RDONLY)  # closed again with the rest
    terminal.process.wait(8)
    assert kept(session_path) == (["sudah tersimpan"], ["setengah"])


@pytest.mark.slow
def test_after_leaving_one_file_is_left(terminal: Terminal, session_path: Path) -> None:
    terminal.process.send_signal(signal.SIGTERM)
    terminal.ended()
    assert [path.name for path in session_path.parent.glob("blitar.bimtek*")] == ["blitar.bimtek"]


@pytest.mark.slow
def test_ctrl_c_while_typing_changes_nothing(terminal: Terminal) -> None:
    os.write(terminal.fd, b"\x03")
    terminal.wait("Keluar: Ctrl+Q")
    terminal.type(" lagi")
    terminal.wait("setengah lagi")


def test_ctrl_q_asks_about_what_is_unsent_and_gives_the_terminal_back(
    terminal: Terminal, session_path: Path
) -> None:
    os.write(terminal.fd, b"\x11")
    terminal.wait("Belum terkirim")
    terminal.type("k")
    assert terminal.ended() == 0
    assert is_as_it_was(terminal)
    assert kept(session_path) == (["sudah tersimpan"], ["setengah"])
