"""The koordinator of a table fills its rows on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Faults
from tests.founding import founded
from tests.sync.hosts import serving
from tests.web.tables.halls import LIVING, SCRIPT, begin, cell, fill
from tests.web.tables.test_gap_page import GAP
from tests.web.tables.test_swot_page import SWOT


@pytest.mark.slow
async def test_a_koordinator_fills_the_rows_of_the_table(
    tmp_path: Path, phone: Page, faults: Faults
) -> None:
    path = founded(tmp_path, SCRIPT + GAP + SWOT)
    begin(path, "layanan")
    async with serving(path) as served:
        await phone.goto(served.url)
        assert await faults(phone) == []
        await phone.get_by_label("PIN dari panitia").fill(served.pin(LIVING))
        await phone.get_by_label("Nama Anda").fill("Siti")
        await phone.get_by_role("button", name="Masuk").tap()
        await expect(phone).to_have_url(f"{served.url}/kelompok/layanan")
        assert await faults(phone) == []

        for way in ("", "/swot", "/gap/baris/4.1/kota"):
            await phone.goto(f"{served.url}/kelompok{way}")
            assert await faults(phone) == []

        # every field is saved as it is left
        await phone.goto(f"{served.url}/kelompok/layanan")
        await phone.get_by_role("link", name="L1 Antrean").tap()
        await phone.get_by_label("2 berjalan").check()
        await expect(phone.locator("[data-kotak=level] [role=status]")).to_contain_text("✓")
        await phone.get_by_label("Kini").fill("66,7")
        await phone.get_by_label("Hambatan").tap()
        await expect(phone.locator("[data-kotak=kini] [role=status]")).to_contain_text("✓")
        assert (cell(path, "L1", "level"), cell(path, "L1", "kini")) == ("2", "66.7")

        # what another fills is there without a reload, beside what is being typed
        await phone.get_by_label("Hambatan").fill("pelatih hanya")
        fill(path, "L1", "hambatan", "dari N1")
        beside = phone.locator("[data-kotak=hambatan] [data-samping]")
        await expect(beside).to_contain_text("Sementara itu N1")
        await expect(phone.get_by_label("Hambatan")).to_have_value("pelatih hanya")
        await phone.get_by_label("Hambatan").press_sequentially(" satu orang")
        await phone.get_by_label("Kini").tap()
        await expect(beside).to_contain_text("Dua orang mengisi berbeda")
        assert await faults(phone) == []
        await beside.get_by_role("button", name="pelatih hanya satu orang").tap()
        await expect(beside).to_have_text("")
        assert cell(path, "L1", "hambatan") == "pelatih hanya satu orang"

        # evidence, then on; a network that is away loses nothing, also over a reload
        await phone.get_by_label("Nama bukti").fill("SK Kadinkes")
        await phone.get_by_role("button", name="Catat bukti").tap()
        await expect(phone.locator("[data-bukti=bukti] li")).to_contain_text("SK Kadinkes")
        await phone.get_by_role("button", name="Simpan & berikutnya").tap()
        await expect(phone.get_by_role("heading", level=1)).to_contain_text("L2")
        await phone.wait_for_load_state("load")  # the page that comes would not hear of it
        await phone.context.set_offline(True)
        await phone.wait_for_function("!navigator.onLine")
        await phone.get_by_label("1 rintisan").check()
        status = phone.locator("[data-kotak=level] [role=status]")
        await expect(status).to_contain_text("BELUM tersimpan")
        await phone.context.set_offline(False)
        await phone.reload()
        await expect(status).to_contain_text("✓")
        assert cell(path, "L2", "level") == "1"
