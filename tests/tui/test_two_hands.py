"""Two people on one file: nobody is disturbed, and what differs is settled by a person."""

from __future__ import annotations

from pathlib import Path

from bimtek.hall.records import Note, StageRun, StageState
from bimtek.session import Session
from bimtek.stages.gap.records import Gap
from bimtek.stages.gap.view import GapView
from bimtek.stages.worksheet.records import Cell
from tests.conftest import OpenAs
from tests.tui.conftest import Opened


async def both_changed(first: Session, second: Session) -> str:
    """One note that two people changed without seeing each other's words."""
    first.record(Note.new(id="catatan1", text="semula", stage="sambutan")).result(5)
    first.poll()
    second.poll()
    seen = first.get(Note, "catatan1")
    other = second.get(Note, "catatan1")
    assert seen is not None
    assert other is not None
    change = other.change(text="kata N2")
    first.record(seen.change(text="kata N1")).result(5)
    second.record(change).result(5)
    first.poll()
    return "catatan1"


async def test_a_note_that_two_changed_is_settled_by_a_digit(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    second = open_as(session_path, "N2")
    async with desk() as at:
        record = await both_changed(at.session, second)
        await at.open_notes("Sambutan")
        await at.settled()
        assert "≠ beda" in at.screen
        await at.press("b")
        assert "kata N1" in at.screen
        assert "N2, 08.30" in at.screen
        await at.press("1")
        seen = at.session.get(Note, record)
        assert seen is not None
        assert seen.conflicts == ()
        assert "≠ beda" not in at.screen


async def test_words_that_another_person_sets_while_they_are_edited_are_told_there(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    second = open_as(session_path, "N2")
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("semula")
        await at.press("shift+f2", "enter")
        await at.type(" dan lagi")
        second.poll()
        theirs = second.all(Note)[0]
        second.record(theirs.change(text="kata N2")).result(5)
        await at.until("N2 baru saja mengisi ‘kata N2’ (sebelumnya semula).")
        await at.press("enter")
        await at.settled()
        assert at.notes[0].conflicts == ("text",)
        assert {value for _, value in at.notes[0].values("text")} == {"kata N2", "semula dan lagi"}


async def test_what_another_window_writes_appears_and_the_cursor_stays(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    second = open_as(session_path, "N2")
    async with desk() as at:
        await at.open_notes("Sambutan")
        for text in ("satu", "dua"):
            await at.note(text)
        await at.press("down")
        await at.press("f2")
        await at.type("setengah jadi")
        second.record(Note.new(text="dari N2", stage="sambutan", said=None)).result(5)
        await at.settled()
        assert "dari N2" in at.screen
        assert at.workspace.note_line.text == "setengah jadi"
        await at.open_notes("Sambutan")
        line = next(line for line in at.screen.splitlines() if line.startswith(" ▸ 08.30"))
        assert "dua" in line


async def test_a_value_that_changed_under_an_open_form_is_told_beside_it(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    second = open_as(session_path, "N2", "notulis")
    cell = {"stage": "kesiapan-kota", "row": "S1a", "who": "pleno"}
    async with desk() as at:
        await at.open("Kesiapan kota")
        await at.press("enter", "down")
        await at.type("5")
        second.record(Cell.new(**cell, column="angka", value="12")).result(5)
        await at.until("N2 baru saja mengisi 12. Bila isian Anda disimpan, keduanya tampil")
        await at.press("enter")
        await at.settled()
        seen = at.session.get(Cell, "kesiapan-kota/S1a/pleno/angka")
        assert seen is not None
        assert {value for _, value in seen.values("value")} == {"5", "12"}

        await at.press("escape")
        await at.open("Kesenjangan")
        row = {"stage": "kesenjangan", "row": "4.1", "who": "kota"}
        await at.press("enter", "tab", "tab", "tab")
        second.poll()
        second.record(Gap.new(**row, condition="dari N2")).result(5)
        await at.settled()
        form = at.workspace.places.view
        assert isinstance(form, GapView)
        assert form.form is not None
        form.form.field("condition").focus()
        second.poll()
        second.record(Gap.new(**row, condition="lagi dari N2")).result(5)
        await at.until("N2 baru saja mengisi ‘lagi dari N2’ (sebelumnya ‘dari N2’).")


async def test_the_order_follows_what_another_window_begins(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    second = open_as(session_path, "N2")
    async with desk() as at:
        await at.press("f4")
        change = StageRun.new(id="pembukaan", state=StageState.RUNNING, started=second.now())
        second.record(change).result(5)
        await at.settled()
        assert "▶ Pembukaan" in at.screen


async def test_a_note_taker_is_told_that_the_hall_went_on_and_one_key_goes_there(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    facilitator = open_as(session_path, "Nadia")
    async with desk(role="notulis") as at:
        await at.press("f2")
        await at.type("setengah jadi")
        running = StageRun.new(id="sambutan", state=StageState.RUNNING)
        facilitator.record(running).result(5)
        await at.settled()
        assert at.message == "‘Sambutan’ dimulai. F4, lalu Enter: ke sana."
        assert at.workspace.note_line.text == "setengah jadi"
        await at.press("enter")
        await at.until("Dicatat di ‘Registrasi’; yang berjalan ‘Sambutan’.")
        await at.press("f4", "enter")
        assert "4/12 Sambutan" in at.screen


async def test_what_was_said_of_an_acara_that_began_goes_when_it_is_over(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    facilitator = open_as(session_path, "Nadia")
    async with desk(role="notulis") as at:
        facilitator.record(StageRun.new(id="sambutan", state=StageState.RUNNING)).result(5)
        await at.settled()
        assert at.message == "‘Sambutan’ dimulai. F4, lalu Enter: ke sana."
        facilitator.poll()
        over = facilitator.get(StageRun, "sambutan")
        assert over is not None
        facilitator.record(over.change(state=StageState.DONE)).result(5)
        await at.settled()
        assert at.message == ""
