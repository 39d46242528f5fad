from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from bimtek.hall.document_data import DocumentData
from bimtek.hall.records import Note, Participant
from bimtek.journal.redaction import REASONS
from bimtek.stages.gap.records import Gap
from bimtek.tui.desk_field import DeskField
from bimtek.tui.drafts import DELAY
from tests.conftest import OpenAs
from tests.keyboard import press
from tests.tui.conftest import Opened
from tests.tui.driving import turn_of

LeftBehind = Callable[..., None]

GONE = 2**22 + 1
"""A process number that no laptop has."""


def drafts_in(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT place, body FROM draft").fetchall()
    finally:
        connection.close()


@pytest.fixture
def left_behind(session_path: Path, open_as: OpenAs) -> LeftBehind:
    """`left_behind(place, body)`: what a window of N1 that crashed would have left."""

    def leave(place: str, body: str, name: str = "N1") -> None:
        session = open_as(session_path, name)
        session._process = GONE
        session.keep_draft(place, body)
        session.close()

    return leave


async def test_half_typed_text_is_kept_within_a_second(desk: Opened, session_path: Path) -> None:
    async with desk() as at:
        await at.press("f2")
        await at.type("belum selesai")
        await at.pilot.pause(DELAY + 0.1)
        await at.settled()
        assert drafts_in(session_path) == [("note/registrasi", "belum selesai")]


async def test_what_is_sent_leaves_no_draft(desk: Opened, session_path: Path) -> None:
    async with desk() as at:
        await at.press("f2")
        await at.type("selesai")
        await at.pilot.pause(DELAY + 0.1)
        await at.press("enter")
        await at.pilot.pause(DELAY + 0.1)
        await at.settled()
        assert drafts_in(session_path) == []


async def test_what_is_wiped_leaves_no_byte(desk: Opened, session_path: Path) -> None:
    async with desk() as at:
        await at.press("f2")
        await at.type("kata rahasia")
        await at.pilot.pause(DELAY + 0.1)
        await at.press("escape", "escape")
        await at.settled()
        at.session.close()
        for path in session_path.parent.glob("blitar.bimtek*"):
            assert b"kata rahasia" not in path.read_bytes()


@pytest.mark.slow
async def test_after_a_crash_the_note_is_offered_and_sent(
    desk: Opened, session_path: Path, left_behind: LeftBehind
) -> None:
    left_behind("note", "? apa kabar @dinkes")
    async with desk() as at:
        await at.until("Catatan yang belum terkirim dari 08.30")
        await at.press("enter")
        await at.settled()
        assert [seen.value.text for seen in at.notes] == ["apa kabar"]
        assert drafts_in(session_path) == []


async def test_after_a_crash_one_goes_on_typing_and_is_asked_about_the_rest_later(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("sk/dishub//keberatan", "dari tadi")
    left_behind("note", "setengah")
    async with desk() as at:
        await at.until("Catatan yang belum terkirim")
        await at.press("e")
        await at.settled()
        await at.type(" jadi")
        assert at.workspace.note_line.text == "setengah jadi"
        assert at.notes == []
        assert "1 ketikan lain belum terkirim" in at.words
        await at.press("ctrl+p")
        await at.type("ketikan yang belum")
        await at.press("enter")
        await at.until("‘dari tadi’")


async def test_after_a_crash_it_is_wiped(
    desk: Opened, session_path: Path, left_behind: LeftBehind
) -> None:
    left_behind("note", "setengah")
    async with desk() as at:
        await at.until("Catatan yang belum terkirim")
        await at.press("h")
        assert drafts_in(session_path) == [("note", "setengah")]
        await at.press("h")
        assert at.notes == []
        assert drafts_in(session_path) == []


@pytest.mark.slow
async def test_what_is_not_answered_is_offered_again(
    desk: Opened, session_path: Path, left_behind: LeftBehind
) -> None:
    left_behind("note", "setengah")
    async with desk() as at:
        await at.until("Catatan yang belum terkirim")
        await at.press("escape")
        assert drafts_in(session_path) == [("note", "setengah")]


@pytest.mark.slow
async def test_text_of_a_place_that_is_gone_goes_to_the_note_line(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("sambutan/nowhere", "isian lama")
    async with desk() as at:
        await at.until("Isian yang belum terkirim")
        await at.press("e")
        await at.settled()
        assert at.workspace.note_line.text == "isian lama"
        assert "4/12 Sambutan" in at.screen


async def test_the_draft_of_somebody_else_is_not_offered(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("note", "punya N2", "N2")
    async with desk() as at:
        assert "belum terkirim" not in at.words


@pytest.mark.slow
async def test_a_number_that_is_recorded_leaves_no_draft_of_the_next_one(
    desk: Opened, session_path: Path
) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("down")
        at.workspace.drafts.flush()
        for key in ("5", "enter", "4", "enter", "7"):
            await press(at.pilot, key)
        at.workspace.drafts.flush()
        await at.settled()
        assert drafts_in(session_path) == [("kesenjangan/SL.1.2/dpupr/now", "7")]


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "asked"), [("25", False), ("dinkes", False), ("+Nama", True)])
async def test_what_one_looks_for_is_no_reason_to_stay(
    desk: Opened, typed: str, asked: bool
) -> None:
    async with desk() as at:
        await at.type(typed)
        await at.press("ctrl+q")
        assert ("Belum terkirim" in at.words) is asked
        assert at.app.is_running is asked


@pytest.mark.slow
async def test_a_half_typed_note_stays_with_the_acara_in_which_it_was_begun(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f2")
        await at.type("Wali Kota meminta satu data")
        await at.open("Kesenjangan")
        await at.press("f2")
        await at.until("catatan Sambutan ▸ Wali Kota")
        await at.press("enter")
        assert [seen.value.stage for seen in at.notes] == ["sambutan"]
        await at.type("yang berikut")
        await at.press("enter")
        assert [seen.value.stage for seen in at.notes] == ["sambutan", "kesenjangan"]


@pytest.mark.slow
async def test_after_a_crash_a_note_goes_to_the_acara_for_which_it_was_typed(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("note/sambutan", "setengah")
    async with desk() as at:
        await at.until("Catatan yang belum terkirim dari 08.30, acara ‘Sambutan’")
        await at.press("k")
        await at.settled()
        assert [(seen.value.stage, seen.value.about) for seen in at.notes] == [("sambutan", "")]


@pytest.mark.slow
async def test_after_a_crash_one_goes_on_typing_in_the_acara_of_the_note(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("note/sambutan", "setengah")
    async with desk() as at:
        await at.until("belum terkirim")
        await at.press("e")
        await at.settled()
        assert "4/12 Sambutan" in at.screen
        await at.press("enter")
        assert [seen.value.stage for seen in at.notes] == ["sambutan"]


@pytest.mark.slow
async def test_a_half_typed_note_keeps_the_speaker_who_had_the_turn_when_it_was_begun(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    """Else the next speaker is said to have said it, though nobody touched the line."""
    other = open_as(session_path, "N2", "fasilitator")
    turn_of(other, "dinkes")
    async with desk() as at:
        await at.until("catatan Dinkes ▸")
        await at.press("f2")
        await at.type("Ucapan milik Dinkes")
        turn_of(other, "dishub")
        await at.settled()
        assert "catatan Dinkes ▸ Ucapan" in at.words
        await at.press("enter")
        assert at.notes[-1].value.opd == ("dinkes",)
        await at.until("catatan Dishub ▸")


@pytest.mark.slow
async def test_an_empty_note_line_follows_the_turn_again(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "fasilitator")
    turn_of(other, "dinkes")
    async with desk() as at:
        await at.until("catatan Dinkes ▸")
        await at.press("f2")
        await at.type("x")
        turn_of(other, "dishub")
        await at.settled()
        await at.press("backspace")
        await at.until("catatan Dishub ▸")


@pytest.mark.slow
async def test_whose_words_they_are_stands_there_also_in_another_acara(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        turn_of(at.session, "dinkes")
        await at.until("catatan Dinkes")
        await at.press("f2")
        await at.type("begini")
        await at.open("Sambutan")
        await at.until("catatan Kesenjangan Dinkes")


@pytest.mark.slow
async def test_after_a_crash_a_note_keeps_whose_words_it_takes_and_its_row(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    crashed = open_as(session_path, "N1")
    crashed._process = GONE
    turn_of(crashed, "dinkes")
    async with desk(session=crashed) as at:
        await at.open("Kesenjangan")
        await at.press("f2")
        await at.type("masih tulis tangan")
        await at.pilot.pause(DELAY + 0.1)
        await at.settled()
    crashed.close()
    another = open_as(session_path, "N2", "fasilitator")
    turn_of(another, "dishub")
    async with desk() as at:
        await at.until("acara ‘Kesenjangan’,")
        assert "ucapan Dinkes, baris #4.1:" in at.words
        await at.press("k")
        await at.settled()
        note = at.notes[-1].value
        assert (note.stage, note.opd) == ("kesenjangan", ("dinkes",))
        assert note.about.startswith("gap/")


@pytest.mark.slow
async def test_after_a_crash_one_goes_on_typing_as_the_one_who_spoke(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind('note/sambutan/{"opd": ["dinkes"], "turn": true}', "setengah")
    async with desk() as at:
        await at.until("belum terkirim")
        turn_of(at.session, "dishub")
        await at.press("e")
        await at.until("catatan Dinkes ▸ setengah")
        await at.press("enter")
        assert [seen.value.opd for seen in at.notes] == [("dinkes",)]


@pytest.mark.slow
async def test_what_a_draft_of_another_version_belongs_to_does_no_harm(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("note/sambutan/[1]", "setengah")
    async with desk() as at:
        await at.until("belum terkirim dari 08.30, acara ‘Sambutan’:")
        await at.press("k")
        await at.settled()
        assert [seen.value.stage for seen in at.notes] == ["sambutan"]


@pytest.mark.slow
async def test_an_unfinished_form_becomes_a_note_without_ids_and_breaks(
    desk: Opened, open_as: OpenAs, session_path: Path, left_behind: LeftBehind
) -> None:
    somebody = open_as(session_path, "N2").all(Participant)[0].record
    body = f"Baris: Lurah [{somebody}]\nOrang baru: Bu Tini\nNomor: 12 [x]"
    left_behind(f"registrasi/wakil/{somebody}", body)
    said = "Baris: Lurah; Orang baru: Bu Tini; Nomor: 12 [x]"
    async with desk() as at:
        await at.until("Isian yang belum terkirim")
        assert said in at.words.replace("▸ ", "")
        await at.press("k")
        await at.settled()
        assert at.notes[-1].value.text == said


@pytest.mark.slow
async def test_a_half_typed_edit_is_warned_of_before_it_is_wiped(
    desk: Opened, session_path: Path
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("apa adanya")
        await at.press("enter")
        await at.type(" dan lebih")
        await at.pilot.pause(DELAY + 0.1)
        await at.settled()
        assert [body for _, body in drafts_in(session_path)] == ["apa adanya dan lebih"]
        await at.press("escape")
        assert "Belum tersimpan. Esc sekali lagi membuang suntingan ini" in at.words
        await at.press("escape")
        assert "Sunting catatan" not in at.words
        assert drafts_in(session_path) == []
        assert at.notes[0].value.text == "apa adanya"


@pytest.mark.slow
async def test_an_edit_that_is_sent_leaves_no_draft(desk: Opened, session_path: Path) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("apa adanya")
        for wait in (DELAY + 0.1, 0):
            await at.press("enter")
            await at.type(" lagi")
            await at.pilot.pause(wait)
            await at.press("enter")
        await at.settled()
        assert at.notes[0].value.text == "apa adanya lagi lagi"
        assert drafts_in(session_path) == []


@pytest.mark.slow
async def test_after_a_crash_a_half_typed_edit_goes_on_in_its_editor(
    desk: Opened, session_path: Path, open_as: OpenAs, left_behind: LeftBehind
) -> None:
    note = Note.new(text="apa adanya", stage="sambutan")
    open_as(session_path, "N1").record(note).result()
    left_behind(f"note.edit/{note.record}", "apa adanya dan lebih")
    async with desk() as at:
        await at.until("Suntingan catatan yang belum terkirim dari 08.30,")
        assert "‘Sambutan’:" in at.words
        assert "kirim sebagai catatan" not in at.words
        await at.press("e")
        await at.until("Sunting catatan")
        await at.settled()
        await at.type(" lagi")
        await at.press("enter")
        assert [seen.value.text for seen in at.notes] == ["apa adanya dan lebih lagi"]
        assert drafts_in(session_path) == []


async def test_an_edit_of_destroyed_words_is_no_copy_of_them(
    session_path: Path, open_as: OpenAs, left_behind: LeftBehind
) -> None:
    session = open_as(session_path, "N1")
    note = Note.new(text="kata yang tidak pantas", stage="sambutan")
    session.record(note).result()
    left_behind(f"note.edit/{note.record}", "kata yang tidk pantas")
    session.poll()
    session.redact(Note.kind, note.record, "text", REASONS[0]).result()
    assert drafts_in(session_path) == []


@pytest.mark.slow
async def test_esc_in_a_number_says_also_which_keys_store_it(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("down", "7", "escape")
        assert "Esc sekali lagi menghapusnya untuk selamanya; Enter, ↑ dan ↓" in at.words
        await at.press("down")
        await at.settled()
        assert [seen.value.answer.now for seen in at.session.all(Gap)] == ["7"]


@pytest.mark.slow
async def test_esc_in_a_form_says_that_leaving_the_field_stores_it(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("enter", "tab", "tab", "tab", "tab", "tab")
        await at.type("kurang orang")
        await at.press("escape")
        assert "untuk selamanya; pindah ke isian lain menyimpannya." in at.words


async def test_a_sentence_on_its_way_to_the_file_is_no_draft_any_more(
    desk: Opened, session_path: Path
) -> None:
    async with desk() as at:

        async def send(typed: str) -> None:
            await at.type(typed)
            disk = Event()
            at.session._writing.submit(lambda _: disk.wait(5), counts=False)
            await press(at.pilot, "enter")
            at.workspace.drafts.flush()
            disk.set()
            await at.settled()

        await at.open_notes("Sambutan")
        await at.note("siapa walidata")
        await at.press("g", "e", "home", "enter")
        await send(" Ya")
        await at.workspace.open_document_data()
        await at.press("enter")
        await send("470/1")
        assert at.notes[0].value.sentence == "Siapa walidata. Ya"
        assert at.session.all(DocumentData)
        assert drafts_in(session_path) == []


async def test_after_a_crash_a_half_typed_nip_goes_back_into_its_field_and_into_no_note(
    desk: Opened, left_behind: LeftBehind
) -> None:
    left_behind("signature_block.edit/pimpinan/nip", "1970")
    async with desk() as at:
        await at.until("Data dokumen yang belum terkirim")
        assert "kirim sebagai catatan" not in at.screen
        await at.press("e")
        await at.until("Pimpinan rapat: NIP (18 angka)")
        field = at.workspace.places.view.query_one(DeskField)  # type: ignore[union-attr]
        assert (field.key, field.input.value) == ("pimpinan/nip", "1970")
        assert field.unsent
