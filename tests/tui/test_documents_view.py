"""Dokumen: read and written without leaving the workspace."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opened


@pytest.mark.slow
async def test_a_document_is_read_and_written_from_the_list(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("g", "o")
        assert "Laporan kesenjangan" in at.screen
        await at.press("down", "enter")
        await at.until("BUKU FASILITATOR")
        await at.press("escape")
        assert "Laporan kesenjangan" in at.screen
        await at.press("w")
        await at.until("Buku fasilitator tertulis")
        beside = at.session.path.parent
        assert {one.suffix for one in beside.glob("*-buku-fasilitator.*")} == {
            ".md",
            ".docx",
            ".pdf",
        }
        await at.press("escape")
        assert "Laporan kesenjangan" not in at.screen
        await at.press("ctrl+p")
        await at.type("berita acara kel")
        await at.press("enter")
        await at.until("BERITA ACARA KELOMPOK")
        await at.press("escape", "escape")
        assert "Laporan kesenjangan" not in at.screen


@pytest.mark.slow
async def test_it_stands_beside_the_list_where_there_is_room(desk: Opened) -> None:
    async with desk(size=(120, 40)) as at:
        await at.open("Sambutan")
        await at.press("g", "o")
        await at.until("NOTULEN")
        await at.press("down", "down", "down")
        await at.until("DAFTAR HADIR")
