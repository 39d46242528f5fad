"""A paparan run by keys: items, questions, an item that comes in the hall."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Label, StageRun, StageState
from bimtek.stages.briefing.records import AgendaRun, item_place
from bimtek.ui.lines import LineList
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

TITLE = "Kelembagaan dan tata pamong"
STAGE = "kelembagaan-dan-tata-pamong"


async def run(at: Desk) -> None:
    """The first item, a question with its answer, one without."""
    await at.open(TITLE)
    await at.press("space")
    for line in (
        "? apakah anggarannya cukup @dinsos",
        "= dari APBD dan CSR @bpkad",
        "? siapa walidata @dinkes",
        "paparan menarik",
    ):
        await at.note(line)


async def test_the_screen(desk: Opened) -> None:
    async with desk() as at:
        await run(at)
        await at.same_screens("paparan-{}", (80, 24), (60, 18), (120, 40))


async def test_space_begins_the_acara_with_its_first_item(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("space")
        seen = at.session.get(StageRun, STAGE)
        assert seen
        assert seen.value.state is StageState.RUNNING
        assert "mulai 08.30" in at.message
        await at.press("ctrl+z")
        assert at.session.all(AgendaRun) == []
        assert at.session.all(StageRun) == []


@pytest.mark.slow
async def test_behind_the_last_item_space_offers_to_finish_the_acara(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        for _ in range(3):
            await at.press("space")
        assert "Itu butir terakhir" in at.words
        await at.press("space")
        await at.until("Selesaikan acara")
        await at.press("y")
        seen = at.session.get(StageRun, STAGE)
        assert seen
        assert seen.value.state is StageState.DONE


async def test_notes_hang_on_the_item_that_runs(desk: Opened) -> None:
    async with desk() as at:
        await run(at)
        assert {seen.value.about for seen in at.notes} == {item_place(STAGE, "1")}
        assert "catatan Kelembagaan" in at.screen


@pytest.mark.slow
async def test_a_question_is_answered_from_the_agenda_too(desk: Opened) -> None:
    async with desk() as at:
        await run(at)
        assert "terbuka 1" in at.words
        assert at.screen.count("▸") == 2  # the item under the cursor, and the note line
        await at.press("j")
        await at.type("Diskominfotik")
        await at.press("enter")
        assert "terbuka 0" in at.words
        answers = [seen.value for seen in at.notes if seen.value.label is Label.ANSWER]
        assert [note.text for note in answers] == ["dari APBD dan CSR", "Diskominfotik"]


@pytest.mark.slow
async def test_an_item_is_added_in_the_hall(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("plus")
        await at.type("Sambutan Ketua DPRD")
        await at.press("enter")
        await at.type("lama")
        await at.press("enter", "enter")
        await at.until("Tulis menit sebagai angka")
        await at.press("ctrl+u")
        await at.type("5")
        await at.press("enter", "enter")
        assert "Sambutan Ketua DPRD" in at.screen
        assert [seen.value.minutes for seen in at.session.all(AgendaRun)] == [5]


@pytest.mark.slow
async def test_letters_of_a_note_are_not_commands_of_the_items(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("f2")
        await at.type("l w + x")
        await at.press("enter")
        assert at.session.all(AgendaRun) == []
        assert [seen.value.text for seen in at.notes] == ["l w + x"]


async def test_whoever_takes_notes_begins_in_the_notes(desk: Opened) -> None:
    async with desk(role="notulis") as at:
        await at.open(TITLE)
        focused = at.app.focused
        assert isinstance(focused, LineList)
        assert focused.id != "agenda"


@pytest.mark.slow
async def test_space_goes_on_while_the_hall_looks_on(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("space")
        await at.press("f8")
        await at.until("▶ Kelembagaan")
        await at.press("space")
        await at.until("▶ Tanya jawab")


@pytest.mark.slow
async def test_the_first_item_asks_about_what_still_runs(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "m")
        await at.open(TITLE)
        await at.press("space")
        await at.until("‘Registrasi’ selesai sekarang")
        await at.press("escape")
        assert at.session.all(AgendaRun) == []
        await at.press("space", "t")
        runs = {seen.record: seen.value.state for seen in at.session.all(StageRun)}
        assert runs == {"registrasi": StageState.RUNNING, STAGE: StageState.RUNNING}
        assert len(at.session.all(AgendaRun)) == 1


@pytest.mark.slow
async def test_a_finished_acara_is_not_begun_again_by_a_stray_key(desk: Opened) -> None:
    async with desk() as at:
        await at.open(TITLE)
        await at.press("space", "f4", "s", "escape")
        await at.press("space")
        await at.until("Acara ini sudah selesai")
        await at.press("escape")
        seen = at.session.get(StageRun, STAGE)
        assert seen
        assert seen.value.state is StageState.DONE


async def test_whoever_takes_notes_sees_keys_of_a_note_once_there_is_one(desk: Opened) -> None:
    async with desk(role="notulis") as at:
        await at.open(TITLE)
        assert "l jenis" not in at.words
        assert "p parkir" not in at.words
        assert "Belum ada catatan. F2 mencatat." in at.words
        # a letter that does nothing there begins a note
        await at.type("lampu mati")
        await at.press("enter")
        assert at.workspace.note_line.field.has_focus  # a note-taker writes on
        await at.press("escape")
        assert at.notes[0].value.text == "lampu mati"
        await at.press("shift+f2")
        assert "l jenis" in at.words
