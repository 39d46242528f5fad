"""History: of a value, of an acara; older acts of anybody go back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Note
from bimtek.session import Session
from bimtek.stages.gap.records import Answer, Gap
from tests.conftest import OpenAs
from tests.screens import same_screen
from tests.tui.conftest import Opened
from tests.tui.driving import SCREENS, Desk
from tests.tui.test_screens import talk

ROWS = ("4.1", "4.2", "4.3")


def fill(session: Session, now: str, year: int, *rows: str) -> None:
    """Fill rows of a pillar, one act each, as a person types them."""
    for row in rows:
        session.poll()
        answer = Answer(now, str(int(now) + 2), year)
        seen = session.get(Gap, f"kesenjangan/{row}/kota")
        change = (
            seen.change(answer=answer)
            if seen
            else Gap.new(stage="kesenjangan", row=row, who="kota", answer=answer)
        )
        session.record(change).result(10)


def answers(session: Session) -> list[tuple[str, int | None]]:
    session.poll()
    seen = [session.get(Gap, f"kesenjangan/{row}/kota") for row in ROWS]
    return [(one.value.answer.now, one.value.answer.year) for one in seen if one]


@pytest.fixture
def other(session_path: Path, open_as: OpenAs) -> Session:
    return open_as(session_path, "N2", "notulis")


async def to_history(at: Desk) -> None:
    await at.press("ctrl+p")
    await at.type("riwayat acara")
    await at.press("enter")
    await at.until("Riwayat:")


@pytest.mark.slow
async def test_a_pillar_filled_under_the_wrong_year_goes_back_as_it_was(
    desk: Opened, other: Session
) -> None:
    """Incident 26: "Kembalikan seperti tadi!"."""
    async with desk() as at:
        fill(at.session, "2", 2022, *ROWS)
        fill(other, "3", 2032, *ROWS)
        other.record(Note.new(text="ini tetap", stage="kesenjangan")).result(10)
        await at.open("Kesenjangan")
        await to_history(at)
        assert "ini tetap" in at.screen
        await at.press("home", "down", "down", "down", "t")
        await at.until("4 perbuatan ditandai")
        await at.press("home", "space", "u")
        await at.until("Urungkan 3 perbuatan (3 isian) dari N2")
        await at.press("u")
        await at.until("Diurungkan: 3 isian kesenjangan: ")
        assert answers(at.session) == [("2", 2022)] * 3
        assert [seen.value.text for seen in at.notes] == ["ini tetap"]
        assert at.screen.count("diurungkan") >= 3
        await at.press("ctrl+y")
        await at.settled()
        assert answers(at.session) == [("3", 2032)] * 3


@pytest.mark.slow
async def test_what_was_replaced_meanwhile_stays_and_whose_it_is_is_said(
    desk: Opened, other: Session
) -> None:
    async with desk() as at:
        with at.session.act() as act:
            for row in ROWS:
                act.record(Gap.new(stage="kesenjangan", row=row, who="kota", answer=Answer("1")))
        act.saved.result(10)
        fill(other, "4", 2022, "4.2")
        await at.open("Kesenjangan")
        await to_history(at)
        await at.press("home", "down", "u")
        await at.until("1 isian tetap, karena sudah diganti sesudahnya. Yang tetap: dari N2.")
        assert answers(at.session)[0] == ("4", 2022)


@pytest.mark.slow
async def test_only_one_persons_acts(desk: Opened, other: Session) -> None:
    async with desk() as at:
        fill(at.session, "2", 2022, "4.1")
        fill(other, "3", 2022, "4.2")
        await at.open("Kesenjangan")
        await to_history(at)
        await at.press("o")
        await at.until("Perbuatan siapa?")
        await at.press("down", "down", "enter")
        await at.until("1 perbuatan hanya N2")
        assert "4.2 kota" in at.screen
        assert "4.1 kota" not in at.screen


@pytest.mark.slow
async def test_the_history_of_another_acara_from_the_running_order(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        await at.open("Registrasi")
        await at.press("f4", "home", "down", "down", "down", "v")
        await at.until("Riwayat: Sambutan")
        assert "kirim data dasar" in at.screen
        assert "jangan diedarkan" not in at.screen
        await at.press("escape")
        assert at.workspace.places.stage
        assert at.workspace.places.stage.title == "Registrasi"


@pytest.mark.slow
async def test_what_is_done_meanwhile_comes_to_the_top_and_the_cursor_stays(
    desk: Opened, other: Session
) -> None:
    async with desk() as at:
        fill(at.session, "2", 2022, "4.1", "4.2")
        await at.open("Kesenjangan")
        await to_history(at)
        await at.press("down")
        fill(other, "3", 2022, "4.3")
        await at.until("3 perbuatan")
        line = next(one for one in at.screen.splitlines() if one.startswith(" ▸"))
        assert "4.1 kota" in line


@pytest.mark.slow
async def test_older_acts_are_read_as_the_cursor_comes_near(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bimtek.tui.history_acts.WINDOW", 5)
    monkeypatch.setattr("bimtek.tui.history_view.NEAR_THE_END", 2)
    async with desk() as at:
        for number in range(14):
            at.session.record(Note.new(text=f"ke-{number}", stage="sambutan")).result(10)
        await at.open("Sambutan")
        await to_history(at)
        assert "5+ perbuatan" in at.screen
        await at.press("end")
        await at.until("10+ perbuatan")
        await at.press("end")
        await at.until("14 perbuatan")
        await at.press("end")
        assert "ke-0" in at.screen


@pytest.mark.slow
async def test_the_details_of_an_act(desk: Opened) -> None:
    async with desk() as at:
        with at.session.act() as act:
            for number in range(6):
                act.record(Note.new(text=f"baris {number}", stage="sambutan"))
        act.saved.result(10)
        await at.open("Sambutan")
        await to_history(at)
        assert "6 catatan: “baris 0”, “baris 1”" in at.words
        await at.press("enter")
        await at.until("catatan “baris 5”")


@pytest.mark.slow
async def test_the_screen(desk: Opened) -> None:
    async with desk() as at:
        await talk(at)
        fill(at.session, "2", 2022, "4.1")
        await at.press("ctrl+z")
        await at.press("ctrl+p")
        await at.type("riwayat seluruh")
        await at.press("enter")
        await at.same_screens("riwayat-{}", (80, 24), (60, 18))


async def test_the_history_of_a_value_under_the_cursor(desk: Opened, other: Session) -> None:
    async with desk() as at:
        fill(at.session, "2", 2022, "4.2")
        fill(other, "3", 2023, "4.2")
        await at.open("Kesenjangan")
        assert at.workspace.places.view
        at.workspace.places.view.go_to("gap", "kesenjangan/4.2/kota")
        await at.settled()
        await at.press("v")
        await same_screen(at.app, SCREENS / "riwayat-isian.txt")
        await at.press("escape")
        assert "Riwayat isian" not in at.screen


@pytest.mark.slow
async def test_the_history_of_a_note(desk: Opened) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("salah ketik")
        await at.press("enter")
        await at.until("Sunting")
        await at.type(" lagi")
        await at.press("enter", "v")
        await at.until("salah ketik lagi semula salah ketik")


async def test_words_that_are_closed_or_destroyed_meanwhile_are_gone_from_the_lines(
    desk: Opened, other: Session
) -> None:
    async with desk() as at:
        for name, text in (("a", "angka rahasia"), ("b", "di luar catatan"), ("c", "biasa")):
            other.record(Note.new(id=name, text=text, stage="sambutan")).result(10)
        await at.open("Sambutan")
        await to_history(at)
        assert "angka rahasia" in at.screen
        other.poll()
        seen = other.get(Note, "a")
        assert seen
        other.record(seen.change(closed=True)).result(10)
        at.session.redact("note", "b", "text", "salah rekam").result(10)
        await at.until("[dimusnahkan]")
        await at.until("tertutup, isi tidak ditampilkan")
        assert "angka rahasia" not in at.screen
        assert "di luar catatan" not in at.screen
        assert "biasa" in at.screen


@pytest.mark.slow
async def test_marking_many_leaves_out_what_no_undo_reaches(desk: Opened) -> None:
    async with desk() as at:
        fill(at.session, "2", 2022, *ROWS)
        await at.press("ctrl+p")
        await at.type("riwayat seluruh")
        await at.press("enter")
        await at.until("Riwayat: seluruh sesi")
        await at.press("end", "t")
        await at.until("3 perbuatan ditandai")  # neither the script nor who signed in
        await at.press("escape")
        assert "Riwayat: seluruh sesi" in at.screen
        await at.press("u", "u")
        await at.until("tidak dapat diurungkan")


@pytest.mark.slow
async def test_the_history_of_a_person_tells_what_was_undone_too(desk: Opened) -> None:
    async with desk() as at:
        await at.type("54")
        await at.press("enter", "ctrl+z")
        await at.type("54")
        await at.press("down", "v")
        await at.until("Riwayat kehadiran")
        (step,) = [line for line in at.screen.splitlines() if "hadir datang 08.30 " in line]
        assert step.endswith("diurungkan")
