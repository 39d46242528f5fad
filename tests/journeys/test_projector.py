"""The front in one terminal, the projector in another: the wall follows, whatever happens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import AFTERNOON, OpenAt
from .terminal import Terminal

OnTheWall = Callable[..., Terminal]


@pytest.fixture
def on_the_wall(tmp_path: Path) -> Iterator[OnTheWall]:
    """`bimtek screen` in a terminal of its own, in the huge font of the back row."""
    opened: list[Terminal] = []

    def opening(path: Path) -> Terminal:
        command = [sys.executable, "-m", "bimtek", "screen", str(path)]
        told = {"BIMTEK_HOME": str(tmp_path / "layar"), "BIMTEK_CLOCK": AFTERNOON}
        opened.append(Terminal(command, told, (54, 16)))
        opened[-1].wait("14.10")
        return opened[-1]

    yield opening
    for terminal in opened:
        terminal.close()


def test_the_wall_follows_every_page_that_the_front_chooses(
    afternoon: Path, open_at: OpenAt, on_the_wall: OnTheWall
) -> None:
    front = open_at(afternoon, "N1")
    wall = on_the_wall(afternoon)
    wall.wait("HARMONI TATA RUANG")
    front.press("f8")
    front.wait("HARMONI TATA RUANG")
    for key, words in (
        ("2", "KEHADIRAN SIANG"),
        ("3", "ANTREAN BICARA"),
        ("4", "tersisa"),
        ("5", "Kota Blitar"),
        ("1", "HARMONI TATA RUANG"),
    ):
        front.press(key)
        wall.wait(words)
    front.press("f8")
    wall.gone("HARMONI")
    wall.wait("Kota Blitar")
    front.press("f8")
    wall.wait("HARMONI TATA RUANG")
    front.press("f2")
    front.type("yang tidak dilihat aula")
    front.wait("tidak dilihat aula")
    front.press("enter")
    front.wait_saved(1)
    assert "aula" not in wall.text


def test_what_the_front_records_stands_on_the_wall(
    afternoon: Path, open_at: OpenAt, on_the_wall: OnTheWall
) -> None:
    wall = on_the_wall(afternoon)
    wall.wait("Kota Blitar")
    front = open_at(afternoon, "N1")
    wall.wait("HARMONI TATA RUANG")
    front.press("f6")
    front.type("dishub")
    front.press("enter")
    front.wait_saved(1)
    wall.wait("DISHUB")


def test_the_wall_outlives_its_file_and_leaves_without_a_word(
    afternoon: Path, on_the_wall: OnTheWall
) -> None:
    wall = on_the_wall(afternoon)
    wall.wait("Kota Blitar")
    away = afternoon.with_suffix(".lain")
    afternoon.rename(away)
    wall.wait("Menunggu berkas sesi")
    assert "Kota Blitar" in wall.text
    away.rename(afternoon)
    wall.gone("Menunggu berkas sesi")
    afternoon.unlink()
    wall.wait("Menunggu berkas sesi")
    wall.press("escape")
    assert wall.ended() == 0
    assert "Traceback" not in wall.text
