from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.events import Paste

from bimtek.hall.records import Label, Note
from bimtek.hall.running import begin
from bimtek.journal.records import DESTROYED
from bimtek.ui.field import TypedInput
from tests.conftest import OpenAs
from tests.tui.conftest import Opened
from tests.tui.driving import turn_of


@pytest.mark.slow
async def test_after_a_note_a_key_of_the_facilitator_means_the_page_again(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        for said in ("lampu mati", "kursi kurang"):
            await at.press("f2")
            await at.type(said)
            await at.press("enter")
        await at.press("x")  # the cursor is on the note just sent
        assert [seen.value.text for seen in at.notes] == ["lampu mati"]
        assert at.workspace.note_line.text == ""


@pytest.mark.slow
async def test_a_note_has_its_acara_and_time_is_shown_as_typed_and_gets_another_label(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("[Perbup] [/] [red]x[/red] 会议 😀")
        note = at.notes[0].value
        assert (note.text, note.stage) == ("[Perbup] [/] [red]x[/red] 会议 😀", "sambutan")
        assert note.said == at.session.now()
        assert "[Perbup] [/] [red]x[/red]" in at.screen
        await at.press("l", "k")
        assert at.notes[0].value.label is Label.DECISION


async def test_what_was_understood_stands_beside_the_line_and_what_is_no_date_comes_back_once(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2")
        await at.type("? anggaran dari mana @dinkes ^14/7")
        await at.until("? pertanyaan · Dinkes · s.d. 14 Jul")
        assert at.notes == []
        await at.press("escape", "escape", "f2")
        await at.type("> kirim data ^32/7")
        await at.press("enter")
        assert at.notes == []
        assert at.workspace.note_line.text == "> kirim data ^32/7"
        assert "‘^32/7’ bukan tanggal. Betulkan; Enter sekali lagi mencatat tanpa" in at.words
        await at.press("enter")
        assert at.notes[0].value.text == "kirim data ^32/7"
        assert at.workspace.note_line.text == ""


@pytest.mark.slow
async def test_a_corrected_deadline_is_taken(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2")
        await at.type("> kirim data ^32/7")
        await at.press("enter", *["backspace"] * 4)
        await at.type("14/7")
        await at.press("enter")
        assert (at.notes[0].value.text, at.notes[0].value.due) == ("kirim data", date(2023, 7, 14))


@pytest.mark.slow
async def test_an_edited_deadline_that_is_no_date_comes_back_once_as_well(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("> kirim data ^14/7")
        await at.press("shift+f2", "enter")
        await at.type(" ^31/2")
        await at.press("enter")
        assert "‘^31/2’ bukan tanggal. Betulkan; Enter sekali lagi mencatat apa adanya" in at.words
        assert at.notes[0].value.text == "kirim data"
        await at.press("enter")
        assert at.notes[0].value.text == "kirim data ^31/2"
        assert at.notes[0].value.due == date(2023, 7, 14)
        await at.press("enter", "enter")  # looked at before, and nothing was changed
        assert "bukan tanggal" not in at.words


@pytest.mark.slow
async def test_an_answer_with_a_deadline_that_is_no_date_comes_back_once(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("? kapan dikirim")
        await at.press("shift+f2", "j")
        await at.type("paling lambat ^32/7")
        await at.press("enter")
        assert "Enter sekali lagi mencatat tanpa tenggat" in at.words
        assert len(at.notes) == 1
        await at.press("enter")
        assert at.notes[1].value.text == "paling lambat ^32/7"


@pytest.mark.slow
async def test_a_mention_of_nobody_is_recorded_told_and_can_be_corrected(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2")
        await at.type("@dinks siap")
        await at.press("enter")
        assert not at.notes[0].value.opd
        assert "‘@dinks’ tetap teks" in at.words
        await at.press("shift+f2", "enter", "home", *["delete"] * 6)
        await at.type("@dinkes")
        await at.press("enter")
        assert at.notes[0].value.opd == ("dinkes",)


@pytest.mark.slow
async def test_a_mention_that_is_left_wrong_or_mistyped_while_editing_is_told_again(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("siap")
        await at.press("shift+f2", "enter")
        await at.type(" @dinkess")
        await at.press("enter")
        told = "Tercatat; ‘@dinkess’ tetap teks (mungkin Dinkes). Betulkan: Enter."
        assert at.notes[0].value.text == "siap @dinkess"
        assert at.message == told
        at.workspace.tell("")
        await at.press("enter", "enter")
        assert at.message == told
        await at.press("enter", "backspace", "enter")
        assert at.notes[0].value.opd == ("dinkes",)


@pytest.mark.slow
async def test_an_answer_needs_a_question_and_belongs_to_the_last_one(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2")
        await at.type("= dari APBD")
        await at.press("enter")
        assert at.notes == []
        assert at.workspace.note_line.text == "= dari APBD"
        assert "Belum ada pertanyaan" in at.words
        await at.press("escape", "escape")
        await at.note("? siapa walidata")
        assert "belum dijawab" in at.screen
        await at.press("g", "n", "j")
        await at.type("Diskominfotik")
        await at.press("enter")
        assert [seen.value.label for seen in at.notes] == [Label.QUESTION, Label.ANSWER]
        assert "belum dijawab" not in at.screen
        await at.note("? dari mana anggarannya")
        await at.note("= dari APBD")
        answered = {seen.value.text: seen.value.answers for seen in at.notes}
        questions = {seen.value.text: seen.record for seen in at.notes}
        assert answered["dari APBD"] == questions["dari mana anggarannya"]
        assert "terjawab" in at.screen


async def test_a_closed_note_is_kept_and_not_shown(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("angka ini belum boleh keluar ~")
        assert at.notes[0].value.closed
        assert "angka ini" not in at.screen
        assert "~ tertutup" in at.screen


async def test_editing_changes_the_words_and_keeps_the_rest(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("> kirim data @dlh ^14/7")
        await at.press("enter")
        await at.type(" segera")
        await at.press("enter")
        note = at.notes[0].value
        assert note.text == "kirim data segera"
        assert (note.label, note.opd, note.due) == (Label.ACTION, ("dlh",), date(2023, 7, 14))


@pytest.mark.slow
async def test_a_withdrawn_note_comes_back_with_undo(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("salah tempat")
        await at.press("x")
        assert at.notes == []
        await at.press("ctrl+z")
        assert [seen.value.text for seen in at.notes] == ["salah tempat"]


async def test_destroyed_words_are_gone_from_screen_and_record(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("kata yang diucapkan di luar rapat")
        await at.press("h", "2", "m")
        seen = at.session.get(Note, at.notes[0].record)
        assert seen is not None
        assert seen.value.text == DESTROYED
        assert DESTROYED in at.screen
        assert "di luar rapat" not in at.screen


@pytest.mark.slow
async def test_only_the_facilitator_destroys_words(desk: Opened) -> None:
    async with desk(role="notulis") as at:
        await at.open_notes("Sambutan")
        await at.note("kata itu")
        await at.press("h")
        assert "Hanya fasilitator" in at.words
        assert at.notes[0].value.text == "kata itu"


async def test_a_paste_of_lines_becomes_notes_and_one_undo(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2")
        at.workspace.note_line.field.post_message(Paste("satu\n? dua @dinkes\r\n\ntiga\n"))
        await at.settled()
        assert "jadikan 3 catatan" in at.screen
        await at.press("j")
        assert [seen.value.text for seen in at.notes] == ["satu", "dua", "tiga"]
        await at.press("escape", "ctrl+z")
        assert at.notes == []


@pytest.mark.slow
async def test_a_paste_becomes_one_note_or_nothing(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2")
        at.workspace.note_line.field.post_message(Paste("satu\ndua"))
        await at.settled()
        await at.press("escape")
        assert at.workspace.note_line.text == ""
        at.workspace.note_line.field.post_message(Paste("satu\ndua"))
        await at.settled()
        await at.press("s")
        assert at.workspace.note_line.text == "satu dua"


@pytest.mark.slow
async def test_a_megabyte_in_the_note_line_is_refused_whole(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2")
        at.workspace.note_line.field.post_message(Paste("kata dan kata\n" * 75_000))
        await at.until("Tempelan 75.000 baris")
        await at.press("escape")
        assert at.notes == []
        assert at.workspace.note_line.text == ""


@pytest.mark.slow
async def test_a_paste_where_no_field_waits_becomes_a_note(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        at.app.post_message(Paste("kalimat dari surel"))
        await at.until("▸ kalimat dari surel")
        at.app.post_message(Paste(" yang panjang"))
        await at.until("▸ kalimat dari surel yang panjang")
        assert at.notes == []


async def test_esc_twice_wipes_and_says_so_and_a_blank_is_no_note(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2", "space", "escape")
        assert "Belum terkirim" not in at.message
        assert at.workspace.note_line.text == ""
        await at.press("f2")
        await at.type("di luar catatan")
        await at.press("escape")
        assert "Esc sekali lagi" in at.message
        assert at.workspace.note_line.text == "di luar catatan"
        await at.press("escape")
        assert at.message == "Ketikan dihapus untuk selamanya."
        assert at.workspace.note_line.text == ""
        await at.press("f6")  # told once: whoever goes on has read it
        assert at.message == ""


@pytest.mark.slow
async def test_undo_and_redo_of_an_act_are_told(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("satu")
        await at.press("ctrl+z")
        assert at.message == "Diurungkan: catatan “satu”."
        await at.press("ctrl+y")
        assert at.message == "Diulangi: catatan “satu”."
        assert len(at.notes) == 1
        await at.press("ctrl+y")
        assert "Tidak ada yang dapat diulangi" in at.message


@pytest.mark.slow
async def test_where_older_deeds_are_undone_is_told(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("ctrl+z")
        assert "dari jendela ini. Yang lebih lama: Ctrl+P, Riwayat acara ini." in at.words
    async with desk(session=open_as(session_path, "Meja", "meja")) as at:
        await at.press("ctrl+z")
        await at.until("dari jendela ini.")
        assert "Riwayat" not in at.words  # the registration desk opens no history


async def test_half_typed_text_stays_while_others_write_and_undo_in_it_takes_back_typing(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("tetap")
        await at.press("f2", "a", "b", "ctrl+z")
        assert at.workspace.note_line.text == "a"
        assert len(at.notes) == 1
        await at.press("backspace")
        await at.type("setengah")
        field = at.workspace.note_line.field
        field.cursor_position = 3
        at.session.record(Note.new(text="dari orang lain", stage="sambutan"))
        await at.settled()
        assert "dari orang lain" in at.screen
        assert (field.value, field.cursor_position) == ("setengah", 3)
        assert isinstance(at.app.focused, TypedInput)


@pytest.mark.slow
async def test_whose_attendance_was_undone_is_told(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Registrasi")
        await at.press("8", "enter", "ctrl+z")
        assert at.message == "Diurungkan: kehadiran Priyo Suhartono; acara Registrasi."


@pytest.mark.slow
async def test_where_a_note_goes_is_named_while_the_hall_is_elsewhere(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        assert "catatan Sambutan" not in at.screen
        await at.press("f4", "home", "m", "enter")
        await at.open("Sambutan")
        assert "catatan Sambutan ▸" in at.screen
        await at.open("Registrasi")
        assert "catatan ▸" in at.screen


@pytest.mark.slow
async def test_the_registration_desk_opens_no_notes(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    async with desk() as at:
        await at.open("Registrasi")
        await at.note("hanya untuk notulis")
    async with desk(session=open_as(session_path, "M1", "meja")) as at:
        await at.press("f14")
        assert "hanya untuk notulis" not in at.screen
        assert "hanya membuka presensi" in at.message


async def test_a_note_of_the_wrong_acara_goes_with_its_answer_to_the_one_that_ran(
    desk: Opened,
) -> None:
    async with desk() as at:
        at.session.record(begin("sambutan", None, at.session.now() - timedelta(minutes=5)))
        await at.open("Pembacaan SK")
        await at.note("? siapa walidata")
        await at.note("= Diskominfotik")
        await at.press("shift+f2", "up", "m", "enter")
        assert at.message == "Catatan dipindahkan ke ‘Sambutan’. Ctrl+Z mengembalikannya."
        assert {seen.value.stage for seen in at.notes} == {"sambutan"}
        await at.press("ctrl+z")
        assert {seen.value.stage for seen in at.notes} == {"pembacaan-sk"}


@pytest.mark.slow
async def test_a_note_that_leaves_its_acara_hangs_on_none_of_its_rows(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.note("kalimat sambutan")
        assert at.notes[0].value.about
        await at.press("shift+f2", "m", "enter")
        assert at.notes[0].value.stage != "pembacaan-sk"
        assert not at.notes[0].value.about


@pytest.mark.slow
async def test_a_note_is_sent_to_no_row_or_taken_off_its_row(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.press("f2")
        await at.type("mikrofon mati #-")
        await at.until("tanpa baris")
        await at.press("enter")
        await at.note("pintu terkunci")
        assert [bool(seen.value.about) for seen in at.notes] == [False, True]
        await at.press("shift+f2", "end", "enter", "end")
        await at.type(" #-")
        await at.press("enter")
        assert [seen.value.text for seen in at.notes] == ["mikrofon mati", "pintu terkunci"]
        assert not at.notes[1].value.about


@pytest.mark.slow
async def test_where_a_note_was_before_stands_in_its_history(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.note("kalimat sambutan")
        await at.press("shift+f2", "m", "enter")
        moved = at.session.stage(at.notes[0].value.stage)
        await at.open(moved.title)
        await at.press("shift+f2", "v")
        assert "Pembacaan SK" in at.words


@pytest.mark.slow
async def test_the_note_just_sent_is_in_sight_and_nobody_else_moves_the_cursor(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        for number in range(30):
            at.session.record(Note.new(text=f"kalimat {number}", stage="sambutan"))
        await at.settled()
        await at.press("f2")
        await at.type("yang paling baru")
        await at.press("enter")
        assert "▸ 08.30" in at.screen.split("yang paling baru")[0].splitlines()[-1]
        at.session.record(Note.new(text="dari orang lain", stage="sambutan"))
        await at.settled()
        assert "▸ 08.30" in at.screen.split("yang paling baru")[0].splitlines()[-1]


@pytest.mark.slow
async def test_what_passes_is_over_with_the_next_deed(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2")
        await at.type("bukan ini")
        await at.press("escape", "escape")
        assert at.message == "Ketikan dihapus untuk selamanya."
        at.session.record(begin("sambutan", None, at.session.now()))
        await at.settled()
        assert at.message == ""


@pytest.mark.slow
async def test_a_warning_about_typing_is_over_once_the_line_was_sent(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.press("f2")
        await at.type("sudah lengkap")
        await at.press("escape", "enter")
        assert at.message == ""


@pytest.mark.slow
async def test_an_error_stands_also_after_the_next_deed(desk: Opened) -> None:
    async with desk() as at:
        at.workspace.tell("Salinan tidak dapat dibuat.", "error")
        at.session.record(begin("sambutan", None, at.session.now()))
        await at.settled()
        assert at.message == "Salinan tidak dapat dibuat."


@pytest.mark.slow
async def test_undo_never_names_what_was_told_in_confidence(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("pagu belum boleh keluar ~")
        await at.press("ctrl+z")
        assert at.message == "Diurungkan: catatan tertutup."


@pytest.mark.slow
async def test_whoever_speaks_answers_a_question_unless_they_asked_it(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("? apakah ada honor @dishub")
        turn_of(at.session, "dinkes")
        await at.settled()
        await at.press("shift+f2", "j")
        assert "Penjawab: Dinkes (sedang bicara)" in at.words
        await at.type("belum ada")
        await at.press("enter")
        assert at.notes[-1].value.opd == ("dinkes",)
        turn_of(at.session, "dishub")
        await at.settled()
        await at.press("home", "j")
        assert "Penjawab" not in at.words
        await at.type("kami cek @dlh")
        await at.press("enter")
        assert at.notes[-1].value.opd == ("dlh",)


@pytest.mark.slow
async def test_an_answer_of_nobody_asks_whose_it_is_before_enter(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("? apakah ada honor")
        await at.press("f2")
        await at.type("= belum ada")
        await at.until("= jawaban atas pertanyaan terakhir · siapa? @opd")


@pytest.mark.slow
async def test_a_note_that_somebody_changed_since_stays_whole(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    """Its words would stay, and stand in the minutes outside of every acara."""
    other = open_as(session_path, "N2", "notulis")
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("versi A")
        other.poll()
        other.record(other.all(Note)[0].change(text="versi B")).result()
        await at.settled()
        await at.press("ctrl+z", "ctrl+z")
        assert "Tidak diurungkan: catatan itu sudah diubah N2." in at.words
        note = at.notes[0].value
        assert (note.text, note.stage) == ("versi B", "sambutan")


@pytest.mark.slow
async def test_what_stands_before_a_note_is_what_is_recorded_while_it_is_typed(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("down", "f2")
        await at.until("catatan @")
        await at.type("@dishub minta kamera")
        await at.until("catatan · Dishub · tanpa baris · Smart Living")
        await at.until(" catatan ▸ @dishub minta kamera")
        await at.press("enter")
        note = at.notes[-1].value
        assert (note.opd, note.about, note.pillar) == (("dishub",), "", "living")
        turn_of(at.session, "dishub")
        await at.settled()
        await at.until("catatan Dishub ▸")
        await at.type("#4.1.1 kamera di taman")
        await at.press("enter")
        assert at.notes[-1].value.about.startswith("gap/kesenjangan/SL.1.1/")


@pytest.mark.slow
async def test_where_no_list_shows_it_a_sent_note_is_told_once_it_is_saved(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("f2")
        await at.type("peta belum satu")
        await at.press("enter")
        await at.until("Dicatat di ‘Kesenjangan’.")
        await at.open("Sambutan")
        await at.press("f2")
        await at.type("mikrofon mati")
        await at.press("enter")
        assert "mikrofon mati" in at.words
        assert "Dicatat di" not in at.words
