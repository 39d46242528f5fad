from __future__ import annotations

from typing import Any

import pytest
from textual.binding import Binding

from bimtek.hall.presence_records import Attendance
from bimtek.hall.records import Chair, Note, StageRun, StageState
from bimtek.hall.running import begin
from bimtek.tui.palette import Palette
from bimtek.tui.small import TooSmall
from bimtek.ui.field import TypedInput
from tests.tui.conftest import Opened
from tests.tui.driving import Desk


def state(at: Desk, stage: str) -> StageState:
    seen = at.session.get(StageRun, stage)
    return seen.value.state if seen else StageState.PENDING


async def test_an_acara_is_begun_and_finished_from_the_order(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "down", "m")
        assert "Belum gilirannya: ‘Registrasi’ belum dimulai." in at.words
        await at.press("enter")
        assert state(at, "pembukaan") is StageState.RUNNING
        assert "2/12 Pembukaan" in at.screen
        await at.press("f4")
        assert "08.30–…" in at.screen
        await at.press("s")
        assert state(at, "pembukaan") is StageState.DONE
        await at.press("u")
        assert state(at, "pembukaan") is StageState.RUNNING
        await at.press("f2")  # what the footer below names, with no Esc before it
        await at.type("sudah u")
        assert "catatan ▸ sudah u" in at.screen
        assert state(at, "pembukaan") is StageState.RUNNING


@pytest.mark.slow
async def test_an_acara_is_left_out_only_with_a_reason(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "down", "l", "enter")
        assert "Masih kosong" in at.screen
        assert state(at, "pembukaan") is StageState.PENDING
        await at.type("waktu habis")
        await at.press("enter")
        assert state(at, "pembukaan") is StageState.SKIPPED
        assert "✗ Pembukaan" in at.screen
        await at.press("home", "m", "f4", "l")
        assert "Acara ini sudah dimulai: s menyelesaikannya" in at.words  # asked for no reason


@pytest.mark.slow
async def test_finishing_what_has_not_begun_is_refused(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "s")
        assert "‘Registrasi’ tidak berjalan. m memulainya." in at.words


@pytest.mark.slow
async def test_whoever_types_without_f2_is_told_that_it_is_a_note(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.press("y")
        assert at.workspace.note_line.text == "y"
        assert "Anda mengetik catatan" in at.message
        await at.press("escape", "escape", "escape")
        await at.open_notes("Sambutan")
        await at.note("satu")
        await at.open("Kesenjangan")
        assert at.workspace.note_line.text == ""


@pytest.mark.slow
async def test_f4_stands_on_what_the_front_opened_and_s_leads_to_what_runs(desk: Opened) -> None:
    async with desk() as at:
        assert "F4: mulai" in at.screen
        await at.press("f4", "m", "f4", "s")
        await at.until("Berikut: ‘Pembukaan’ (08.30); m memulainya.")
        await at.press("m")
        assert state(at, "pembukaan") is StageState.RUNNING
        assert "F4: mulai" not in at.screen
        await at.open("Sambutan")
        assert "F4: mulai" in at.screen
        await at.press("f4", "s")
        assert "‘Sambutan’ tidak berjalan. Yang berjalan: ‘Pembukaan’; s sekali lagi" in at.words
        assert state(at, "sambutan") is StageState.PENDING
        await at.press("s")
        assert state(at, "pembukaan") is StageState.DONE
        await at.press("home", "s")
        assert "‘Registrasi’ sudah selesai (08.30–08.30)." in at.words


async def test_enter_in_the_order_opens_the_acara_and_m_lets_the_header_count(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.press("f4", "down", "down", "down", "enter")
        assert "4/12 Sambutan" in at.screen
        await at.press("f4", "home", "down", "m", "enter")
        assert "sisa 25'" in at.screen


@pytest.mark.slow
async def test_who_leads_the_meeting_is_recorded_from_when(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "p")
        await at.type("Nama Contoh")
        await at.press("enter")
        await at.type("Sekretaris Daerah")
        await at.press("enter", "enter")
        chair = at.session.all(Chair)[0].value
        assert (chair.name, chair.post, chair.since) == (
            "Nama Contoh",
            "Sekretaris Daerah",
            at.session.now(),
        )
        assert "Pimpinan: Nama Contoh, Sekretaris Daerah sejak 08.30" in at.screen


async def test_f7_goes_to_attendance_and_back_and_so_do_letters_after_g(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f7")
        assert "1/12 Registrasi" in at.screen
        await at.press("f7")
        assert "4/12 Sambutan" in at.screen
        await at.press("f7")
        await at.press("escape")
        assert "4/12 Sambutan" in at.screen
        await at.press("g", "h")
        assert "1/12 Registrasi" in at.screen
        await at.press("f7", "g", "c")
        assert isinstance(at.app.focused, TypedInput)
        assert at.app.focused.id == "note"
        # what was done there is no news to whoever comes back later
        await at.press("escape", "f7")
        await at.type("3-4")
        await at.press("enter")
        assert "2 orang hadir." in at.screen
        await at.press("f7", "f7")
        assert "1/12 Registrasi" in at.screen
        assert "orang hadir." not in at.screen


@pytest.mark.slow
async def test_in_a_text_field_g_is_a_letter(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2", "g", "n", "question_mark")
        assert at.workspace.note_line.text == "gn?"


@pytest.mark.slow
async def test_the_palette_says_when_there_is_nothing(desk: Opened) -> None:
    async with desk() as at:
        await at.press("ctrl+p")
        await at.type("xyz")
        assert "Tidak ada perintah seperti itu." in at.screen
        await at.press("enter")
        assert "Tidak ada perintah seperti itu." in at.screen


async def test_the_palette_finds_and_runs_commands_and_the_keys_of_the_place(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.press("ctrl+p")
        await at.type("buka sk")
        await at.press("enter")
        await at.settled()
        assert "3/12 Pembacaan SK" in at.screen
        await at.press("ctrl+p")
        await at.type("notulen:")
        assert "untuk dibaca dan dicetak" in at.screen  # the longest title is not cut
        await at.press("escape")
        await at.open("Kesenjangan")
        await at.press("ctrl+p")
        await at.type("tugas")
        assert "Tugas malam" in at.screen
        await at.press("escape")
        await at.open("Registrasi")
        await at.press("tab", "ctrl+p")
        await at.type("dinas luar")
        await at.press("enter")
        await at.settled()
        assert [seen.value.participant for seen in at.session.all(Attendance)]


@pytest.mark.slow
async def test_the_function_keys_stand_at_the_same_place_everywhere(desk: Opened) -> None:
    async with desk() as at:
        footers = set()
        for title in ("Registrasi", "Sambutan", "ISHOMA", "Kesiapan kota", "Kesenjangan"):
            await at.open(title)
            footers.add(at.screen.splitlines()[-1])
        assert footers == {
            " F1 bantuan  F2 catatan  F3 cari  F4 acara  F6 antrean  F8 layar  F9 kurang"
        }
        await at.pilot.resize_terminal(60, 18)
        await at.settled()
        assert at.screen.splitlines()[-1] == (
            "F1 bantuan F2 catatan F4 acara F6 antrean F8 layar F9 kurang"
        )


@pytest.mark.slow
async def test_the_keys_of_the_place_stand_above_the_note_line(desk: Opened) -> None:
    async with desk() as at:
        await at.open("ISHOMA")
        line = at.screen.splitlines()[-3]
        assert "Enter mulai  + 5 menit lagi" in line
        await at.pilot.click("MessageLine", offset=(line.index("+ 5 menit"), 0))
        await at.settled()
        assert at.message


@pytest.mark.slow
async def test_what_was_said_in_one_place_is_not_said_in_the_next(desk: Opened) -> None:
    async with desk() as at:
        at.workspace.tell("Dicatat.")
        await at.open("Sambutan")
        after_a_sentence = at.message
        at.workspace.tell("Berkas tidak dapat dibaca.", "error")
        await at.open("Registrasi")
        after_an_error = at.message
        assert (after_a_sentence, after_an_error) == ("", "Berkas tidak dapat dibaca.")


@pytest.mark.slow
async def test_a_click_on_the_footer_presses_the_key(desk: Opened) -> None:
    async with desk() as at:
        await at.pilot.click("Footer", offset=(2, 0))
        await at.settled()
        assert "Bantuan" in at.screen


@pytest.mark.slow
async def test_every_function_key_stands_in_the_palette(desk: Opened) -> None:
    async with desk() as at:
        await at.press("ctrl+p")
        palette = at.app.screen
        assert isinstance(palette, Palette)
        keys = {str(line.cells[-1]) for line in palette.list.lines}
        assert keys >= {
            "F1", "F2", "Shift+F2", "F3", "F4", "F7", "F9", "Ctrl+Z", "Ctrl+Y", "Ctrl+Q",
        }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("key", ["f5", "f10"])
async def test_keys_of_what_is_not_there_do_nothing(desk: Opened, key: str) -> None:
    async with desk() as at:
        before = at.screen
        await at.press(key)
        assert at.screen == before


@pytest.mark.slow
async def test_help_is_that_of_the_focused_thing(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2", "f1")
        assert "Catatan untuk acara yang sedang dibuka" in at.screen
        await at.press("escape", "escape")
        await at.open_notes("Sambutan")
        await at.press("question_mark")
        assert "Catatan acara ini, menurut jam" in at.screen


@pytest.mark.slow
async def test_ctrl_c_explains_and_does_not_kill(desk: Opened) -> None:
    async with desk() as at:
        await at.press("ctrl+c")
        assert "Keluar: Ctrl+Q" in at.message
        assert at.app.is_running


async def test_esc_never_leaves_and_ctrl_q_does_at_once_when_nothing_is_unsent(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.press(*["escape"] * 6)
        assert at.app.is_running
        assert at.app.screen is at.workspace
        await at.press("ctrl+q")
        assert at.app.return_value == 0


async def test_half_typed_text_waits_while_one_is_elsewhere_and_ctrl_q_says_what_is_unsent(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f2")
        await at.type("belum dikirim")
        await at.open("Pembacaan SK")
        assert at.workspace.note_line.text == "belum dikirim"
        await at.press("ctrl+q")
        assert "Belum terkirim (ditawarkan lagi nanti): ‘belum dikirim’" in at.words
        assert at.app.return_value is None
        await at.press("enter")
        assert at.app.return_value is None
        await at.press("ctrl+q", "k")
        assert at.app.return_value == 0


async def test_a_terminal_that_is_too_small_says_so_and_loses_nothing(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2")
        await at.type("setengah")
        await at.pilot.resize_terminal(40, 10)
        await at.settled()
        assert isinstance(at.app.screen, TooSmall)
        assert "Jendela terlalu kecil: 40 × 10." in at.screen
        await at.pilot.resize_terminal(60, 18)
        await at.settled()
        await at.type(" jadi")
        assert at.workspace.note_line.text == "setengah jadi"


async def test_a_wide_terminal_keeps_the_order_at_the_left(desk: Opened) -> None:
    async with desk(size=(120, 40)) as at:
        await at.open("Sambutan")
        assert "4 ○ Sambutan" in at.screen
        await at.press("f4", "up", "enter")
        await at.settled()
        assert "3/12 Pembacaan SK" in at.screen
        await at.pilot.resize_terminal(80, 24)
        await at.until("4 ○ Sambutan", gone=True)
        at.session.record(begin("sambutan", None, at.session.now()))
        await at.settled()
        await at.open("Sambutan")
        await at.pilot.resize_terminal(120, 40)
        await at.until("▸ 4 ▶ Sambutan")


async def test_the_desk_sees_attendance_only(desk: Opened) -> None:
    async with desk(role="meja") as at:
        assert "1/12 Registrasi" in at.screen
        await at.press("f4")
        assert "hanya membuka presensi" in at.message


@pytest.mark.slow
async def test_esc_leaves_the_desk_where_it_is_and_what_is_typed_next_is_no_note(
    desk: Opened,
) -> None:
    async with desk(role="meja") as at:
        at.session.record(begin("pembukaan", None, at.session.now()))
        await at.settled()
        await at.press("escape")
        assert "1/12 Registrasi" in at.screen
        assert "Anda di meja registrasi" in at.message
        await at.press("7", "1", "enter", "f2")
        assert "catatan ▸" not in at.screen
        assert not at.session.all(Note)
        assert "Kursi 1/80" in at.screen


@pytest.mark.slow
async def test_what_the_desk_said_of_a_deed_goes_with_it(desk: Opened) -> None:
    async with desk(role="meja") as at:
        await at.type("1-2")
        await at.press("enter")
        assert "2 orang hadir." in at.screen
        await at.press("ctrl+z")
        assert "2 orang hadir." not in at.screen
        assert "Diurungkan: 2 kehadiran: Santoso, Tjutjuk Sunario; acara" in at.message


@pytest.mark.slow
async def test_the_desk_is_offered_only_what_it_may_do(desk: Opened) -> None:
    async with desk(role="meja") as at:
        footer = at.screen.splitlines()[-1]
        assert "F1 bantuan" in footer
        assert not [key for key in ("F2", "F3", "F4", "F6", "F9") if key in footer]
        await at.press("f1")
        assert "antrean" not in at.screen
        await at.press("escape", "ctrl+p")
        await at.type("buka acara")
        assert "Registrasi" in at.screen
        assert "Sambutan" not in at.screen


def bindings_of(at: Desk) -> list[Binding]:
    nodes: list[Any] = [at.app, *at.app.screen.walk_children(with_self=True)]
    return [binding for node in nodes for _, binding in node._bindings]


ENGLISH = ("quit", "search", "copy", "cursor", "scroll", "help", "palette", "press", "focus")


async def test_no_word_of_textual_is_left_on_the_screen(desk: Opened) -> None:
    async with desk() as at:
        for keys in ((), ("f1",), ("f4",), ("ctrl+p",), ("g",), ("f2", "x", "ctrl+q")):
            await at.press(*keys)
            words = at.screen.casefold().split()
            assert not [word for word in words if word.strip(".,:") in ENGLISH], keys
            if keys:
                await at.press("escape")


@pytest.mark.slow
async def test_esc_in_an_acara_leads_to_the_one_that_runs_and_stays_there(desk: Opened) -> None:
    async with desk() as at:
        at.session.record(begin("sambutan", None, at.session.now()))
        for title in ("Registrasi", "Pembacaan SK", "Kesenjangan"):
            await at.open(title)
        await at.press("escape")
        assert "Kembali ke ‘Sambutan’." in at.message
        await at.press("escape")
        assert at.message == "Ini acara yang sedang berjalan; F4 membuka acara lain."
        assert at.workspace.places.stage
        assert at.workspace.places.stage.title == "Sambutan"


@pytest.mark.slow
async def test_an_acara_that_was_taken_out_is_left(desk: Opened) -> None:
    async with desk() as at:
        at.session.record(begin("sambutan", None, at.session.now()))
        await at.open("Sambutan")
        await at.press("f4", "i")
        await at.type("Salat duha")
        await at.press("enter", "enter", "enter", "enter")
        await at.until("Salat duha")
        await at.press("f4", "x")
        await at.press("escape")
        await at.until("‘Salat duha’ dihapus dari susunan acara.")
        assert at.workspace.places.stage
        assert at.workspace.places.stage.title == "Sambutan"


@pytest.mark.slow
async def test_esc_leads_back_to_the_list_from_which_one_came_and_not_again(desk: Opened) -> None:
    async with desk() as at:
        at.session.record(begin("kesenjangan", None, at.session.now()))
        await at.open("Kesenjangan")
        await at.press("f9")
        await at.until("Yang kurang")
        await at.workspace.places.open_stage(at.session.stage("kesenjangan"))
        await at.settled()
        await at.press("escape")
        await at.until("Yang kurang")
        await at.press("escape")
        assert "Yang kurang" not in at.screen
        await at.press("escape")
        assert "Yang kurang" not in at.screen


@pytest.mark.slow
async def test_a_note_begun_by_a_slip_and_thrown_away_leads_back_to_the_question(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open("Kesenjangan")
        await at.press("p", "k", "escape")
        assert at.workspace.note_line.text == "k"
        await at.press("escape")
        assert at.workspace.note_line.text == ""
        await at.press("2", "4")
        assert at.workspace.note_line.text == ""
        assert "Kini ▸ 2   Sasaran ▸ 4" in at.screen
