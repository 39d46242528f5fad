"""F4 in the hall: moved, inserted, postponed, locked; the script is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import AddedStage, Note, StageRun, StageState
from bimtek.hall.session_records import InputLock
from tests.conftest import OpenAs
from tests.tui.conftest import Opened
from tests.tui.driving import Desk


async def test_an_acara_is_moved_and_everything_counts_anew(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "J")
        assert [one.id for one in at.session.stages][:2] == ["pembukaan", "registrasi"]
        first, second, *_ = (line.split() for line in at.screen.splitlines() if "○" in line)
        assert (first[2], first[-3]) == ("Pembukaan", "08.30")  # as planned
        assert (second[3], second[-3]) == ("Registrasi", "07.30")
        await at.press("escape")
        await at.until("2/12 Registrasi")
        await at.press("ctrl+z")
        await at.until("1/12 Registrasi")


@pytest.mark.slow
async def test_f1_helps_in_the_order_and_in_what_it_asks_and_goes_back_there(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "f1")
        await at.until("K dan J menggeser")
        await at.press("f1", "p", "f1")
        await at.until("Bantuan")
        await at.press("escape")
        await at.until("Pimpinan rapat yang baru")
        await at.press("escape")
        await at.until("Susunan acara")


@pytest.mark.slow
async def test_what_is_typed_after_m_goes_to_the_attendance(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "5")
        await at.until("Tombol ‘5’ tidak dipakai di susunan acara")
        await at.press("m", "5", "enter")
        await at.until("Kursi 1/80")
        await at.press("f4", "m", "escape")
        run = at.session.get(StageRun, "registrasi")
        assert run is not None
        assert run.value.state is StageState.RUNNING


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("enter", StageState.DONE),
        pytest.param("t", StageState.RUNNING, marks=pytest.mark.slow),
        pytest.param("escape", None, marks=pytest.mark.slow),
    ],
)
async def test_beginning_beside_what_runs_is_asked_once_and_is_one_deed(
    desk: Opened, key: str, first: StageState | None
) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "down", "down", "m")
        await at.until("Mulai ‘Pembacaan SK’? Belum gilirannya: ‘Pembukaan’ belum")
        assert "‘Registrasi’ masih berjalan (08.30–…)." in at.words
        await at.press(key)
        old, new = (at.session.get(StageRun, name) for name in ("registrasi", "pembacaan-sk"))
        assert old is not None
        if first is None:
            assert new is None
            return
        assert new is not None
        assert (old.value.state, new.value.state) == (first, StageState.RUNNING)
        assert "3/12 Pembacaan SK" in at.screen
        await at.press("ctrl+z")
        old = at.session.get(StageRun, "registrasi")
        assert old is not None
        assert old.value.state is StageState.RUNNING


async def test_an_acara_is_inserted_and_can_be_opened_begun_and_noted_in(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "i")
        await at.type("Kunjungan pers")
        await at.press("enter")
        await at.type("10")
        await at.press("enter", "j", "enter")
        await at.until("Kunjungan pers")
        await at.press("m", "m")
        await at.until("2/13 Kunjungan pers")
        await at.note("wartawan datang")
        added = at.session.all(AddedStage)[0]
        assert at.notes[-1].value.stage == added.record
        assert added.value.minutes == 10


async def insert(at: Desk, title: str, minutes: str = "") -> None:
    await at.press("i")
    await at.type(title)
    await at.press("enter")
    await at.type(minutes)
    await at.press("enter", "enter")


@pytest.mark.slow
async def test_what_is_inserted_one_after_the_other_stands_in_that_order(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home")
        await insert(at, "Doa")
        await insert(at, "Foto bersama")
        assert [one.title for one in at.session.stages][1:3] == ["Doa", "Foto bersama"]


@pytest.mark.slow
async def test_a_slip_in_the_name_of_an_insertion_is_put_right(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home")
        await insert(at, "Fto bersama", "10")
        await at.press("n")
        await at.until("Nama acara sisipan")
        await at.type("Foto bersama")
        await at.press("enter", "enter")
        added = at.session.all(AddedStage)[0].value
        assert (added.title, added.minutes) == ("Foto bersama", 10)
        await at.press("home", "n")
        await at.until("‘Registrasi’ dari naskah")
        await at.press("ctrl+z")
        await at.until("Diurungkan: acara sisipan Fto bersama.")
        await at.press("n", "ctrl+z")
        await at.until("Diurungkan: acara sisipan Fto bersama.")
        assert at.session.all(AddedStage) == []
        await at.press("escape", "ctrl+y")
        await at.until("Diulangi: acara sisipan Fto bersama.")


@pytest.mark.slow
async def test_an_insertion_is_taken_out_as_long_as_nothing_hangs_on_it(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "x")
        await at.until("dari naskah; l melewatinya")
        await insert(at, "Doa")
        added = at.session.all(AddedStage)[0].record
        await at.press("x")
        await at.until("‘Doa’ dihapus dari susunan")
        assert len(at.session.stages) == 12
        await at.press("ctrl+z")
        assert at.session.stages[1].title == "Doa"
        at.session.record(Note.new(text="dimulai terlambat", stage=added)).result(10)
        await at.press("home", "down", "x")
        await at.until("‘Doa’ sudah berisi catatan; l melewatinya")
        await at.press("m", "m", "f4", "x")
        await at.until("‘Doa’ sudah dimulai; tidak dapat dihapus")
        assert len(at.session.stages) == 13


@pytest.mark.slow
async def test_m_on_what_runs_says_so_where_another_one_can_be_chosen(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "m")
        assert "‘Registrasi’ sudah berjalan (08.30–…). Enter membukanya" in at.words
        await at.press("down", "m", "enter")
        await at.until("2/12 Pembukaan")


@pytest.mark.slow
async def test_after_an_acara_is_over_f4_stands_on_what_comes_next(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "s", "escape", "f4", "enter")
        await at.until("2/12 Pembukaan")


@pytest.mark.slow
async def test_also_where_the_door_stays_open(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "down", "m", "t", "enter")
        await at.until("2/12 Pembukaan")
        await at.press("f4", "s")
        await at.until("Berikut: ‘Pembacaan SK’ (08.55); m memulainya.")
        await at.press("escape", "f4", "enter")
        await at.until("3/12 Pembacaan SK")


@pytest.mark.slow
async def test_after_postponing_the_cursor_stands_on_what_comes_next(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "down", "t", "b")
        await at.type("listrik padam")
        await at.press("enter", "enter")
        await at.until("2/12 Pembacaan SK")


async def test_an_acara_is_postponed_with_its_reason_and_comes_back(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "down", "t", "b")
        await at.until("Tunda ‘Pembukaan’: kapan, dan apa alasannya?")
        await at.type("mikrofon rusak")
        await at.press("enter")
        await at.until("‘Pembukaan’ ditunda ke waktu lain")
        run = at.session.get(StageRun, "pembukaan")
        assert run is not None
        assert (run.value.state, run.value.reason) == (StageState.POSTPONED, "mikrofon rusak")
        assert at.session.stages[-1].id == "pembukaan"
        await at.press("end", "u")
        assert at.session.stages[1].id == "pembukaan"


@pytest.mark.slow
async def test_a_reason_is_printed_and_refuses_to_be_told_in_confidence(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "down", "t", "b")
        await at.type("narasumber sakit ~")
        await at.press("enter")
        await at.until("hapus ~")
        assert "pembukaan" not in [seen.record for seen in at.session.all(StageRun)]


@pytest.mark.slow
async def test_what_was_postponed_and_begins_is_postponed_no_longer(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "m", "f4", "end", "up", "t", "b")
        await at.type("narasumber belum datang")
        await at.press("enter")
        title = at.session.stages[-1].title
        await at.press("end", "m")
        await at.until("Acara ini ditunda: narasumber belum datang.")
        await at.press("t")
        assert [one.title for one in at.session.stages][:2] == ["Registrasi", title]
        await at.until(f"2/12 {title}")
        assert "berjalan: narasumber" not in at.words
        await at.press("f4")
        await at.until("Selesai ±")
        assert "Ditunda ke waktu lain" not in at.words


async def test_a_locked_hall_says_so_and_lets_notes_pass(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    front = open_as(session_path, "Depan")
    front.record(InputLock.new(id="1", locked=True)).result(10)
    other = open_as(session_path, "N2", "notulis")
    async with desk(session=other) as at:
        await at.until("terkunci")
        await at.press("f4", "home", "m", "escape")
        await at.until("Isian sedang dikunci fasilitator")
        assert other.get(StageRun, "registrasi") is None
        await at.note("tetap dicatat")
        assert at.notes[-1].value.text == "tetap dicatat"
        await at.press("f4", "c")
        await at.until("Hanya fasilitator")


@pytest.mark.slow
async def test_the_acara_in_sight_may_be_postponed_and_an_inserted_one_taken_back(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f4", "t", "b")
        await at.type("listrik padam")
        await at.press("enter")
        await at.until("ditunda ke waktu lain")
        await at.press("escape")
        await at.until("12/12 Sambutan")
        await at.press("f4", "home", "i")
        await at.type("Doa")
        await at.press("enter", "enter", "enter")
        await at.until("Doa")
        await at.press("home", "down", "enter")
        await at.until("2/13 Doa")
        await at.press("ctrl+z")
        await at.until("1/12 Registrasi")


@pytest.mark.slow
async def test_an_insertion_is_undone_where_it_was_made(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f4", "home", "i")
        await at.type("Doa")
        await at.press("enter", "enter", "enter")
        await at.until("Doa")
        await at.press("ctrl+z")
        assert at.session.all(AddedStage) == []
        assert "Susunan acara" in at.screen
        await at.press("ctrl+y")
        assert [seen.value.title for seen in at.session.all(AddedStage)] == ["Doa"]
