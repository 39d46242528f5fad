"""Words that were said off the record while an SK is read: one of them destroyed, by keys."""

from __future__ import annotations

from typing import cast

import pytest

from bimtek.hall.records import Note
from bimtek.journal.records import DESTROYED
from bimtek.minutes.document import minutes
from bimtek.stages.decree.records import Stance
from bimtek.stages.decree.view import DecreeView
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

SENTENCE = "Kami tidak pernah diajak bicara."
WISH = "pindah ke Pokja Environment"


async def at_dishub(at: Desk) -> DecreeView:
    """The annex, with the cursor on Dishub."""
    await at.open("Pembacaan SK")
    await at.press("l")
    view = cast("DecreeView", at.workspace.places.view)
    view.annex.board.rows.move_to("dishub")
    await at.settled()
    return view


async def object_to_it(at: Desk) -> None:
    await at.press("k")
    await at.type(SENTENCE)
    await at.press("enter")
    await at.type(WISH)
    await at.press("enter")


def stances(at: Desk) -> list[Stance]:
    return [seen.value for seen in at.session.all(Stance) if any(seen.value.words())]


def journal(at: Desk) -> str:
    return "\n".join(str(entry.patch) for entry in at.session.file.entries())


async def test_one_sentence_is_chosen_and_destroyed_and_the_others_stay(desk: Opened) -> None:
    async with desk() as at:
        await at_dishub(at)
        await object_to_it(at)
        await at.press("H")
        assert "Musnahkan isi: yang mana?" in at.screen
        assert f"kalimat: {SENTENCE}" in at.words
        assert f"diminta: {WISH}" in at.words
        await at.press("1")
        assert f"“{SENTENCE}”" in at.words
        assert "apa alasannya" in at.words
        await at.press("2")
        assert "tidak dapat diurungkan" in at.words
        await at.press("m")
        (stance,) = stances(at)
        assert (stance.sentence, stance.wish) == (DESTROYED, WISH)
        assert f"  {DESTROYED}" in at.screen
        assert f"“{DESTROYED}”" not in at.screen
        assert SENTENCE not in journal(at)
        printed = minutes(at.session)
        assert SENTENCE not in printed
        assert "dimusnahkan" in printed
        assert "Diminta: Pindah ke Pokja Environment." in printed


@pytest.mark.slow
async def test_no_key_brings_it_back_and_new_words_may_be_said(desk: Opened) -> None:
    async with desk() as at:
        await at_dishub(at)
        await object_to_it(at)
        await at.press("H", "1", "2", "m", "k", "enter", "enter")
        assert DESTROYED in {one.sentence for one in stances(at)}
        await at.press("k")
        assert DESTROYED not in at.words.partition("kalimat ▸")[2].partition("yang diminta :")[0]
        await at.type("Kami ikut.")
        await at.press("enter", "enter")
        assert "Kami ikut." in {one.sentence for one in stances(at)}
        assert SENTENCE not in journal(at)


@pytest.mark.slow
async def test_an_objection_without_its_words_is_undone_whole_and_comes_again(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at_dishub(at)
        await object_to_it(at)
        await at.press("H", "1", "2", "m", "ctrl+z")
        assert "✗ keberatan" not in at.screen
        assert stances(at) == []
        await at.press("ctrl+y")
        (stance,) = stances(at)
        assert (stance.sentence, stance.wish) == (DESTROYED, WISH)
        assert SENTENCE not in journal(at)


@pytest.mark.slow
async def test_leaving_at_any_question_destroys_nothing(desk: Opened) -> None:
    async with desk() as at:
        await at_dishub(at)
        await object_to_it(at)
        for keys in (("H", "escape"), ("H", "1", "escape"), ("H", "1", "2", "enter")):
            await at.press(*keys)
            (stance,) = stances(at)
            assert (stance.sentence, stance.wish) == (SENTENCE, WISH)
            assert "Tidak ada yang dimusnahkan." in at.words


@pytest.mark.slow
async def test_words_that_were_taken_back_can_still_be_destroyed(desk: Opened) -> None:
    async with desk() as at:
        await at_dishub(at)
        await object_to_it(at)
        await at.press("backspace")
        assert SENTENCE not in at.words
        await at.press("H")
        assert "kalimat (sudah ditarik)" in at.words
        await at.press("1", "2", "m")
        assert SENTENCE not in journal(at)


@pytest.mark.slow
async def test_an_undone_objection_can_still_be_destroyed(desk: Opened) -> None:
    async with desk() as at:
        await at_dishub(at)
        await object_to_it(at)
        await at.press("ctrl+z")
        assert "✗ keberatan" not in at.screen
        await at.press("H", "1", "2", "m")
        assert SENTENCE not in journal(at)


@pytest.mark.slow
async def test_what_was_noted_of_an_opd_stands_in_the_list_and_tertutup_is_not_quoted(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at_dishub(at)
        await at.note("~ kepalanya sedang diperiksa")
        await at.press("H")
        assert "Dishub, catatan tertutup" in at.words
        assert "diperiksa" not in at.words
        await at.press("2", "m")
        assert at.notes[0].value.text == DESTROYED


@pytest.mark.slow
async def test_where_nothing_was_said_nothing_is_asked(desk: Opened) -> None:
    async with desk() as at:
        await at_dishub(at)
        await at.press("H")
        assert "tidak ada kalimat yang dapat dimusnahkan" in at.words
        assert not at.workspace.note_line.field.has_focus


@pytest.mark.slow
async def test_only_the_facilitator_destroys(desk: Opened) -> None:
    async with desk(role="notulis") as at:
        await at_dishub(at)
        await object_to_it(at)
        await at.press("H")
        assert "Hanya fasilitator" in at.words
        assert SENTENCE in {one.sentence for one in stances(at)}


@pytest.mark.slow
async def test_one_question_on_a_clause_is_destroyed_and_the_next_stays(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.note("? siapa yang akan diganti bulan depan")
        await at.note("= belum diputuskan, jangan dicatat")
        await at.press("H")
        assert "pertanyaan: siapa yang akan diganti" in at.words
        assert "jawaban: belum diputuskan" in at.words
        await at.press("2", "2", "m")
        texts = {seen.value.label.value: seen.value.text for seen in at.session.all(Note)}
        assert texts["jawaban"] == DESTROYED
        assert texts["pertanyaan"].startswith("siapa yang akan")
        assert DESTROYED in at.screen
        assert "jangan dicatat" not in journal(at)
