"""The front in one terminal, the projector in another: the wall follows, whatever happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import OnTheWall, OpenAt


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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
