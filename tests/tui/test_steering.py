"""Steering by keys: a note is set aside and brought back, time is rescued."""

from __future__ import annotations

from bimtek.hall.records import Parked, StageRun, StageState
from tests.tui.conftest import Opened


async def test_one_key_sets_a_note_aside_and_one_brings_it_back(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("? anggaran [/] dari mana @dinkes")
        await at.press("p")
        assert "OPD mana yang memegangnya?" in at.words
        await at.press("enter")
        assert "Diparkir. Daftarnya: g, lalu d" in at.words
        parked = at.session.all(Parked)[0]
        assert (parked.value.owner, parked.value.back) == ("dinkes", None)
        await at.press("g", "d")
        assert "anggaran [/] dari mana" in at.words
        await at.press("d")
        assert "Tidak ada yang diparkir." in at.words
        await at.press("ctrl+z", "enter")  # it waits again; Enter goes to the note
        await at.press("p")
        assert "Tidak diparkir lagi: sudah dibahas." in at.words


async def test_what_is_shorter_is_chosen_by_digits_and_recorded_at_once(desk: Opened) -> None:
    async with desk() as at:
        late = at.session.now().replace(hour=10, minute=30)
        at.session.record(
            StageRun.new(id="sambutan", state=StageState.RUNNING, started=late)
        ).result(10)
        at.session._clock = lambda: late
        await at.settled()
        await at.press("f4", "w")
        assert "Menyelamatkan waktu" in at.words
        assert "Hari ini terlambat" in at.words
        await at.press("enter")
        assert "Belum ada yang dipilih" in at.words
        await at.press("1", "down", "space", "enter")  # by its digit, and where one points
        assert "Diringkas: " in at.words
        shorter = [seen for seen in at.session.all(StageRun) if seen.value.minutes is not None]
        assert len(shorter) == 2
        await at.press("ctrl+z")
        assert all(seen.value.minutes is None for seen in at.session.all(StageRun))
