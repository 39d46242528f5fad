"""The window of a joined laptop whose disk is full: it says so, and goes on by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.disks import fill
from tests.recording import note, recorded
from tests.sync.hosts import sidik
from tests.sync.programs import served_and_joined, until

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
    copy, filler = small_disk / "n2.bimtek", small_disk / "isi"
    with served_and_joined(afternoon, tmp_path / "host", copy, tmp_path / "N2"):
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
