"""Messages to the offices: copied by a key, ticked as sent, one step back."""

from __future__ import annotations

from bimtek.hall.session_records import OfficeMessage
from tests.tui.conftest import Opened


async def test_a_message_is_copied_and_ticked_as_sent(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.note("> kirim data @dinkes ^14/7")
        await at.press("ctrl+p")
        await at.type("pesan untuk opd")
        await at.press("enter")
        await at.until("0 dari")
        await at.press("enter")
        await at.until("disalin")
        assert "masih ditunggu" in at.app.clipboard
        await at.press("space")
        await at.until("1 dari")
        (seen,) = at.session.all(OfficeMessage)
        assert seen.value.sent is not None
        assert seen.value.text == at.app.clipboard
        at.session.record(seen.change(text="seperti dikirim semalam")).result(10)
        await at.until("1 dari 1 terkirim, 1 berubah sejak itu")
        assert "≠" in at.screen
        await at.press("space")
        await at.settled()
        assert "berubah" not in at.screen
        assert at.session.get(OfficeMessage, seen.record).value.text == at.app.clipboard  # type: ignore[union-attr]
        await at.press("ctrl+z", "ctrl+z", "ctrl+z")
        await at.until("0 dari")
