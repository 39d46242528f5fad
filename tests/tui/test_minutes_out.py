"""The minutes are written from the workspace, without leaving it."""

from __future__ import annotations

from threading import Event

import pytest
from textual.worker import WorkerFailed

from bimtek.tui.minutes_out import HELP
from bimtek.tui.progress import Cancelled, Course, Step, shown_while
from tests.tui.conftest import Opened


async def test_the_minutes_are_a_command_away_and_hold_the_note_just_sent(desk: Opened) -> None:
    async with desk() as at:
        place = at.session.path.with_suffix(".md")
        await at.open("Sambutan")
        await at.note("kalimat untuk notulen")
        await at.press("ctrl+p")
        await at.type("cetak notulen")
        await at.press("enter")
        await at.until("Notulen tertulis")
        assert "Kalimat untuk notulen." in place.read_text(encoding="utf-8")
        assert place.with_suffix(".docx").read_bytes().startswith(b"PK")
        assert place.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
        slow, placed = Event(), Event()

        def work(step: Step) -> None:
            step(1, 3, "blitar.docx")
            slow.wait(10)
            step(3, 3, "")
            placed.set()

        writing = shown_while(at.app, "Notulen", HELP, at.workspace.tell, work)
        worker = at.workspace.run_worker(writing, exit_on_error=False)
        await at.until("1/3 blitar.docx Esc batal · Enter terus bekerja")
        await at.press("escape")
        await at.until("Notulen dibatalkan; tidak ada yang ditulis.")
        slow.set()
        with pytest.raises(WorkerFailed):
            await worker.wait()
        assert not placed.is_set()


def test_what_is_put_in_its_place_can_no_longer_be_cancelled() -> None:
    course = Course()
    course.go_on(placing=False)
    assert course.cancel()
    with pytest.raises(Cancelled):
        course.go_on(placing=True)
    late = Course()
    late.go_on(placing=True)
    assert not late.cancel()
    late.go_on(placing=True)


@pytest.mark.slow
async def test_where_the_minutes_cannot_be_written_it_is_said_and_one_goes_on(desk: Opened) -> None:
    async with desk() as at:
        at.session.path.with_suffix(".md").mkdir()
        await at.press("ctrl+p")
        await at.type("notulen")
        await at.press("enter")
        await at.until("adalah folder")
