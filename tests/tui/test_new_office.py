"""An OPD that nobody had listed comes into the hall."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Opd, Participant
from tests.tui.conftest import Opened


@pytest.mark.slow
async def test_an_office_is_added_at_the_desk_and_somebody_of_it_comes_in(desk: Opened) -> None:
    async with desk(role="meja") as at:
        await at.say("+Budi, Kepala @damkar")
        assert "@tamu damkar · OPD baru: Ctrl+P" in at.words
        await at.press("ctrl+p")
        await at.type("opd tambah")
        await at.press("enter")
        await at.say("Dinkes", "Dinas Pemadam")
        assert "Sudah ada: Dinkes Dinas Kesehatan." in at.words
        await at.say("Damkar", "Dinas Pemadam Kebakaran")
        assert "Damkar ada di daftar sebagai @damkar." in at.message
        added = at.session.get(Opd, "damkar")
        assert added is not None
        assert added.value.category == "dinas"
        await at.press("enter")  # the line that was refused still stands
        came = [seen.value for seen in at.session.all(Participant) if seen.value.opd == "damkar"]
        assert [one.name for one in came] == ["Budi"]
