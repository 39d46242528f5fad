"""Moments of tahap II, III and IV again, with the keys of a person at a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import OnTheWall, OpenAt


def votes(folder: Path, open_at: OpenAt, on_the_wall: OnTheWall) -> None:
    """Tahap II: three of 27 offices rate the candidates; the hall settles the last place."""
    path, at = folder / "tahap-2-suara.bimtek", "2023-08-01T13:10:00+07:00"
    wall = on_the_wall(path, at)
    front = open_at(path, "Nadia Contoh", BIMTEK_CLOCK=at)
    front.wait("0/27 OPD memilih")
    front.type("42424352424243\r" * 3)
    front.wait("3/27 OPD memilih")
    wall.wait("3 dari 27 OPD sudah memilih")
    assert "4,3" not in wall.text, "hidden until it is opened"
    front.press("b")
    front.wait("24 OPD belum memilih")
    front.press("y")
    front.matches(r"6\? +Pasar nontunai .* seri di batas")
    wall.wait("Seri di batas: aula memutuskan.")
    front.press("p")
    front.wait("Mana yang dipilih aula?")
    front.press("enter")
    front.wait("Alasan keputusan aula?")
    front.type("parkir menyusul sesudah pasar\r")
    front.matches(r"Pasar nontunai .* terpilih")
    wall.gone("Seri di batas")
    wall.matches(r"Pasar nontunai .* terpilih")


def tells_progress(folder: Path, open_at: OpenAt) -> None:
    """Tahap III: how far a quick win is; another person's initials hide none of the figures."""
    path, at = folder / "tahap-3-kemajuan.bimtek", "2023-09-06T13:20:00+07:00"
    front = open_at(path, "Wati Contoh", BIMTEK_CLOCK=at)
    front.matches(r"★ +Satu data kelurahan .* 40 +NC$")
    front.type("]]]")
    front.wait("▸LIVING")
    front.type("60\r")
    front.matches(r"★ +Antrean daring di semua pusk\S* .* 60$")
    front.type("]]]")
    front.wait("▸PLENO")
    front.press("t")
    front.matches(r"Peta jalan +PJ +23 24 25 26")
    front.matches(r"Antrean daring di semua puskesmas +Dinkes +■■ ■■")


def signs(folder: Path, open_at: OpenAt, on_the_wall: OnTheWall) -> None:
    """Tahap IV: all who are here sign at once; one who is not signs later."""
    path, at = folder / "tahap-4-tanda-tangan.bimtek", "2023-10-11T08:46:00+07:00"
    wall = on_the_wall(path, at)
    front = open_at(path, "Nadia Contoh", BIMTEK_CLOCK=at)
    front.wait("1/30 menandatangani")
    front.press("A")
    front.wait("29/30 menandatangani")
    wall.wait("29 dari 30 menandatangani")
    front.press("M")
    front.wait("menyusul sampai kapan?")
    front.type("18/10\r")
    front.wait("1 menyusul")


def agrees(folder: Path, open_at: OpenAt, on_the_wall: OnTheWall) -> None:
    """Tahap IV: every result is read from the wall, one key each, and frozen as it was read."""
    path, at = folder / "tahap-4-penutup.bimtek", "2023-10-11T15:10:00+07:00"
    wall = on_the_wall(path, at)
    front = open_at(path, "Nadia Contoh", BIMTEK_CLOCK=at)
    front.wait("keputusan 0/2   tindak lanjut 0/7")
    wall.wait("KEPUTUSAN 1 dari 2")
    front.press("s")
    wall.wait("KEPUTUSAN 2 dari 2")
    front.type("s" * 8)
    front.wait("keputusan 2/2   tindak lanjut 7/7")
    wall.wait("2 keputusan, 7 tindak lanjut")
    front.press("enter")
    front.wait("Sepakati dan bekukan versi 1?")
    front.press("y")
    front.wait("Versi 1 disepakati")
    wall.wait("DISEPAKATI · VERSI 1")
    assert wall.matches(r"Sidik (\S+)") == front.matches(r"sidik (\S+)")
    assert "Konsep sampai ditandatangani" in wall.text
