"""The window of a joined laptop whose disk is full: it says so, and goes on by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.disks import fill
from tests.recording import recorded
from tests.sync.hosts import free_port, sidik
from tests.sync.programs import Program
from tests.sync.test_kills import note, until

from .conftest import AFTERNOON, OpenAt
from .test_bad_days import notes


@pytest.mark.slow
def test_a_full_disk_of_a_joined_laptop_is_told_and_nothing_is_lost(
    afternoon: Path,
    small_disk: Path,
    tmp_path: Path,
    open_at: OpenAt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BIMTEK_CLOCK", AFTERNOON)  # both laptops stand at the same hour
    port, copy, filler = free_port(), small_disk / "n2.bimtek", small_disk / "isi"
    host = Program(tmp_path / "host", "serve", afternoon, "--port", str(port))
    host.start()
    pin = host.read(r"PIN notulis +(\d{3} \d{3})").replace(" ", "")
    url = f"http://127.0.0.1:{port}"
    once = Program(tmp_path / "N2", "join", url, copy, "--pin", pin, "--as", "N2", "--once")
    once.start()
    once.read("(Sama)")
    once.kill()
    window = open_at(copy, "N2", role="notulis", size=(100, 30), ready="terkirim")
    window.press("f2")
    window.type("sebelum penuh")
    window.press("enter")
    window.wait("✓ terkirim #")
    fill(filler)
    for number in range(6):
        window.press("f2")
        window.paste(f"sesudah penuh {number} " + "x" * 3900)
        window.press("enter")
        window.pump(0.3)
    window.wait("BELUM tersimpan")
    recorded(afternoon, *(note(f"induk {number} " + "y" * 60_000) for number in range(8)))
    window.pump(3.0)
    assert "BELUM tersimpan" in window.text
    filler.unlink()
    window.gone("BELUM tersimpan")
    window.wait("✓ terkirim #")
    until(lambda: sidik(copy) == sidik(afternoon))
    told = [text for text in notes(afternoon) if text.startswith("sesudah penuh")]
    assert len(told) == 6
    assert "sebelum penuh" in notes(afternoon)
    host.kill()
