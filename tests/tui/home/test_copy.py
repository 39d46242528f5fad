"""A copy from the home screen: the session is not opened for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.tui import drives
from bimtek.tui.drives import Drive
from tests.commands import bimtek
from tests.tui.home.visiting import Visiting


def log_of(path: Path) -> str:
    return bimtek("log", path, "--kind", "copy").stdout


@pytest.mark.slow
async def test_the_session_under_the_cursor_goes_to_a_flash_disk(
    visit: Visiting, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "FLASHDISK"
    stick.mkdir()
    monkeypatch.setattr(drives, "drives", lambda: [Drive("FLASHDISK", stick, 8 * 10**9, True)])
    async with visit() as at:
        await at.press("s")
        await at.see("8,0 GB kosong")
        await at.press("1")
        await at.see("Salinan utuh ✓ di FLASHDISK")
    (copy,) = (stick / "Bimtek").iterdir()
    assert copy.name.startswith("kota-blitar-20230703-")
    assert "Nama Contoh salinan berkas" in log_of(kept)
