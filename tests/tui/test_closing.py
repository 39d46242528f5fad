"""The end of a day and the reading of the results, by keys."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label, Participant, StageRun, StageState
from bimtek.overview.missing import missing
from bimtek.stages.closing.records import Closing, Dissent, Outcome, ReadBack
from bimtek.tui.missing_rows import in_short
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

SIZES = [(80, 24), (60, 18), (120, 40)]


async def results(at: Desk) -> None:
    """Two decisions, an action, a question to an office of which nobody is here."""
    await at.open_notes("Sambutan")
    for line in ("dewan sidang tiap bln", "walidata adalah Diskominfotik @diskominfotik"):
        await at.note(line)
        await at.press("end", "l", "k")
    await at.note("> kirim data dasar @dlh ^14/7")
    await at.note("? kapan paripurna @setwan")
    await at.open("Penutup")


async def test_the_day(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.same_screens("penutup-hari-{}", *SIZES)
        await at.press("h")
        assert "Ini sudah hasil hari." in at.message
        assert at.workspace.note_line.text == ""


async def test_the_reading(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p", "r", "ctrl+u")
        await at.type("Dewan bersidang setiap bulan, pada Kamis pertama.")
        await at.press("enter")
        await at.press("b")
        await at.type("dishub cukup tiga bulan sekali")
        await at.press("enter")
        await at.until("Berbeda ▸ Dishub")
        await at.same_screens("penutup-baca-{}", *SIZES)
        await at.press("H")
        await at.until("Dishub, pendapat berbeda: cukup tiga bulan sekali")
        await at.press("1", "1", "m")
        await at.until("Berbeda ▸ Dishub: [dimusnahkan]")


@pytest.mark.slow
async def test_what_an_absent_office_says_differently_is_recorded_with_a_hint(
    desk: Opened,
) -> None:
    async with desk() as at:
        await results(at)
        seats = [seen.value for seen in at.session.all(Participant)]
        here = next(one.id for one in seats if one.opd == "dinkes")
        presence = Presence(Status.PRESENT, time(8, 30))
        row = Attendance.new(roll_call="1-pagi", participant=here, presence=presence)
        at.session.record(row).result()
        await at.settled()
        await at.press("p", "b")
        await at.type("bpkad belum sanggup tiap Kamis")
        await at.press("enter")
        await at.until("Dicatat; absen: BPKAD. Tombol s menyetujui dengan catatan itu.")
        await at.press("b")
        await at.type("dinkes cukup sekali")
        await at.press("enter")
        await at.until("Dicatat. Tombol s menyetujui dengan catatan itu.")
        assert {seen.value.opd for seen in at.session.all(Dissent)} == {"bpkad", "dinkes"}


@pytest.mark.slow
async def test_an_office_that_a_decision_names_is_not_said_to_have_said_it(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("* walidata segera ditunjuk @dinkes")
        await at.open("Penutup")
        await at.press("p")
        await at.until("Pukul 08.30 · terkait Dinkes")
        assert "isampaikan" not in at.screen


@pytest.mark.slow
async def test_s_agrees_and_goes_on_to_the_next(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p")
        await at.until("KEPUTUSAN 1")
        await at.press("s")
        await at.until("KEPUTUSAN 2")
        await at.press("S")
        await at.until("TINDAK LANJUT 1")
        assert "keputusan 2/2" in at.words
        outcomes = [one.value.result for one in at.session.all(ReadBack)]
        assert [one.outcome for one in outcomes if one] == [Outcome.AGREED] * 2


@pytest.mark.slow
async def test_later_or_not_at_all_with_a_reason(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p", "l")
        await at.until("tunda: dibahas lagi")
        await at.press("t")
        await at.type("menunggu bagian hukum")
        await at.press("enter")
        await at.until("KEPUTUSAN 2")
        (seen,) = at.session.all(ReadBack)
        assert seen.value.result
        assert seen.value.result.reason == "menunggu bagian hukum"
        await at.press("up", "backspace")
        await at.until("keputusan 0/2")


@pytest.mark.slow
async def test_an_office_that_is_not_known_is_asked_again(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p", "b")
        await at.type("dishubb lain")
        await at.press("enter")
        await at.until("Maksudnya Dishub?")
        assert at.session.all(Dissent) == []


@pytest.mark.slow
async def test_a_dissent_told_in_confidence_is_not_seen_again(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p", "b")
        await at.type("dlh ini bukan tugas kami ~")
        await at.press("enter")
        await at.until("Berbeda ▸ DLH (kalimatnya tertutup, tidak dimuat dalam notulen)")
        assert "bukan tugas" not in at.screen
        (seen,) = at.session.all(Dissent)
        assert (seen.value.sentence, seen.value.confidential) == ("ini bukan tugas kami", True)


@pytest.mark.slow
async def test_a_ralat_is_read_out_and_refuses_to_be_told_in_confidence(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p", "r", "end")
        await at.type(" ~")
        await at.press("enter")
        await at.until("hapus ~")


@pytest.mark.slow
async def test_the_projector_shows_what_is_read(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("p")
        await at.press("f8")
        await at.until("KEPUTUSAN 1 dari 2")
        await at.press("s")
        await at.until("KEPUTUSAN 2 dari 2")
        await at.until("✓ ▶")


@pytest.mark.slow
async def test_b_shows_the_day_to_the_hall(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("b")
        await at.until("Yang kita capai")
        await at.press("escape", "down", "b")
        await at.until("TUGAS MALAM INI")


async def test_enter_closes_the_day_once(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("enter")
        await at.until("Tutup hari 1?")
        assert "Belum berlangsung: Registrasi, Pembukaan, Pembacaan SK," in at.screen
        counted = in_short(missing(at.session))
        assert "▲" in counted
        assert f"Yang kurang (F9): {counted}. Belum ada salinan di luar laptop ini" in at.words
        await at.press("y")
        await at.until("✓ Hari 1 ditutup 3 Jul 08.30 oleh N1")
        run = at.session.get(StageRun, "penutup")
        assert run
        assert run.value.state is StageState.DONE
        await at.press("enter")
        assert "Sudah ditutup" in at.words
        await at.press("ctrl+z")
        await at.until("Enter: tutup hari 1")
        assert at.session.all(Closing) == []


@pytest.mark.slow
async def test_enter_on_an_office_goes_where_its_task_is(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.press("down", "enter")
        await at.until("12 Sambutan")
        labels = {seen.value.label for seen in at.notes}
        assert labels == {Label.DECISION, Label.ACTION, Label.QUESTION}


@pytest.mark.slow
async def test_of_several_tasks_it_is_asked_which_one_and_no_key_is_swallowed(desk: Opened) -> None:
    async with desk() as at:
        await results(at)
        await at.note("> kirim peta @dlh ^15/7")
        await at.until("(2)")
        await at.press("down", "enter")
        await at.until("Tugas DLH: buka yang mana?")
        await at.press("space")
        assert "‘Spasi’ bukan pilihan: 1 2, atau ↑ ↓ Enter · Esc batal" in at.screen
        await at.press("2")
        await at.until("TINDAK LANJUT 2")


@pytest.mark.slow
async def test_without_results_one_is_told_how_to_make_them(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Penutup")
        await at.press("p")
        await at.until("Belum ada keputusan atau tindak lanjut")
        await at.press("s")
        assert "Belum ada yang dibacakan" in at.message


@pytest.mark.slow
async def test_esc_from_the_reading_leads_back_to_the_day(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Registrasi")
        await results(at)
        await at.press("p", "escape")
        assert at.workspace.places.stage
        assert at.workspace.places.stage.title == "Penutup"
        assert "Enter: tutup hari 1" in at.screen
