"""A photo dragged onto the terminal becomes an annex of the acara in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bimtek.hall.annexes import Annex
from tests.tui.conftest import Opened


@pytest.mark.slow
async def test_a_dragged_photo_is_attached_listed_and_closed(desk: Opened, tmp_path: Path) -> None:
    path = tmp_path / "foto [satu].png"
    Image.new("RGB", (30, 20), "navy").save(path)
    async with desk() as at:
        await at.press("ctrl+p")
        await at.type("lampiran")
        await at.press("enter")
        await at.say("tidak/ada.jpg", "Diskusi meja")
        await at.press("enter")
        assert "Tidak ada berkas ada.jpg" in at.words
        await at.press("ctrl+u")
        await at.type(f"'{path}'")
        await at.press("enter", "enter", "enter")
        await at.until("1 berkas dilampirkan")
        (seen,) = at.session.all(Annex)
        assert seen.value.caption == "Diskusi meja"
        assert seen.value.stage
        await at.press("ctrl+p")
        await at.type("lampiran")
        await at.press("enter")
        assert "Lampiran sesi ini: 1" in at.words
        await at.press("down", "enter", "t")
        (seen,) = at.session.all(Annex)
        assert seen.value.confidential
