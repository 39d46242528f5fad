"""Data dokumen: from blank to blank by Enter."""

from __future__ import annotations

import pytest

from bimtek.hall.document_data import DocumentData, SignatureBlock
from bimtek.tui.document_view import DocumentView
from tests.tui.conftest import Opened

NIP = "197001012000031001"


@pytest.mark.slow
async def test_the_form_goes_from_blank_to_blank_and_refuses_what_is_no_nip(desk: Opened) -> None:
    async with desk(size=(80, 30)) as at:
        await at.press("ctrl+p")
        await at.type("data dok")
        await at.press("enter")
        view = at.workspace.places.view
        assert isinstance(view, DocumentView)
        assert "isian kosong: dicetak ………" in at.screen
        await at.press("enter")
        await at.say("PEMERINTAH KOTA CONTOH", "DINAS CONTOH")
        data = at.session.get(DocumentData, "1")
        assert data
        assert (data.value.government, data.value.office) == (
            "PEMERINTAH KOTA CONTOH", "DINAS CONTOH",
        )  # fmt: skip
        assert data.conflicts == ()
        assert view.field.key == "address"
        await at.press("down")
        assert view.field.key == "contact"
        await at.press("up", "up")
        assert view.field.input.value == "DINAS CONTOH"
        await at.press("escape")
        assert view.list.move_to("pimpinan/nip")
        await at.press("enter")
        await at.say("123")
        assert "NIP terdiri atas 18 angka; ini 3." in at.words
        assert view.field.input.value == "123"
        await at.press(*["backspace"] * 3)
        await at.say(NIP)
        block = at.session.get(SignatureBlock, "pimpinan")
        assert block
        assert block.value.nip == NIP
        await at.press("escape", "ctrl+z")
        assert at.session.get(SignatureBlock, "pimpinan") is None
