"""The registration desk by keys alone: what is typed, what is recorded, what is shown."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from textual.events import Paste

from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Participant
from bimtek.session import Session
from bimtek.stages.attendance import arrivals, deeds, minutes
from bimtek.stages.attendance.view_form import WakilForm
from bimtek.stages.attendance.wakil_form import Field

from ...keyboard import until
from ...screens import same_screen
from .desk_app import Desk, DeskApp, at_desk
from .hall import Clock, Hall

SCREENS = Path(__file__).parent / "screens"


def presence(session: Session, who: str) -> Presence | None:
    row = session.get(Attendance, f"1-pagi/{who}")
    return row.value.presence if row else None


def here(session: Session) -> set[str]:
    rows = (seen.value for seen in session.all(Attendance))
    return {row.participant for row in rows if row.presence and row.presence.status == "hadir"}


async def test_a_row_number_or_a_nip_and_enter_check_in_and_the_line_is_free_for_the_next(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        assert presence(session, "p-lurah") == Presence(Status.PRESENT, time(8, 30))
        assert desk.view.search.value == ""
        assert desk.view.search.has_focus
        assert desk.view.roll.person == "p-lurah"
        await desk.keys("19800101", "enter")  # four digits are a NIP
        assert here(session) == {"p-lurah", "p-kadishub"}


@pytest.mark.slow
async def test_a_choice_of_the_form_takes_no_text_and_says_so(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "enter", "down", "w")
        form = desk.view.query_one(WakilForm)
        form.stand_on(Field.CAPACITY)
        await desk.settled()
        assert desk.app.focused
        desk.app.focused.post_message(Paste("Plt. Nama Contoh"))
        await desk.settled()
        assert form.form.capacity is Capacity.REPRESENTATIVE
        assert "tidak masuk" in desk.text()
        assert "▸ Hadir sebagai" in desk.text()


@pytest.mark.slow
async def test_a_sentence_typed_on_a_choice_leaves_it_as_it_was(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "enter", "down", "w", "enter")
        form = desk.view.query_one(WakilForm)
        await desk.keys(*"sedang")
        assert form.form.answer(Field.REASON) is None
        assert "‘sedang’ tidak masuk. Backspace dahulu." in desk.text()
        await desk.keys("backspace", "s")
        assert form.form.answer(Field.REASON) == "sakit"
        # what was said by mistake is said no more
        await desk.keys("backspace")
        assert form.form.answer(Field.REASON) is None
        await desk.keys("right")
        assert form.form.answer(Field.REASON) == "dinas luar"


async def test_several_rows_at_once_are_one_undo(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("14-16 41")
        assert "3 orang hadir sekaligus. 1 nomor tidak ada dalam daftar." in desk.text()
        await desk.keys("enter")
        assert here(session) == {"p-kadis", "p-sekr", "p-lurah"}
        session.undo()
        await desk.settled()
        assert here(session) == set()


@pytest.mark.slow
async def test_a_few_letters_find_and_down_chooses_another(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("disp", "enter")
        assert here(session) == {"p-kadis"}
        await desk.keys("dis", "down", "enter")
        assert here(session) == {"p-kadis", "p-kadishub"}


@pytest.mark.slow
async def test_a_seat_gets_its_name_in_the_same_line(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41 Nama Satu, S.Sos.", "enter")
        person = session.get(Participant, "p-lurah")
        assert person is not None
        assert person.value.name == "Nama Satu, S.Sos."
        assert "Nama Satu, S.Sos." in desk.text()


async def test_letters_are_text_in_the_line_and_commands_only_on_a_row(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("w", "i", "s")
        assert desk.view.search.value == "wis"
        assert session.all(Attendance) == []
        await desk.keys("escape", "41", "down", "i")
        assert presence(session, "p-lurah") == Presence(Status.EXCUSED)
        await desk.keys("d")
        assert presence(session, "p-lurah") == Presence(Status.ON_DUTY)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["4", "k", "plus"])
async def test_a_digit_or_another_letter_on_a_row_begins_the_next_search(
    session: Session, key: str
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down")
        await desk.pilot.press(key)
        await desk.settled()
        assert desk.view.search.value == {"plus": "+"}.get(key, key)
        assert desk.view.search.has_focus
        assert session.all(Attendance) == []


async def test_one_goes_down_to_the_row_and_up_again_and_enter_there_checks_in_too(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "up")
        assert desk.view.search.has_focus
        assert desk.view.search.value == "41"
        await desk.keys("tab", "enter")
        assert here(session) == {"p-lurah"}
        assert desk.view.search.has_focus


@pytest.mark.slow
async def test_leaving_and_taking_back(session: Session, clock: Clock) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        clock.set("14.10")
        await desk.keys("down", "p")
        assert "↩ pulang 14.10" in desk.text()
        await desk.keys("backspace")
        assert presence(session, "p-lurah") is None
        await desk.keys("h")
        assert "Lurah Kauman belum berstatus." in desk.text()


@pytest.mark.slow
async def test_somebody_who_is_here_is_told_and_not_recorded_again(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        clock.set("9.00")
        await desk.keys("41", "enter")
        assert "Lurah Kauman sudah hadir 08.30." in desk.text()
        assert desk.view.search.value == "41"
        await desk.keys("14")
        assert desk.view.search.value == "14", "the next number takes its place"
        assert "sudah hadir" not in desk.text()


@pytest.mark.slow
async def test_the_next_one_takes_the_place_of_a_search_that_was_answered(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("kauman", "enter", "kauman", "enter")
        assert "sudah hadir 08.30" in desk.text()
        await desk.keys("15", "enter")
        assert here(session) == {"p-lurah", "p-sekr"}


@pytest.mark.slow
async def test_letters_that_find_nobody_stay_to_be_mended(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("kaumam", "enter", "backspace", "n", "enter")
        assert here(session) == {"p-lurah"}


@pytest.mark.slow
async def test_the_time_of_arrival_is_corrected_on_the_row(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter", "down", "j")
        assert "Jam datang[-pulang] Lurah Kauman ▸ 08.30" in desk.text()
        await desk.keys("99", "enter")
        assert "tulis jam seperti" in desk.text()
        await desk.keys("backspace", "backspace", "0755-1410", "enter")
        row = session.get(Attendance, "1-pagi/p-lurah")
        assert row is not None
        assert row.value.presence == Presence(Status.PRESENT, time(7, 55))
        assert row.value.left == time(14, 10)
        assert desk.view.roll.has_focus


@pytest.mark.slow
async def test_a_name_is_typed_on_the_row(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "n")
        assert "Nama nomor 41 Lurah Kel. Kauman ▸" in desk.text()
        await desk.keys("Nama Satu", "enter")
        assert desk.view.book.desk.person("p-lurah").name == "Nama Satu"


# -- a queue of eighty


async def test_no_key_is_lost_however_fast_they_come(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.burst("41", "enter", "14", "enter", "40", "enter", "2")
        assert here(session) == {"p-lurah", "p-kadis", "p-kadishub"}
        assert desk.view.search.value == "2"


@pytest.mark.slow
async def test_a_wakil_is_recorded_however_fast_the_keys_come(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down")
        await desk.burst("w", "enter", "enter", "enter", "41", "enter")
        found = presence(session, "p-sekr")
        assert found is not None
        assert found.stands_for == "p-kadis"
        assert presence(session, "p-lurah") == Presence(Status.PRESENT, time(8, 30))


@pytest.mark.slow
async def test_a_search_begun_on_a_row_takes_every_digit(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down")
        await desk.burst("14-15 40", "enter")
        assert here(session) == {"p-kadis", "p-sekr", "p-kadishub"}


async def test_whoever_sees_the_desk_may_type(session: Session) -> None:
    async with DeskApp(session).run_test(size=(80, 24)) as pilot:
        assert pilot.app.focused is pilot.app.query_one("#search")


# -- walk-ins


async def test_a_walk_in_is_one_line_and_belongs_to_the_last_opd_and_that_is_said(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("40", "enter", "+Nama Contoh, Kabid")
        assert "Enter: tamu baru Nama Contoh · Kabid · Dishub, hadir." in desk.text()
        await desk.keys("enter")
        assert "Dishub: ikut yang terakhir. Bila lain: Ctrl+Z, lalu +nama @opd." in desk.text()
        await desk.keys("+Nama Lain", "enter")
        walk_ins = [seen.value for seen in session.all(Participant) if seen.value.walk_in]
        assert [(one.name, one.opd) for one in walk_ins] == [
            ("Nama Contoh", "dishub"),
            ("Nama Lain", "dishub"),
        ]
        assert len(here(session)) == 3


@pytest.mark.slow
async def test_a_walk_in_comes_with_nobody_who_was_ticked_among_many_or_long_ago(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("14-15 40", "enter", "+Nama Contoh", "enter")
        assert "OPD? Ketik @opd" in desk.text()
        assert desk.view.search.value == "+Nama Contoh"
        await desk.keys("escape", "escape", "41", "enter")
        clock.set("08.40")
        await desk.keys("+Nama Contoh", "enter")
        assert "OPD? Ketik @opd" in desk.text()
        assert not [seen for seen in session.all(Participant) if seen.value.walk_in]


@pytest.mark.slow
async def test_the_opd_that_was_meant_stands_in_the_line_before_anybody_is_recorded(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Nama Contoh, staf @dihsub")
        assert "OPD ‘dihsub’ tidak ada dalam daftar. Enter: @dishub." in desk.text()
        await desk.keys("enter")
        assert desk.view.search.value == "+Nama Contoh, staf @dishub"
        assert "Enter: tamu baru Nama Contoh · staf · Dishub, hadir." in desk.text()
        assert session.all(Attendance) == []
        await desk.keys("enter")
        assert desk.view.search.value == ""
        assert len(session.all(Attendance)) == 1


@pytest.mark.slow
async def test_an_opd_that_resembles_none_keeps_the_line(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Nama Contoh @xyzxyz", "enter")
        assert "Tamu: @tamu xyzxyz" in desk.text()
        assert desk.view.search.value == "+Nama Contoh @xyzxyz"
        assert session.all(Attendance) == []


@pytest.mark.slow
async def test_a_time_that_has_not_come_is_recorded_and_told(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "enter", "down", "j")
        await desk.keys("1405", "enter")
        assert "Pukul 14.05 belum tiba: sekarang 08.30." in desk.text()
        (seen,) = session.all(Attendance)
        assert seen.value.presence
        assert seen.value.presence.arrived == time(14, 5)


@pytest.mark.slow
async def test_a_walk_in_half_typed_is_not_wiped_by_one_escape(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Nama", "escape")
        assert "Esc sekali lagi mengosongkan baris cari" in desk.text()
        assert desk.view.search.value == "+Nama"
        await desk.keys("escape")
        assert desk.view.search.value == ""


# -- representatives


async def test_a_wakil_is_three_enters_when_the_defaults_are_right(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w")
        assert '"Kepala Disperkim diwakili Sekretaris (surat tugas menyusul)"' in desk.text()
        assert "Keterangan:" not in desk.text()
        await desk.keys("enter", "enter", "enter")
        printed = minutes.part(session, session.script.stage("registrasi"))["people"]
        assert [one.remark for one in printed] == [""]  # type: ignore[attr-defined]
        assert presence(session, "p-sekr") == Presence(
            Status.PRESENT, time(8, 30), Capacity.REPRESENTATIVE, "p-kadis", None,
            Letter.FOLLOWS, None, "luring", None,
        )  # fmt: skip
        assert desk.view.search.has_focus
        assert "Surat tugas menyusul: 1" in desk.text()


@pytest.mark.slow
async def test_page_down_saves_the_form_from_anywhere(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "pagedown")
        assert presence(session, "p-sekr") is not None


@pytest.mark.slow
async def test_letters_choose_and_tab_reaches_the_other_fields(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "tab", "s", "tab", "a", "enter", "090/12", "tab")
        await desk.keys(*["backspace"] * 5, "0755", "tab", "d", "tab", "y", "enter")
        assert presence(session, "p-sekr") == Presence(
            Status.PRESENT, time(7, 55), Capacity.REPRESENTATIVE, "p-kadis", "sakit",
            Letter.SHOWN, "090/12", "daring", True,
        )  # fmt: skip


@pytest.mark.slow
async def test_arrows_up_and_down_go_from_row_to_row_and_change_no_answer(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w")
        form = desk.view.form
        assert form is not None
        untouched = form.form
        await desk.keys("enter", "down", "down", "down", "down", "down", "down")
        assert form.query_one("#decides").has_focus
        await desk.keys(*["up"] * 7)
        assert form.query_one("#capacity").has_focus
        assert form.form == untouched
        await desk.keys("down", "down", "tab", "tab", "left")
        assert form.form == untouched._replace(seat="p-sekda", letter=Letter.SHOWN)


@pytest.mark.slow
async def test_in_a_list_arrow_up_goes_back_before_it_leaves_the_row(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w")
        form = desk.view.form
        assert form is not None
        await desk.keys("down", "down", "up", "up")
        assert (form.field, form.form.seat) == (Field.SEAT, "p-kadis")
        await desk.keys("up")
        assert (form.field, form.form.seat) == (Field.CAPACITY, "p-kadis")


@pytest.mark.slow
async def test_the_form_says_what_enter_and_the_arrows_do_on_each_line(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w")
        assert "Enter lanjut · ↑↓ pilih lain · Tab baris · PgDn simpan · Esc batal" in desk.text()
        await desk.keys("enter")
        assert "Enter lanjut · ↑↓ baris · ←→ ubah · PgDn simpan · Esc batal" in desk.text()
        await desk.keys("enter")
        assert "Enter simpan · ↑↓ baris · ←→ ubah · Esc batal" in desk.text()
        await desk.keys("a")
        assert "Enter lanjut · ↑↓ baris" in desk.text()
        await desk.keys("enter")
        assert "▸ Nomor surat" in desk.text()
        assert "Enter simpan · ↑↓ baris · Esc batal" in desk.text()
        await desk.keys("up", "m", "enter")
        assert desk.view.form is None
        saved = "Tersimpan: Kepala Disperkim diwakili Sekretaris (surat tugas menyusul)."
        assert saved in desk.text()


@pytest.mark.slow
async def test_a_line_to_type_in_is_marked_while_the_cursor_is_there(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "up", "d", "pagedown", "15", "down", "w")
        assert "▸ Hadir sebagai" in desk.text()
        await desk.keys("w")
        form = desk.view.form
        assert form is not None
        form.stand_on(Field.LETTER)
        await desk.keys("m", "enter")
        assert form.field is Field.SINCE
        assert "▸ Berlaku sejak" in desk.text()


@pytest.mark.slow
async def test_a_right_letter_takes_the_warning_about_a_wrong_one_away(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "enter", "enter", "x")
        assert "tidak masuk" in desk.text()
        await desk.keys("m")
        assert "tidak masuk" not in desk.text()


@pytest.mark.slow
async def test_somebody_without_a_post_is_named_once_in_the_heading(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Pak Darmo @kel-kauman", "enter", "down", "w")
        assert desk.view.form is not None
        assert "\n  Pak Darmo Kel. Kauman\n" in "\n".join(map(str.rstrip, desk.text().split("\n")))


@pytest.mark.slow
async def test_a_wrong_time_keeps_the_form_open(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", *["tab"] * 4)
        await desk.keys("9", "pagedown")
        assert "Jam datang: tulis jam seperti" in desk.text()
        assert presence(session, "p-sekr") is None


@pytest.mark.slow
async def test_whom_to_represent_is_searched_by_letters(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "dish")
        assert "▸ Kepala Dishub  cari: dish" in desk.text()
        await desk.keys("pagedown")
        found = presence(session, "p-sekr")
        assert found is not None
        assert found.stands_for == "p-kadishub"


async def test_the_empty_seat_of_a_head_asks_who_came(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "w", "Nama Baru, Sekretaris")
        assert "▸ Nama Baru, Sekretaris (baru)" in desk.text()
        assert '"Nama Baru: Lurah Kauman diwakili Sekretaris (surat tugas menyusul)"' in desk.text()
        await desk.keys("enter", "enter", "enter")
        (who,) = here(session)
        found = presence(session, who)
        assert found is not None
        assert found.stands_for == "p-lurah"
        assert "○ diwakili Sek" in desk.text()


@pytest.mark.slow
async def test_escape_leaves_an_untouched_form_at_once_and_a_touched_one_after_a_warning(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "escape")
        assert desk.view.form is None
        assert desk.view.roll.has_focus
        await desk.keys("w", "tab", "s", "escape")
        assert "Isian belum disimpan. Esc sekali lagi membuangnya" in desk.text()
        await desk.keys("escape")
        assert desk.view.form is None
        assert session.all(Attendance) == []


@pytest.mark.slow
async def test_a_late_head_ends_the_wakil_after_two_walk_ins_with_one_enter(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "pagedown")
        clock.set("10.20")
        await desk.keys("14", "enter", "+Staf Satu", "enter", "+Staf Dua", "enter")
        assert "Akhiri wakil 10.20? Kepala Disperkim sudah datang" in desk.text()
        clock.set("10.25")
        await desk.keys("enter")
        row = session.get(Attendance, "1-pagi/p-sekr")
        assert row is not None
        assert row.value.stood_until == time(10, 20)
        staff = [seen.value for seen in session.all(Participant) if seen.value.walk_in]
        assert [one.opd for one in staff] == ["disperkim", "disperkim"]
        assert "Akhiri wakil" not in desk.text()


@pytest.mark.slow
async def test_escape_says_no_to_what_is_offered(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "pagedown", "14", "enter", "escape")
        assert "Akhiri wakil" not in desk.text()
        await desk.keys("enter")
        row = session.get(Attendance, "1-pagi/p-sekr")
        assert row is not None
        assert row.value.stood_until is None


async def test_the_afternoon_begins_as_a_copy_of_who_is_still_there(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("14-15 41", "enter", "down", "p")
    clock.set("15.30")
    async with at_desk(session, stage="absen-sore") as desk:
        assert "Salin 2 orang yang masih ada sejak Registrasi?" in desk.text()
        await desk.keys("enter")
        rows = [seen.value for seen in session.all(Attendance) if seen.value.roll_call == "1-sore"]
        assert {row.participant for row in rows} == {"p-kadis", "p-sekr"}
        assert "2 orang disalin (Ctrl+Z membatalkan semua). Pada baris: p pulang" in desk.text()
        session.undo()
        await desk.settled()
        assert "Salin 2 orang" in desk.text()
        assert not desk.view.book.desk.room.came


@pytest.mark.slow
async def test_after_a_no_the_copy_stays_in_the_palette_and_leaves_out_whom_one_has_typed(
    session: Session, clock: Clock
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("14-15 41", "enter")
    clock.set("15.30")
    async with at_desk(session, stage="absen-sore") as desk:

        def copies() -> list[str]:
            return [title for title, _, _ in desk.view.commands if title.startswith("Salin")]

        await desk.keys("escape")
        assert "Salin 3 orang" not in desk.text()
        assert "Ctrl+P, lalu ‘Salin … orang’" in desk.text()
        await desk.keys("14", "enter")
        assert copies() == ["Salin 2 orang yang masih ada sejak Registrasi"]
        desk.view.action_copy_before()
        await desk.settled()
        assert len(desk.view.book.desk.room.here) == 3
        came = session.get(Attendance, "1-sore/p-kadis")
        assert came is not None
        assert came.value.presence is not None
        assert came.value.presence.arrived == time(15, 30)
        assert copies() == []


@pytest.mark.slow
async def test_while_a_name_is_typed_the_one_of_the_list_is_named(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("40 Joko Susanto", "enter", "+Pak Djoko")
        assert "Mirip: 40 Joko Susanto. Enter: tamu baru Pak Djoko · Dishub, hadir." in desk.text()
        await desk.keys(" Widodo")
        assert "Mirip" not in desk.text()


@pytest.mark.slow
async def test_a_hint_that_is_too_long_is_cut_with_a_sign(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Bambang Setyawan Nugroho, Sekretaris Bidang Keselamatan Jalan @dishub")
        hint = next(line for line in desk.lines() if "tamu baru" in line)
        assert hint.startswith(" Enter: tamu baru Bambang Setyawan Nugroho")
        assert hint.endswith("…")


@pytest.mark.slow
async def test_the_next_guest_comes_from_the_institution_of_the_last(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Dr. Hendra Wijaya, Dosen @tamu Universitas Brawijaya", "enter")
        await desk.keys("+Dewi, staf")
        assert "Dewi · staf · tamu Universitas Brawijaya, hadir." in desk.text()
        await desk.keys("enter")
        guests = [seen.value for seen in session.all(Participant) if seen.value.walk_in]
        assert [one.agency for one in guests] == ["Universitas Brawijaya"] * 2


@pytest.mark.slow
async def test_on_any_row_the_doubles_are_offered_and_nobody_is_joined_unseen(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41 Joko Susanto", "enter", "+Djoko Soesanto, Staf @dishub", "enter")
        await desk.keys("down", "G")
        assert "Satu orang? nama sama, OPD lain: 41 Joko Susanto · Kel. Kauman" in desk.text()
        assert "tetap: no. 41 Joko Susanto, datang 08.30" in desk.text()
        assert "masuk ke dalamnya: Djoko Soesanto, datang 08.30" in desk.text()
        await desk.keys("escape")
        assert len(desk.view.book.desk.room.people) == 7
        await desk.keys("G", "enter")
        assert len(desk.view.book.desk.room.people) == 6
        await desk.keys("G")
        assert "Tidak ada yang mirip dengan Joko Susanto" in desk.text()


@pytest.mark.slow
async def test_a_capital_letter_on_a_row_that_is_like_none_begins_a_search(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "B")
        assert desk.view.search.value == "B"


@pytest.mark.slow
async def test_a_second_head_is_told_and_comes_in_with_the_same_key_again(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        await desk.keys("40", "enter", "+Joko Contoh, Kepala @dishub", "enter")
        assert "Dua kepala Dishub? Enter lagi: ya." in desk.text()
        assert len(session.all(Attendance)) == 1
        await desk.keys("enter")
        assert len(session.all(Attendance)) == 2


@pytest.mark.slow
async def test_a_doubt_is_forgotten_by_typing_on(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("40", "enter", "+Joko Contoh, Kepala @dishub", "enter", "backspace", "b")
        await desk.keys("enter")
        assert len(session.all(Attendance)) == 1


@pytest.mark.slow
async def test_a_head_who_comes_is_not_counted_beside_the_own_wakil(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "pagedown")
        assert "Kursi 2/6  OPD 1/3  wakil 1" in desk.text()
        await desk.keys("14", "enter")
        assert "Kursi 2/6  OPD 1/3  wakil 0" in desk.text()
        assert "Akhiri wakil" in desk.text()


@pytest.mark.slow
async def test_a_time_of_the_form_that_has_not_come_is_told(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "tab", "tab", "tab", "tab", "home")
        await desk.keys(*["delete"] * 5, "1405", "pagedown")
        assert "Pukul 14.05 belum tiba: sekarang 08.30. j mengubahnya." in desk.text()


# -- doubles


async def test_two_that_look_alike_are_joined_with_one_key(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("+Nama Contoh Enam, Kepala Dinas Perhubungan @dishub", "enter")
        assert "Mirip: G gabungkan · B dua orang berbeda" in desk.text()
        await desk.keys("down", "home", "G")
        assert "Digabungkan: Nama Contoh Enam ke no. 40 Kepala Dishub." in desk.text()
        assert "Mirip" not in desk.text()
        assert desk.view.book.desk.room.here == ("p-kadishub",)
        session.undo()
        await desk.settled()
        await desk.keys("home", "B")
        assert "dua orang yang berbeda" in desk.text()
        assert len(desk.view.book.desk.room.people) == 7


# -- two hands on one file


async def test_others_change_rows_and_cursor_typing_and_scroll_stay(
    session: Session, hall: Hall
) -> None:
    other = Hall(hall.path, name="N2")
    async with at_desk(session) as desk:
        await desk.keys("41", "enter", "dis", "down", "down")
        before = desk.view.roll.cursor_key
        other.do(arrivals.check_in(other.desk, "p-kadis", time(8, 29)))
        other.do(arrivals.check_in(other.desk, "p-sekda", time(8, 29)))
        await desk.settled()
        assert desk.view.roll.cursor_key == before
        assert desk.view.search.value == "dis"
        row = next(line for line in desk.lines() if " 14 " in line)
        assert row.split()[-2:] == ["08.29", "N2"]


async def test_nobody_moves_under_the_hand_that_is_about_to_press_enter(
    session: Session, hall: Hall
) -> None:
    other = Hall(hall.path, name="N2")
    async with at_desk(session) as desk:
        await desk.keys("kepala")
        other.do(arrivals.check_in(other.desk, "p-kadis", time(8, 29)))
        await desk.settled()
        assert desk.view.roll.person == "p-kadis"
        await desk.keys("enter")
        assert "Kepala Disperkim sudah hadir 08.29." in desk.text()
        assert here(session) == {"p-kadis"}


@pytest.mark.slow
async def test_a_difference_stands_on_its_row_and_one_key_settles_it(
    session: Session, hall: Hall
) -> None:
    other = Hall(hall.path, name="N2")
    stale = deeds.set_status(other.desk, "p-lurah", Status.SICK)
    async with at_desk(session) as desk:
        await desk.keys("41", "enter")
        other.do(stale)
        await desk.settled()
        assert "Berbeda: huruf memilih nilainya" in desk.text()
        await desk.keys("down", "home")
        assert "≠ status: a sakit (N2 08.30) · b hadir 08.30 (N1 08.30)" in desk.text()
        await desk.keys("a")
        assert presence(session, "p-lurah") == Presence(Status.SICK)
        assert "Berbeda" not in desk.text()


@pytest.mark.slow
async def test_the_form_stays_as_typed_while_others_work(session: Session, hall: Hall) -> None:
    other = Hall(hall.path, name="N2")
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "tab", "tab", "a", "enter", "090")
        other.do(arrivals.check_in(other.desk, "p-kadis", time(8, 29)))
        await desk.settled()
        assert desk.view.form is not None
        assert desk.view.form.form.number == "090"
        await desk.keys("/1", "pagedown")
        found = presence(session, "p-sekr")
        assert found is not None
        assert found.letter_no == "090/1"


@pytest.mark.slow
async def test_a_form_that_was_open_while_another_recorded_stands_beside_it(
    session: Session, hall: Hall
) -> None:
    other = Hall(hall.path, name="N2")
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "tab", "tab", "a", "enter", "090")
        other.do(deeds.set_status(other.desk, "p-sekr", Status.SICK))
        await desk.settled()
        await desk.keys("pagedown")
        row = session.get(Attendance, "1-pagi/p-sekr")
        assert row is not None
        assert row.conflicts == ("presence",)
        assert "Berbeda: huruf memilih nilainya" in desk.text()


# -- half-typed work


@pytest.mark.slow
async def test_a_half_filled_form_is_kept_and_can_be_taken_up_again(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "tab", "s")
        await until(lambda: kept(session)[0] == "registrasi/wakil/p-sekr")
        (place, body) = kept(session)
    async with at_desk(session) as desk:
        assert desk.view.continue_draft(place, body)
        await desk.settled()
        assert "✓s sakit" in desk.text()
        await desk.keys("pagedown")
        found = presence(session, "p-sekr")
        assert found is not None
        assert found.reason == "sakit"
        assert kept(session) == ("", "")


@pytest.mark.slow
async def test_a_half_typed_name_is_kept_and_wiped_by_the_second_escape(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("41", "down", "n", "Nama Ra")
        await until(lambda: kept(session) == ("registrasi/nama/p-lurah", "Nama Ra"))
        await desk.keys("escape", "escape")
        assert kept(session) == ("", "")
        assert desk.view.continue_draft("registrasi/nama/p-lurah", "Nama Ra")
        await desk.settled()
        await desk.keys("hasia", "enter")
        assert desk.view.book.desk.person("p-lurah").name == "Nama Rahasia"


@pytest.mark.slow
@pytest.mark.parametrize(
    "place", ["registrasi/nama/p-gone", "lain/nama/p-lurah", "registrasi/x/p-lurah", "", "a/b/c/d"]
)
async def test_a_draft_of_another_place_is_not_taken_up(session: Session, place: str) -> None:
    async with at_desk(session) as desk:
        assert not desk.view.continue_draft(place, "teks")


def kept(session: Session) -> tuple[str, str]:
    rows = session.file.connection.execute("SELECT place, body FROM draft").fetchall()
    return rows[0] if rows else ("", "")


# -- what the workspace asks


async def test_a_note_belongs_to_the_row_under_the_cursor_and_a_jump_leads_to_it(
    session: Session,
) -> None:
    async with at_desk(session) as desk:
        assert desk.view.note_context().opd == ()
        await desk.keys("41", "enter", "down")
        context = desk.view.note_context()
        assert (context.prefix, context.opd) == ("@kel-kauman", ("kel-kauman",))
        assert context.speaker == "p-lurah"
        assert desk.view.go_to("attendance", "1-pagi/p-kadishub")
        await desk.settled()
        assert desk.view.roll.person == "p-kadishub"
        assert not desk.view.go_to("attendance", "1-pagi/p-gone")
        assert not desk.view.go_to("note", "p-kadishub")


# -- as drawn: the whole screen


async def morning(desk: Desk) -> None:
    """What W1 shows: some are here, one for another, one has left, two look alike."""
    await desk.keys("15", "down", "w", "enter", "enter", "enter")
    await desk.keys("+Nama Contoh Lima, Wartawan @tamu Pers", "enter")
    await desk.keys("+Nama Contoh Enam, Kepala Dinas Perhubungan @dishub", "enter")


async def test_the_desk_as_drawn_and_while_a_row_is_typed(session: Session) -> None:
    async with at_desk(session) as desk:
        await morning(desk)
        for columns, lines in ((120, 40), (80, 24)):
            await desk.resize(columns, lines)
            await same_screen(desk.app, SCREENS / f"meja-{columns}x{lines}.txt")
        await desk.keys("41")
        await same_screen(desk.app, SCREENS / "meja-41.txt")


@pytest.mark.slow
async def test_the_desk_in_the_smallest_terminal(session: Session) -> None:
    async with at_desk(session, (60, 18)) as desk:
        await morning(desk)
        await same_screen(desk.app, SCREENS / "meja-60x18.txt")


@pytest.mark.slow
async def test_the_desk_with_the_cursor_on_a_row(session: Session) -> None:
    async with at_desk(session) as desk:
        await morning(desk)
        await desk.keys("sekr", "down")
        await same_screen(desk.app, SCREENS / "meja-baris.txt")


@pytest.mark.slow
async def test_the_form_of_a_wakil_as_drawn(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w")
        for columns, lines in ((80, 24), (60, 18)):
            await desk.resize(columns, lines)
            await same_screen(desk.app, SCREENS / f"wakil-{columns}x{lines}.txt")


# -- anything may be typed, any terminal


HOSTILE = ("[b]Tebal[/b] [/]", "\u202eterbalik\u202c", "🎉🎉 Pesta", "\x1b[31mMerah", "محمد")


async def test_what_people_type_is_shown_and_never_obeyed(session: Session, hall: Hall) -> None:
    async with at_desk(session) as desk:
        for name in HOSTILE:
            hall.record([hall.desk.people["p-lurah"].change(name=name)])
            await desk.settled()
            await desk.keys("41", "enter", "down", "n", "escape", "up")
            text = desk.text()
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert name.strip("\x1b\u202e\u202c")[:6] in text


@pytest.mark.parametrize(
    "size",
    [
        (40, 10),
        pytest.param((60, 18), marks=pytest.mark.slow),
        pytest.param((80, 24), marks=pytest.mark.slow),
        pytest.param((120, 40), marks=pytest.mark.slow),
    ],
)
async def test_the_desk_works_in_any_terminal(session: Session, size: tuple[int, int]) -> None:
    async with at_desk(session, size) as desk:
        await desk.keys("41", "enter", "15", "down", "w", "enter", "enter", "enter")
        assert here(session) == {"p-lurah", "p-sekr"}
        assert all(len(line) <= size[0] for line in desk.lines())


@pytest.mark.slow
async def test_the_terminal_may_change_its_size_while_typing(session: Session) -> None:
    async with at_desk(session) as desk:
        await desk.keys("15", "down", "w", "tab", "s")
        for size in ((60, 18), (40, 10), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.settled()
        assert "✓s sakit" in desk.text()
        await desk.keys("pagedown")
        assert "   Setda   Dishub   Kel. Kauman" in desk.text()
        await desk.keys("41")
        await desk.pilot.resize_terminal(80, 24)
        await desk.settled()
        assert desk.view.search.value == "41"


async def test_without_a_list_the_desk_says_what_to_type(
    tmp_path: object, session: Session
) -> None:
    for seen in session.all(Participant):
        session.record(seen.withdraw("uji")).result()
    session.poll()
    async with at_desk(session) as desk:
        assert "Daftar undangan belum ada." in desk.text()
        await desk.keys("down", "enter", "+Nama Contoh @dishub", "enter")
        assert len(here(session)) == 1
