"""F6: who speaks and who is next, without taking a half-typed note."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input, Static

from bimtek.bootstrap import open_session
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Participant, Turn
from bimtek.hall.showing import Showing, Subject
from bimtek.stages.decree.view import DecreeView
from bimtek.stages.projector import page_of
from bimtek.tui.queue_panel import QueueField, QueuePanel
from tests.conftest import MORNING, OpenAs
from tests.screens import same_screen
from tests.tui.conftest import Opened
from tests.tui.driving import SCREENS, Desk


async def ask(at: Desk, *offices: str) -> None:
    for office in offices:
        await at.type(office)
        await at.press("enter")


def silent(at: Desk) -> str:
    """Who has said nothing today, as the panel names them."""
    return str(at.app.screen.query_one("#queue-silent", Static).content)


async def test_whose_turn_it_is_stands_in_the_note_line_of_everybody(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "notulis")
    async with desk() as at:
        await at.press("f6")
        await ask(at, "dinkes", "dlh")
        await at.press("space")
        await at.until("catatan Dinkes")
        await at.press("f6")
        await at.note("di puskesmas masih tulis tangan")
        assert at.notes[-1].value.opd == ("dinkes",)
    async with desk(session=other) as at:
        await at.until("catatan Dinkes")
        await at.note("dicatat orang lain")
        assert at.notes[-1].value.opd == ("dinkes",)
        await at.press("f2")
        await at.type("@dlh setuju")
        await at.press("enter")
        assert at.notes[-1].value.opd == ("dlh",)
        await at.until("catatan Dinkes ▸")


@pytest.mark.slow
async def test_whoever_has_gone_home_may_wait_and_it_is_said(desk: Opened) -> None:
    async with desk() as at:
        person = next(s for s in at.session.all(Participant) if s.value.opd == "dinkes")
        gone = Attendance.new(
            roll_call="1-pagi",
            participant=person.record,
            presence=Presence(Status.PRESENT, time(8)),
            left=time(8, 20),
        )
        at.session.record(gone).result(10)
        await at.press("f6")
        await at.type("dinkes")
        await at.until("(sudah pulang 08.20)")
        await at.press("enter")
        await at.until("Dinkes sudah pulang 08.20; tetap masuk antrean.")
        assert [seen.value.opd for seen in at.session.all(Turn)] == ["dinkes"]


@pytest.mark.slow
async def test_a_note_leads_back_to_the_open_queue(desk: Opened) -> None:
    """So that the space bar still gives the turn to the next one."""
    async with desk() as at:
        await at.press("f6")
        await ask(at, "dinkes", "dlh")
        await at.press("space")
        await at.until("catatan Dinkes")
        await at.press("f2")
        await at.type("di puskesmas masih tulis tangan")
        await at.press("enter", "space")
        await at.until("catatan DLH")


@pytest.mark.slow
async def test_who_still_waited_when_an_acara_ended_does_not_wait_in_the_next_one(
    desk: Opened, session_path: Path
) -> None:
    hours = [MORNING]
    session = open_session(session_path, "N1", "fasilitator", clock=lambda: hours[-1])
    async with desk(session=session) as at:
        await at.press("f4", "home", "m", "f6")
        await ask(at, "dinkes", "dlh")
        await at.until("2 DLH")
        await at.press("f6")
        hours.append(MORNING + timedelta(minutes=20))
        await at.press("f4", "s", "down", "m", "f6")
        await at.until("belum ada yang bicara")
        assert "1 Dinkes" not in at.words
        page = page_of(session, Showing(Subject.QUEUE))
        assert [line.text for line in page.lines] == ["Silakan mengangkat tangan."]
        await ask(at, "dinkes")
        await at.until("1 Dinkes")
    session.close()


async def test_a_half_typed_note_keeps_the_cursor(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f2")
        await at.type("setengah")
        await at.press("f6")
        await at.until("Antrean bicara")
        await at.type(" kalimat")
        assert at.workspace.note_line.text == "setengah kalimat"
        await at.press("f6")
        assert "Antrean bicara" not in at.screen


@pytest.mark.slow
async def test_the_queue_is_changed_on_its_rows_and_a_turn_is_taken_back(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f6")
        await ask(at, "dinkes", "dlh", "dishub")
        await at.press("down", "end", "K", "home", "x")
        waiting = [seen.value.opd for seen in at.session.all(Turn)]
        assert sorted(waiting) == ["dishub", "dlh"]
        await at.press("home", "space")
        began = [seen.value.opd for seen in at.session.all(Turn) if seen.value.began]
        assert began == ["dishub"]
        await at.press("ctrl+z")
        assert not any(seen.value.began for seen in at.session.all(Turn))


@pytest.mark.slow
async def test_whoever_objects_to_the_sk_has_spoken(desk: Opened) -> None:
    async with desk() as at:
        heads = [s.value.id for s in at.session.all(Participant) if s.value.opd == "dishub"]
        here = Presence(Status.PRESENT, MORNING.time())
        at.session.record(
            Attendance.new(roll_call="1-pagi", participant=heads[0], presence=here)
        ).result(10)
        await at.open("Pembacaan SK")
        await at.press("l")
        view = cast("DecreeView", at.workspace.places.view)
        view.annex.board.rows.move_to("dishub")
        await at.press("f6")
        assert "Dishub" in silent(at)
        await at.press("f6", "k", "enter", "enter", "f6")
        assert "Dishub" not in silent(at)


@pytest.mark.slow
async def test_the_panel_as_drawn(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f6")
        await ask(at, "dinkes", "dlh", "rsmw")
        await at.press("space")
        await at.type("dish")
        await same_screen(at.app, SCREENS / "antrean.txt")
        await at.pilot.resize_terminal(60, 18)
        await same_screen(at.app, SCREENS / "antrean-60.txt")
        await at.pilot.resize_terminal(120, 40)
        await same_screen(at.app, SCREENS / "antrean-120.txt")


@pytest.mark.slow
async def test_on_a_wide_screen_everybody_who_has_not_spoken_is_named(desk: Opened) -> None:
    async with desk(size=(120, 40)) as at:
        await at.type("8-36 42-66")
        await at.press("enter", "f6")
        assert "Belum bicara hari ini (54 kantor):" in at.screen
        assert "Satpol PP" in at.screen
        assert "lagi" not in at.screen


@pytest.mark.slow
async def test_who_asked_does_not_answer_though_the_turn_is_still_theirs(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.press("f6")
        await at.type("dinkes")
        await at.press("enter", "space", "f6")
        await at.note("? siapa walidata")
        await at.note("= kominfo")
        await at.note("= @diskominfotik betul, kami")
        asked, answer, named = (seen.value for seen in at.notes)
        assert asked.opd == ("dinkes",)
        assert (answer.answers, answer.opd, answer.speaker) == (asked.id, (), "")
        assert named.opd == ("diskominfotik",)


@pytest.mark.slow
async def test_f6_from_an_empty_note_line_leads_into_the_open_queue(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f6", "f2", "f6")
        assert at.workspace.query("QueuePanel:focus-within")
        await at.press("f6")
        assert not at.workspace.query("QueuePanel")


@pytest.mark.slow
async def test_space_right_behind_enter_gives_the_turn_to_the_one_just_added(desk: Opened) -> None:
    """Two keys in one breath: the second one does not wait until the first is on disk."""
    async with desk() as at:
        await at.press("f6")
        await at.type("dinkes")
        panel = at.workspace.query_one(QueuePanel)
        panel.post_message(Input.Submitted(panel.field, "dinkes"))
        panel.post_message(QueueField.Next())
        await at.until("▶ Dinkes")
        assert "Antrean kosong" not in at.screen
