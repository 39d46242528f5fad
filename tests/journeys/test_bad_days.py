"""What a hall does to a program: each gets a clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.disks import fill

from .conftest import AFTERNOON, OpenAt

EVIL = "[b]tebal[/] [/] [link=x] 🎉 مرحبا \\x1b é"


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute(query).fetchall()


def notes(path: Path) -> list[str]:
    return [str(text) for (text,) in rows(path, "SELECT text FROM note ORDER BY said")]


@pytest.mark.parametrize(
    "number", [pytest.param(signal.SIGTERM, marks=pytest.mark.slow), signal.SIGHUP]
)
def test_a_closed_window_keeps_what_was_typed_and_restores_the_terminal(
    afternoon: Path, open_at: OpenAt, number: signal.Signals
) -> None:
    terminal = open_at(afternoon, "N1")
    terminal.press("f2")
    terminal.type("kalimat yang belum terkirim")
    terminal.wait("belum terkirim")
    terminal.process.send_signal(number)
    assert terminal.ended() in (0, 128 + number, -number)
    assert sorted(found.name for found in afternoon.parent.glob("blitar.bimtek*")) == [
        "blitar.bimtek"
    ]
    again = open_at(afternoon, "N1", ready="kalimat yang belum terkirim")
    again.press("enter")
    again.wait_saved(1)
    assert "kalimat yang belum terkirim" in notes(afternoon)


@pytest.mark.slow
def test_ctrl_c_while_typing_explains_and_keeps_the_line(afternoon: Path, open_at: OpenAt) -> None:
    terminal = open_at(afternoon, "N1")
    terminal.press("f2")
    terminal.type("masih ada")
    terminal.wait("masih ada")
    terminal.press("ctrl+c")
    terminal.wait("Ctrl+Q")
    terminal.wait("masih ada")
    terminal.press("enter")
    terminal.wait_saved(2)
    assert "masih ada" in notes(afternoon)


@pytest.mark.slow
def test_a_terminal_that_is_too_small_says_so_and_comes_back(
    afternoon: Path, open_at: OpenAt
) -> None:
    terminal = open_at(afternoon, "N1")
    terminal.press("f2")
    terminal.type("tetap di sini")
    terminal.wait("tetap di sini")
    terminal.resize(40, 10)
    terminal.wait("60")
    assert "4 LIVING" not in terminal.text
    terminal.resize(80, 24)
    terminal.wait("4 LIVING")
    terminal.wait("tetap di sini")
    terminal.press("enter")
    terminal.wait_saved(2)
    assert "tetap di sini" in notes(afternoon)


def test_without_colours_everything_is_told_by_signs(afternoon: Path, open_at: OpenAt) -> None:
    terminal = open_at(afternoon, "N1", colours=True, NO_COLOR="1")
    cells = [cell for line in terminal.screen.buffer.values() for cell in line.values()]
    colours = {cell.fg for cell in cells} | {cell.bg for cell in cells}
    for colour in colours - {"default"}:
        name = colour if re.fullmatch("[0-9a-f]{6}", colour) else ""
        assert name, colour
        assert len({name[:2], name[2:4], name[4:]}) == 1, f"{colour} is no grey"
    terminal.wait("▸ 4.1 Harmoni")


@pytest.mark.slow
def test_a_paste_of_a_megabyte_is_told_and_never_cut(afternoon: Path, open_at: OpenAt) -> None:
    terminal = open_at(afternoon, "N1")
    terminal.press("f2")
    terminal.paste("kata " * 200_000 + "akhir")
    terminal.wait("Terlalu banyak sekali tempel", 60)
    terminal.wait("Tempelan 1 baris, 1.000.005 huruf")
    terminal.press("escape")
    terminal.wait("Tempelan dibatalkan")
    terminal.press("f2")
    terminal.type("masih jalan")
    terminal.wait("masih jalan")
    terminal.press("enter")
    terminal.wait_saved(2)
    assert "masih jalan" in notes(afternoon)


@pytest.mark.slow
def test_hostile_text_is_data_on_the_screen_in_the_file_and_in_the_minutes(
    afternoon: Path, open_at: OpenAt
) -> None:
    terminal = open_at(afternoon, "N1")
    terminal.press("f2")
    terminal.type(EVIL)
    terminal.press("enter")
    terminal.wait_saved(2)
    terminal.paste("\x1b]0;dicuri\x07\x1b[31mmerah\u202e")
    terminal.press("f2")
    terminal.press("ctrl+q")
    shown = subprocess.run(
        [sys.executable, "-m", "bimtek", "export", str(afternoon), "-f", "md", "-o", "-"],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "BIMTEK_CLOCK": AFTERNOON},
    ).stdout.decode()
    assert any(text.startswith("[b]tebal[/] [/]") for text in notes(afternoon))
    assert "\\[b\\]tebal" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_file_that_another_program_holds_is_told_at_the_door(
    afternoon: Path, open_at: OpenAt
) -> None:
    holder = sqlite3.connect(afternoon, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    terminal = open_at(afternoon, "N1", ready="", size=(200, 24))
    terminal.wait("sedang dikunci program lain")
    assert terminal.ended() == 5
    holder.close()


def test_a_full_disk_is_told_in_the_header_and_what_waits_is_written_later(
    afternoon: Path, small_disk: Path, open_at: OpenAt
) -> None:
    path = small_disk / "blitar.bimtek"
    path.write_bytes(afternoon.read_bytes())
    terminal = open_at(path, "N1")
    terminal.press("f2")
    terminal.type("sebelum penuh")
    terminal.press("enter")
    before = terminal.wait_saved(2)
    filler = small_disk / "isi"
    fill(filler)
    for number in range(6):  # the write-ahead log has some room of its own
        terminal.press("f2")
        terminal.paste(f"sesudah penuh {number} " + "x" * 3900)
        terminal.press("enter")
        terminal.pump(0.3)
    terminal.wait("BELUM tersimpan")
    filler.unlink()
    terminal.gone("BELUM tersimpan")
    terminal.wait_saved(before + 6)
    told = [text for text in notes(path) if text.startswith("sesudah penuh")]
    assert len(told) == 6
    terminal.press("ctrl+q")
    terminal.ended()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_told_at_the_door(afternoon: Path, open_at: OpenAt) -> None:
    afternoon.chmod(0o444)
    terminal = open_at(afternoon, "N1", ready="", size=(200, 24))
    terminal.wait("hanya dapat dibaca")
    assert terminal.ended() == 5
