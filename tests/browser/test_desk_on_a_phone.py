"""The registration desk takes the roll call on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Faults
from tests.sync.hosts import serving


@pytest.mark.slow
async def test_from_the_pin_to_a_wakil(session_path: Path, phone: Page, faults: Faults) -> None:
    async with serving(session_path) as served:
        await phone.goto(f"{served.url}/meja")
        await phone.get_by_label("PIN").fill(served.pin("meja"))
        await phone.get_by_label("Nama Anda").fill("Meja 1")
        await phone.get_by_role("button", name="Masuk").tap()
        counts = phone.locator("#hitungan")
        await expect(counts).to_contain_text("Kursi 0/")
        await phone.get_by_label("Nomor urut").fill("12")
        await phone.get_by_role("button", name="Cari").tap()
        here = phone.get_by_role("button", name="Hadir")
        await expect(here).to_be_visible()  # the page that was asked for is here
        assert await faults(phone) == []
        await here.tap()
        await expect(phone.get_by_role("status").last).to_contain_text("Tercatat")
        await expect(counts).to_contain_text("Kursi 1/")
        await phone.goto(f"{served.url}/meja?cari=13")
        await phone.locator(".berdua a").tap()
        await phone.get_by_text("Diwakili orang lain").tap()
        assert await faults(phone) == []
        await phone.get_by_label("Nama yang datang").fill("Rani Contoh")
        await served.stop()  # the wifi is away: what was typed stays, and is not sent
        away = phone.locator("#putus")
        await expect(away).to_contain_text("BELUM tercatat")
        await phone.get_by_role("button", name="Catat sebagai wakil").tap()
        await expect(phone.get_by_label("Nama yang datang")).to_have_value("Rani Contoh")
        await served.start()
        await expect(away).to_be_hidden()
        await phone.get_by_label("Surat tugas").last.select_option("ada")
        await phone.get_by_role("button", name="Catat sebagai wakil").tap()
        await expect(phone.get_by_role("status").last).to_contain_text("Rani Contoh")
        await expect(counts).to_contain_text("wakil 1")
        await phone.goto(f"{served.url}/meja/tamu")
        assert await faults(phone) == []
