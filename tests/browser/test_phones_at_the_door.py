"""People who come in scan the code and check themselves in."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Participant
from tests.browser.conftest import Faults
from tests.sync.hosts import serving


@pytest.mark.slow
@pytest.mark.parametrize("people", [2, 10])
async def test_each_with_a_phone_of_their_own(
    session_path: Path, chromium: Browser, faults: Faults, people: int
) -> None:
    async with serving(session_path) as served:
        listed = [seen.value for seen in served.host.session.all(Participant)]
        empty = [one for one in listed if one.row and not one.name][:people]
        for number, one in enumerate(empty):
            context = await chromium.new_context(
                viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
            )
            phone = await context.new_page()
            await phone.goto(f"{served.url}/hadir/{served.pin('peserta')}")
            await phone.get_by_label("nomor kursi").fill(str(one.row))
            await phone.get_by_role("button", name="Cari").tap()
            hit = phone.locator("a[href*=orang]")
            await expect(hit).to_be_visible()
            if number == 0:
                assert await faults(phone) == []
            await hit.tap()
            await expect(phone.get_by_role("button", name="Ini saya")).to_be_visible()
            if number == 0:
                await phone.get_by_text("Saya mewakili").tap()
                assert await faults(phone) == []
            await phone.get_by_label("Nama Anda").first.fill(f"Nama Contoh {number}")
            await phone.get_by_role("button", name="Ini saya, saya hadir").tap()
            done = phone.get_by_role("heading", level=1)
            await expect(done).to_contain_text("Tercatat hadir")
            await expect(done).to_contain_text(f"kursi {one.row}")
            if number == 0:
                assert await faults(phone) == []
                await phone.goto(f"{served.url}/hadir/tamu")
                assert await faults(phone) == []
            await context.close()
        here = {seen.value.participant for seen in served.host.session.everything(Attendance)}
        assert here == {one.id for one in empty}
